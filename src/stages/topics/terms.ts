import { stemOf } from '../../adapters/natural.js'
import type { Entity } from '../../model/entity.js'
import type { Token } from '../../model/token.js'
import { createTally, type FeatureBook, type Features } from '../../statistics/features.js'
import { createStemFeatures, createStems } from '../../statistics/stem-features.js'
import { createWordTable } from '../../text/numbering.js'
import type { TopicText } from './text.js'

/** Parts of speech that carry a subject; the rest only hold sentences together. */
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ'])

const WORD = /^\p{L}[\p{L}\p{N}'-]*$/u

/** How much a term counts that stands in the answer alone. */
const ANSWER = 0.5

const NO_STEM = 0

/**
 * Measures the terms of exchanges that are in a book: stems of content words, pairs of neighbouring ones, and who is
 * named.
 *
 * Unit: 1 for a term of the question, less for one of the answer alone; a term counts once.
 */
export function createTermReader(book: FeatureBook): (text: TopicText) => Features {
  const tally = createTally(book)
  let known = readBook(book)
  const restart = () => {
    known = readBook(book)
  }
  const stemsOfWords = createWordTable((word) => known.stems.numberOf(stemOfWord(word)), restart)
  return ({ words, tokens, sentences }) => {
    const { numbers, numbering } = words.tokens
    const stemBy = stemsOfWords(numbering)
    const { single, pair } = known.features
    for (const { place, firstToken, endToken, mentions } of sentences) {
      const amount = place === 'answer' ? ANSWER : 1
      let before = NO_STEM
      for (let at = firstToken; at < endToken; at++) {
        const { kind, partOfSpeech } = tokens[at] as Token
        if (kind !== 'word') {
          before = NO_STEM
          continue
        }
        const stem = CONTENT.has(partOfSpeech) ? (stemBy[numbers[at] as number] as number) : NO_STEM
        if (stem === NO_STEM) continue
        tally.raise(single(stem), amount)
        if (before !== NO_STEM) tally.raise(pair(before, stem), amount)
        before = stem
      }
      for (const { entity } of mentions) tally.raise(book.numberOf(nameTerm(entity)), amount)
    }
    return tally.take()
  }
}

function nameTerm({ type, iso3, id }: Entity): string {
  return `ENT:${type === 'country' ? iso3 : id}`
}

/** The stem of a word of letters; empty for any other. */
function stemOfWord(word: string): string {
  return word.length > 1 && WORD.test(word) ? stemOf(word) : ''
}

function readBook(book: FeatureBook) {
  const stems = createStems([''])
  return { stems, features: createStemFeatures(book, stems, { single: '', pair: '' }) }
}
