import { diffArrays } from 'diff'

/**
 * Two wordings side by side: words that fell away as `[-…-]`, words that came in as `{+…+}`, the rest as it is.
 *
 * Source: the notation of GNU wdiff; the shortest edit of Myers 1986, by the package `diff`.
 */
export function diffWords(before: string, after: string): string {
  const parts = diffArrays(before.split(' '), after.split(' '))
  return parts
    .map(({ value, added, removed }) => {
      const words = value.join(' ')
      return added ? `{+${words}+}` : removed ? `[-${words}-]` : words
    })
    .join(' ')
}

/** How much of two wordings is the same words in the same order, 0-1: twice the common words over all words. */
export function wordingSimilarity(before: readonly string[], after: readonly string[]): number {
  const common = diffArrays([...before], [...after])
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0)
  const all = before.length + after.length
  return all === 0 ? 1 : (2 * common) / all
}
