import { type Span, surface } from '../../model/span.js'
import { cutSentences } from '../../text/sentences.js'
import type { PartCues, QuestionCue } from './part-cues.js'

/** One question of a turn with what leads up to it: as little as can be asked apart. */
export interface Asked extends Span {
  /** Number that it gives itself, from 0; undefined where it gives none. */
  readonly number: number | undefined
  /** How clearly it begins another question: 2 by a number, 1 by words that add one, 0 where only its place tells, −1 where it clings to the one before. */
  readonly onset: number
  /** Stems of the words that it is about. */
  readonly content: ReadonlySet<string>
  readonly cue: string
}

const MAX_CLINGING_WORDS = 9

/** Cuts a turn's question where one thing has been asked and another begins. */
export function cutQuestions(
  text: string,
  { question, cues }: { readonly question: readonly Span[]; readonly cues: PartCues },
): readonly Asked[] {
  const asked: Asked[] = []
  let isOver = true
  let hasAsked = true
  for (const sentence of question.flatMap((span) => cutSentences(text, span))) {
    const words = surface(text, sentence)
    const found = cues.questionCue(words)
    const last = asked.at(-1)
    const begun = beginning(sentence, { found, content: cues.contentOf(words) })
    if (!last || isOver || (found && hasAsked)) {
      asked.push(begun)
      hasAsked = false
    } else asked[asked.length - 1] = joined(last, begun)
    isOver = /[?？]["”’')\]]*$/.test(words)
    hasAsked ||= cues.asks(words)
  }
  const [tail, before] = [asked.at(-1), asked.at(-2)]
  const kept = tail && before && !hasAsked ? [...asked.slice(0, -2), joined(before, tail)] : asked
  return kept.map((one) => ({ ...one, onset: clings(text, one) ? -1 : one.onset }))
}

function beginning(
  sentence: Span,
  { found, content }: { readonly found: QuestionCue | undefined; readonly content: ReadonlySet<string> },
): Asked {
  const onset = found ? (found.number === undefined ? 1 : 2) : 0
  return { ...sentence, number: found?.number, onset, content, cue: found?.cue ?? '' }
}

/** A question with a sentence more; a number that the sentence gives holds for it all. */
function joined(one: Asked, more: Asked): Asked {
  const { number, onset, cue } = one.number === undefined && more.number !== undefined ? more : one
  return { ...one, number, onset, cue, end: more.end, content: new Set([...one.content, ...more.content]) }
}

/** Whether a question says nothing new: "Can you confirm that?" */
function clings(text: string, one: Asked): boolean {
  return one.onset === 0 && one.content.size === 0 && surface(text, one).split(/\s+/).length <= MAX_CLINGING_WORDS
}
