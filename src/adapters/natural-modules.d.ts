declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distance: { LevenshteinDistance(a: string, b: string): number }
  export default distance
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string }
  export default porter
}
