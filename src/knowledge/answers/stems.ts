import { stemOf } from '../../adapters/natural.js'
import type { FeatureBook, Tally } from '../../statistics/features.js'
import { createStemFeatures, createStems, type StemFeatures } from '../../statistics/stem-features.js'
import { createWordTable } from '../../text/numbering.js'
import { isWord, type Spoken } from './spoken.js'

/** Which sentences words are of: the answer's, its first, those that ask, the whole question's. */
export type Side = 'a' | 'a1' | 'q' | 'qa'

/** Notes the stems of a stretch of words, and the pairs of them. */
export type StemCount = (side: Side, spoken: Spoken, range: { readonly from: number; readonly to: number }) => void

/** Stands for what is no word, between words. */
const NO_WORD = 0
/** Stands where a sentence begins. */
const BEGIN = 1

/** The stem of a word; `.` of what is none. What stands for a name is its own. */
function stemOfTerm(term: string): string {
  if (!isWord(term)) return '.'
  return term.startsWith('<') ? term : stemOf(term)
}

/**
 * Counts single stems and pairs of them, each once.
 *
 * Edge: what is known of stems is kept as long as the numbering of words is.
 */
export function createStemCount({ book, set }: Tally): StemCount {
  let known = readBook(book)
  const restart = () => {
    known = readBook(book)
  }
  const stemsOfTerms = createWordTable((term) => known.stems.numberOf(stemOfTerm(term)), restart)
  return (side, { words, terms }, { from, to }) => {
    const stemOfWord = stemsOfTerms(words.numbering)
    const { single, pair } = known.sides[side]
    let before = BEGIN
    for (let at = from; at < to; at++) {
      const stem = stemOfWord[terms[at] as number] as number
      if (stem !== NO_WORD && stem !== before) {
        set(single(stem), 1)
        set(pair(before, stem), 1)
      }
      before = stem
    }
  }
}

function readBook(book: FeatureBook) {
  const stems = createStems(['.', '^'])
  const of = (side: Side): StemFeatures => createStemFeatures(book, stems, { single: `w:${side}:`, pair: `b:${side}:` })
  return { stems, sides: { a: of('a'), a1: of('a1'), q: of('q'), qa: of('qa') } }
}
