import { group } from 'd3-array'
import {
  bootstrapShares,
  type DrawOptions,
  packClusters,
  permuteClusters,
  type ShareFeatures,
  spreadOfDifference,
} from '../../statistics/clusters.js'
import type { Comparison, Corpus, Group } from './corpus.js'
import { countExchanges, type FeatureTable } from './features.js'

/** One press conference as far as it is compared: its exchanges on either side. */
interface Cluster {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/** A comparison with its press conferences, in an order that does not depend on which group is called a. */
export interface DividedComparison {
  /** Whether the first side is b. */
  readonly isSwapped: boolean
  readonly first: Group
  readonly second: Group
  readonly clusters: readonly Cluster[]
}

/** Divides a comparison into press conferences; the group with the earliest exchange comes first. */
export function divide(corpus: Corpus, { a, b }: Comparison): DividedComparison {
  const isSwapped = (b.exchanges[0] ?? Number.POSITIVE_INFINITY) < (a.exchanges[0] ?? Number.POSITIVE_INFINITY)
  const [first, second] = isSwapped ? [b, a] : [a, b]
  const byTranscript = (side: Group) => group(side.exchanges, (index) => corpus.exchanges[index]?.transcript ?? -1)
  const [firsts, seconds] = [byTranscript(first), byTranscript(second)]
  const transcripts = [...new Set([...firsts.keys(), ...seconds.keys()])].toSorted((x, y) => x - y)
  const clusters = transcripts.map((transcript) => ({
    first: firsts.get(transcript) ?? [],
    second: seconds.get(transcript) ?? [],
  }))
  return { isSwapped, first, second, clusters }
}

/** Counts of one side: of exchanges, and of press conferences with at least one such exchange. */
export interface SideCounts {
  readonly exchanges: ReadonlyMap<number, number>
  readonly conferences: ReadonlyMap<number, number>
}

/** Counts one side of a divided comparison. */
export function countSide(table: FeatureTable, { clusters }: DividedComparison, side: 'first' | 'second'): SideCounts {
  const exchanges = new Map<number, number>()
  const conferences = new Map<number, number>()
  for (const cluster of clusters) {
    for (const [feature, count] of countExchanges(table, cluster[side])) {
      exchanges.set(feature, (exchanges.get(feature) ?? 0) + count)
      conferences.set(feature, (conferences.get(feature) ?? 0) + 1)
    }
  }
  return { exchanges, conferences }
}

const isSplit = ({ first, second }: Cluster) => first.length > 0 && second.length > 0

/** The chance of each difference when press conferences change sides. Shape: one p per share. */
export function permute(
  table: FeatureTable,
  { clusters }: DividedComparison,
  { shares, ...options }: DrawOptions & { readonly shares: readonly ShareFeatures[] },
): readonly number[] {
  const whole = clusters.filter((cluster) => !isSplit(cluster))
  const packed = packClusters(
    whole.map(({ first, second }) => countExchanges(table, [...first, ...second])),
    table.size,
  )
  const side = whole.flatMap(({ first }, u) => (first.length > 0 ? [u] : []))
  const both = clusters.filter(isSplit)
  if (both.length === 0) return permuteClusters(packed, { side, shares }, options)
  let end = 0
  const blocks = both.map(({ first, second }) => {
    const start = end
    end += first.length + second.length
    return { start, end, first: first.length }
  })
  const rows = both.flatMap(({ first, second }) => [...first, ...second])
  const exchanges = packClusters(
    rows.map((exchange) => countExchanges(table, [exchange])),
    table.size,
  )
  return permuteClusters(packed, { side, shares, split: { table: exchanges, blocks } }, options)
}

/** The bootstrap variance of each difference, press conferences drawn whole; undefined where it cannot be told. */
export function bootstrapVariances(
  table: FeatureTable,
  { clusters }: DividedComparison,
  { shares, ...options }: DrawOptions & { readonly shares: readonly ShareFeatures[] },
): readonly (number | undefined)[] {
  const packed = packClusters(
    clusters.map(({ first, second }) => {
      const apart = [...countExchanges(table, second)].map(([feature, count]) => [feature + table.size, count] as const)
      return new Map([...countExchanges(table, first), ...apart])
    }),
    table.size * 2,
  )
  const indices = clusters.map((_, u) => u)
  const strata = clusters.some(isSplit)
    ? [indices]
    : [
        indices.filter((u) => (clusters[u]?.first.length ?? 0) > 0),
        indices.filter((u) => (clusters[u]?.second.length ?? 0) > 0),
      ]
  const apart = shares.map(({ count, total }) => ({ count: count + table.size, total: total + table.size }))
  const draws = bootstrapShares(packed, { strata, shares: [...shares, ...apart] }, options)
  return shares.map((_, i) => {
    const [first, second] = [draws[i], draws[i + shares.length]]
    return first && second && spreadOfDifference(first, second)?.variance
  })
}
