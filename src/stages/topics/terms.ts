import { stemOf } from '../../adapters/natural.js'
import type { Entity } from '../../model/entity.js'
import type { Token } from '../../model/token.js'
import { createTally, type FeatureBook, type Features } from '../../statistics/features.js'
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
  const openers = openersOf(book)
  let known = noStems()
  const stemsOfWords = createWordTable(
    (word) => known.numberOf(word.length > 1 && WORD.test(word) ? stemOf(word) : ''),
    () => {
      known = noStems()
    },
  )
  const addPair = (before: number, stem: number, amount: number) => {
    const { stems, pairs } = known
    if (openers && !openers.has(stems[before] as string)) return
    const ofFirst = pairs[before] ?? new Map<number, number>()
    pairs[before] = ofFirst
    const feature = ofFirst.get(stem) ?? book.numberOf(`${stems[before]} ${stems[stem]}`)
    ofFirst.set(stem, feature)
    tally.raise(feature, amount)
  }
  return ({ words, tokens, sentences }) => {
    const { numbers, numbering } = words.tokens
    const stemOfWord = stemsOfWords(numbering)
    const { stems, singles } = known
    for (const { place, firstToken, endToken, mentions } of sentences) {
      const amount = place === 'answer' ? ANSWER : 1
      let before = NO_STEM
      for (let at = firstToken; at < endToken; at++) {
        const { kind, partOfSpeech } = tokens[at] as Token
        if (kind !== 'word') {
          before = NO_STEM
          continue
        }
        const stem = CONTENT.has(partOfSpeech) ? (stemOfWord[numbers[at] as number] as number) : NO_STEM
        if (stem === NO_STEM) continue
        singles[stem] ??= book.numberOf(stems[stem] as string)
        tally.raise(singles[stem] as number, amount)
        if (before !== NO_STEM) addPair(before, stem, amount)
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

/** The stems that begin the pairs of a book; absent where the book takes every pair. */
function openersOf({ names, admits }: FeatureBook): ReadonlySet<string> | undefined {
  if (admits('a b')) return undefined
  return new Set(names.flatMap((name) => (name.includes(' ') ? [name.slice(0, name.indexOf(' '))] : [])))
}

/** Stems by number, and what a book says of each. Number 0 is no stem. */
interface Stems {
  readonly stems: string[]
  readonly numberOf: (stem: string) => number
  /** By stem, the number of its feature. */
  readonly singles: number[]
  /** By first stem, the numbers of the features of pairs by their second. */
  readonly pairs: (Map<number, number> | undefined)[]
}

function noStems(): Stems {
  const stems = ['']
  const numbers = new Map([['', NO_STEM]])
  const numberOf = (stem: string): number => {
    const number = numbers.get(stem) ?? stems.length
    if (number === stems.length) stems.push(stem)
    numbers.set(stem, number)
    return number
  }
  return { stems, numberOf, singles: [], pairs: [] }
}
