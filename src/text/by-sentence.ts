import { group } from 'd3-array'
import type { Mention } from '../model/entity.js'
import { onceFor } from './once.js'

const NONE: readonly Mention[] = []

/** The mentions of a transcript by the index of their sentence, in their order; worked out once for all who ask. */
export const mentionsBySentence = onceFor(
  (mentions: readonly Mention[]): ((sentence: number) => readonly Mention[]) => {
    const bySentence = group(mentions, ({ sentence }) => sentence)
    return (sentence) => bySentence.get(sentence) ?? NONE
  },
)
