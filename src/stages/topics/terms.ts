import { stemOf } from '../../adapters/natural.js'
import type { Token } from '../../model/token.js'
import type { TopicText } from './text.js'

/** Parts of speech that carry a subject; the rest only hold sentences together. */
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ'])

const WORD = /^\p{L}[\p{L}\p{N}'-]*$/u

/** How much a term counts that stands in the answer alone. */
const ANSWER = 0.5

/**
 * The terms of one exchange: stems of content words, pairs of neighbouring ones, and who is named.
 *
 * Unit: 1 for a term of the question, less for one of the answer alone; a term counts once.
 */
export function termsOf(text: TopicText): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  for (const { place, firstToken, endToken, mentions } of text.sentences) {
    const amount = place === 'answer' ? ANSWER : 1
    const add = (term: string) => {
      if ((terms.get(term) ?? 0) < amount) terms.set(term, amount)
    }
    let before = ''
    for (const token of text.tokens.slice(firstToken, endToken)) {
      const stem = contentStem(token)
      if (stem) {
        add(stem)
        if (before) add(`${before} ${stem}`)
      }
      if (stem || token.kind !== 'word') before = stem
    }
    for (const { entity } of mentions) add(`ENT:${entity.type === 'country' ? entity.iso3 : entity.id}`)
  }
  return terms
}

function contentStem({ norm, kind, partOfSpeech }: Token): string {
  return kind === 'word' && CONTENT.has(partOfSpeech) && norm.length > 1 && WORD.test(norm) ? stemOf(norm) : ''
}
