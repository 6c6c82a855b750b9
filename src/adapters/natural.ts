import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js'
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { rememberWords } from '../text/once.js'

const MAX_STEMS = 200_000

/**
 * The Porter stem of a lower-case word, cached by distinct word.
 *
 * Source: Porter 1980, An algorithm for suffix stripping; implementation of the package `natural`.
 */
export const stemOf = rememberWords(MAX_STEMS, (word) => porter.stem(word))

/** A hint that names the known word nearest to a mistaken one, or lists all known words. */
export function didYouMean(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: levenshtein.LevenshteinDistance(word, candidate) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
  if (nearest && nearest.distance <= Math.max(2, word.length / 3)) {
    return `did you mean "${nearest.candidate}"?`
  }
  return `known: ${known.join(', ')}`
}
