/** Words as a regular expression finds them as they stand. */
export function escapeLiteral(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Source of a regular expression for any of some words, the longest first. */
export function anyOf(words: readonly string[], write: (words: string) => string = escapeLiteral): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(write)
    .join('|')
}
