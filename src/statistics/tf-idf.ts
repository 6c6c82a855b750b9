/** A vector that is zero almost everywhere: ascending places with their values. */
export interface SparseVector {
  readonly places: readonly number[]
  readonly values: readonly number[]
}

/** The terms that vectors count, with how much each says. */
export interface Vocabulary {
  readonly terms: readonly string[]
  /** ln((1 + n) / (1 + df)) of each term, n and df being documents. */
  readonly idf: readonly number[]
}

interface VocabularyOptions {
  /** Terms of fewer documents are left out. */
  readonly minDocuments: number
  /** Terms of a larger share of the documents are left out. */
  readonly maxShare: number
}

/** The vocabulary of documents given as lists of terms, one after another; terms in code-unit order. */
export function buildVocabulary(
  documents: Iterable<readonly string[]>,
  { minDocuments, maxShare }: VocabularyOptions,
): Vocabulary {
  const frequency = new Map<string, number>()
  let count = 0
  for (const terms of documents) {
    count++
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  }
  const most = Math.max(minDocuments, maxShare * count)
  const kept = [...frequency].filter(([, df]) => df >= minDocuments && df <= most).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    terms: kept.map(([term]) => term),
    idf: kept.map(([, df]) => Math.log((1 + count) / (1 + df))),
  }
}

/**
 * Logarithmic term frequency times inverse document frequency, of length 1.
 *
 * Edge: a document without a known term is the empty vector.
 */
export function weighTerms(
  terms: readonly string[],
  { placeOf, idf }: { readonly placeOf: ReadonlyMap<string, number>; readonly idf: readonly number[] },
): SparseVector {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const place = placeOf.get(term)
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  const places = [...counts.keys()].sort((a, b) => a - b)
  const values = places.map((place) => (1 + Math.log(counts.get(place) ?? 1)) * (idf[place] ?? 0))
  return { places, values: toUnit(values) }
}

/** Values divided by their Euclidean length; zeros stay zeros. */
export function toUnit(values: readonly number[]): readonly number[] {
  let squares = 0
  for (const value of values) squares += value * value
  return squares > 0 ? values.map((value) => value / Math.sqrt(squares)) : values
}
