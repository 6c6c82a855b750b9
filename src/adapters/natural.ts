import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js'
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'

const stems = new Map<string, string>()
const MAX_CACHED_STEMS = 200_000

/**
 * The Porter stem of a lower-case word, cached by distinct word.
 *
 * Source: Porter 1980, An algorithm for suffix stripping; implementation of the package `natural`.
 */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = porter.stem(word)
  if (stems.size >= MAX_CACHED_STEMS) stems.clear()
  stems.set(word, stem)
  return stem
}

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
