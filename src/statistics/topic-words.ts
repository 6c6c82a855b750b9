/** Documents as places of terms in a vocabulary, each place once. */
export type Incidence = readonly (readonly number[])[]

interface Grouped {
  readonly documents: Incidence
  /** Group of each document; negative for none. */
  readonly groups: readonly number[]
  readonly k: number
  readonly terms: number
}

const ROUND = 1e9

/**
 * Class-based TF–IDF: how strongly a term marks one group rather than the rest; document counts as term frequencies.
 *
 * Shape: k × terms. Edge: an empty group gives zeros. Source: Grootendorst 2022, arXiv:2203.05794.
 */
export function markTerms({ documents, groups, k, terms }: Grouped): readonly Float64Array[] {
  const counts = Array.from({ length: k }, () => new Float64Array(terms))
  const totals = new Float64Array(terms)
  documents.forEach((places, i) => {
    const count = counts[groups[i] ?? -1]
    if (!count) return
    for (const place of places) {
      count[place] = (count[place] ?? 0) + 1
      totals[place] = (totals[place] ?? 0) + 1
    }
  })
  const sizes = counts.map((count) => count.reduce((sum, value) => sum + value, 0))
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, k)
  return counts.map((count, group) =>
    count.map((value, place) =>
      value === 0 ? 0 : (value / (sizes[group] || 1)) * Math.log(1 + mean / (totals[place] || 1)),
    ),
  )
}

/** The places of the highest scores, highest first; ties by place. */
export function highest(scores: Float64Array, count: number): readonly number[] {
  return [...scores.keys()]
    .filter((place) => (scores[place] ?? 0) > 0)
    .sort((a, b) => Math.round(((scores[b] ?? 0) - (scores[a] ?? 0)) * ROUND) || a - b)
    .slice(0, count)
}

/**
 * Terms that mark a group and differ from one another: maximal marginal relevance.
 *
 * Source: Carbonell & Goldstein 1998; `lambda` weighs relevance against likeness to the terms already taken.
 */
export function diversify(
  candidates: readonly number[],
  options: {
    readonly scores: Float64Array
    readonly likeness: (a: number, b: number) => number
    readonly lambda: number
    readonly count: number
  },
): readonly number[] {
  const { scores, likeness, lambda, count } = options
  const most = Math.max(...candidates.map((place) => scores[place] ?? 0), Number.MIN_VALUE)
  const taken: number[] = []
  const left = [...candidates]
  while (taken.length < count && left.length > 0) {
    const values = left.map((place) => {
      const alike = Math.max(0, ...taken.map((other) => likeness(place, other)))
      return Math.round((lambda * ((scores[place] ?? 0) / most) - (1 - lambda) * alike) * ROUND)
    })
    const best = values.indexOf(Math.max(...values))
    taken.push(...left.splice(best, 1))
  }
  return taken
}

/** In which documents each of some terms stands. */
export function postingsOf(places: readonly number[], documents: Incidence): ReadonlyMap<number, ReadonlySet<number>> {
  const postings = new Map(places.map((place) => [place, new Set<number>()]))
  documents.forEach((list, i) => {
    for (const place of list) postings.get(place)?.add(i)
  })
  return postings
}

/** Share of documents with both terms among those with either. Range: 0-1. */
export function overlapOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0
  for (const document of a) if (b.has(document)) both++
  const either = a.size + b.size - both
  return either === 0 ? 0 : both / either
}

/**
 * Mean normalised pointwise mutual information of the pairs of a group's terms. Range: -1 to 1.
 *
 * Edge: a pair that never meets counts -1; fewer than two terms give 0. Source: Lau, Newman & Baldwin 2014.
 */
export function coherenceOf(terms: readonly ReadonlySet<number>[], documents: number): number {
  const values: number[] = []
  terms.forEach((a, i) => {
    for (const b of terms.slice(i + 1)) {
      let both = 0
      for (const document of a) if (b.has(document)) both++
      if (both === 0) values.push(-1)
      else if (both === documents) values.push(1)
      else {
        const joint = both / documents
        values.push(Math.log(joint / ((a.size / documents) * (b.size / documents))) / -Math.log(joint))
      }
    }
  })
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
