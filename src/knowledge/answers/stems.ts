import { stemOf } from '../../adapters/natural.js'
import type { FeatureBook, Tally } from '../../statistics/features.js'
import { createWordTable } from '../../text/numbering.js'
import { isWord, type Spoken } from './spoken.js'

/** Which sentences words are of: the answer's, its first, those that ask, the whole question's. */
export type Side = 'a' | 'a1' | 'q' | 'qa'

/** Notes the stems of a stretch of words, and the pairs of them. */
export type StemFeatures = (side: Side, spoken: Spoken, range: { readonly from: number; readonly to: number }) => void

/** Stands for what is no word, between words. */
const NO_WORD = 0
/** Stands where a sentence begins. */
const BEGIN = 1

/** Numbers for stems, from those of `.` and `^` on. */
function createStems() {
  const stems = ['.', '^']
  const numbers = new Map(stems.map((stem, number) => [stem, number]))
  const numberOf = (stem: string): number => {
    const known = numbers.get(stem)
    if (known !== undefined) return known
    numbers.set(stem, stems.length)
    return stems.push(stem) - 1
  }
  return { stems, numberOf }
}

/** The stem of a word; `.` of what is none. What stands for a name is its own. */
function stemOfTerm(term: string): string {
  if (!isWord(term)) return '.'
  return term.startsWith('<') ? term : stemOf(term)
}

/** What a book says of the stems of one side, looked up once a stem. */
interface SideStems {
  /** By stem, the number of its feature. */
  readonly singles: number[]
  /** By stem, whether it begins a pair. */
  readonly opens: boolean[]
}

/**
 * Single stems and pairs of them, each once.
 *
 * Edge: what is known of stems is kept as long as the numbering of words is.
 */
export function createStemFeatures({ book, set }: Tally): StemFeatures {
  let known = createStems()
  let sides = emptySides()
  const restart = () => {
    known = createStems()
    sides = emptySides()
  }
  const stemsOfTerms = createWordTable((term) => known.numberOf(stemOfTerm(term)), restart)
  const isOpener = openerTest(book)
  return (side, { words, terms }, { from, to }) => {
    const stemOfWord = stemsOfTerms(words.numbering)
    const { stems } = known
    const { singles, opens } = sides[side]
    let before = BEGIN
    for (let at = from; at < to; at++) {
      const stem = stemOfWord[terms[at] as number] as number
      if (stem !== NO_WORD && stem !== before) {
        singles[stem] ??= book.numberOf(`w:${side}:${stems[stem]}`)
        set(singles[stem] as number, 1)
        opens[before] ??= isOpener(side, stems[before] ?? '')
        if (opens[before]) set(book.numberOf(`b:${side}:${stems[before]} ${stems[stem]}`), 1)
      }
      before = stem
    }
  }
}

function emptySides(): Readonly<Record<Side, SideStems>> {
  const empty = (): SideStems => ({ singles: [], opens: [] })
  return { a: empty(), a1: empty(), q: empty(), qa: empty() }
}

/** Tells with which stems the pairs of a book begin; with any, where the book takes every pair. */
function openerTest({ names, admits }: FeatureBook): (side: Side, stem: string) => boolean {
  if (admits('b:')) return () => true
  const openers = new Set(names.flatMap((name) => (name.startsWith('b:') ? [name.slice(0, name.indexOf(' '))] : [])))
  return (side, stem) => openers.has(`b:${side}:${stem}`)
}
