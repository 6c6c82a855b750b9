import type { Interval } from './interval.js'
import type { Random } from './random.js'

/**
 * Counts of many features in clusters: press conferences whose exchanges are not independent.
 *
 * Shape: compressed rows; the features of cluster `u` are `features[starts[u] … starts[u + 1])`.
 */
export interface ClusterCounts {
  readonly clusters: number
  readonly featureCount: number
  readonly starts: Int32Array
  readonly features: Int32Array
  readonly counts: Int32Array
}

/** A share to be compared, as the features that are its numerator and denominator. */
export interface ShareFeatures {
  readonly count: number
  readonly total: number
}

/** Packs one map of counts per cluster. */
export function packClusters(clusters: readonly ReadonlyMap<number, number>[], featureCount: number): ClusterCounts {
  const size = clusters.reduce((sum, cluster) => sum + cluster.size, 0)
  const starts = new Int32Array(clusters.length + 1)
  const features = new Int32Array(size)
  const counts = new Int32Array(size)
  let at = 0
  for (const [u, cluster] of clusters.entries()) {
    for (const [feature, count] of cluster) {
      features[at] = feature
      counts[at++] = count
    }
    starts[u + 1] = at
  }
  return { clusters: clusters.length, featureCount, starts, features, counts }
}

function addCluster(sums: Float64Array, table: ClusterCounts, at: { u: number; times: number }) {
  const { starts, features, counts } = table
  const end = starts[at.u + 1] ?? 0
  for (let i = starts[at.u] ?? 0; i < end; i++) {
    const feature = features[i] ?? 0
    sums[feature] = (sums[feature] ?? 0) + (counts[i] ?? 0) * at.times
  }
}

function sumOf(table: ClusterCounts, clusters: Iterable<number>): Float64Array {
  const sums = new Float64Array(table.featureCount)
  for (const u of clusters) addCluster(sums, table, { u, times: 1 })
  return sums
}

/** a - b from the sums of a and of both together; NaN where a side has no trial. */
function difference(share: ShareFeatures, a: Float64Array, both: Float64Array): number {
  const [x, n] = [a[share.count] ?? 0, a[share.total] ?? 0]
  const [y, m] = [(both[share.count] ?? 0) - x, (both[share.total] ?? 0) - n]
  return x / n - y / m
}

/** Differences closer than this are one: sums of the same counts in another order. */
const SAME = 1e-9

/** Draws `size` of the clusters into the front of `order`, each set equally likely. */
function drawFront(order: Int32Array, size: number, random: Random): void {
  for (let i = 0; i < size; i++) {
    const other = i + random.below(order.length - i)
    const kept = order[i] ?? 0
    order[i] = order[other] ?? 0
    order[other] = kept
  }
}

export interface PermutationOptions {
  readonly draws: number
  readonly random: Random
}

/**
 * How often shares differ as much by chance as they do between one set of clusters and the rest:
 * whole clusters change sides, exchanges never leave theirs.
 *
 * Shape: one two-sided p per share, in their order; never 0, since the observed division is one of the draws.
 * Edge: 1 where a side has no trial. A draw that leaves a side without trials counts as extreme.
 * Source: Fisher 1935; Phipson & Smyth 2010 for the + 1.
 */
export function permuteClusters(
  table: ClusterCounts,
  groups: { readonly side: readonly number[]; readonly shares: readonly ShareFeatures[] },
  options: PermutationOptions,
): readonly number[] {
  const order = Int32Array.from({ length: table.clusters }, (_, u) => u)
  const both = sumOf(table, order)
  const observed = sumOf(table, groups.side)
  const limits = groups.shares.map((share) => Math.abs(difference(share, observed, both)) - SAME)
  const extreme = new Int32Array(groups.shares.length)
  const sums = new Float64Array(table.featureCount)
  for (let draw = 0; draw < options.draws; draw++) {
    drawFront(order, groups.side.length, options.random)
    sums.fill(0)
    for (let i = 0; i < groups.side.length; i++) {
      addCluster(sums, table, { u: order[i] ?? 0, times: 1 })
    }
    for (const [i, share] of groups.shares.entries()) {
      const isMilder = Math.abs(difference(share, sums, both)) < (limits[i] ?? 0)
      if (!isMilder) extreme[i] = (extreme[i] ?? 0) + 1
    }
  }
  return Array.from(extreme, (times) => (times + 1) / (options.draws + 1))
}

/** The shares of every draw: draws × shares, NaN where a draw has no trial. */
export function bootstrapShares(
  table: ClusterCounts,
  groups: { readonly side: readonly number[]; readonly shares: readonly ShareFeatures[] },
  options: PermutationOptions,
): readonly Float64Array[] {
  const { side, shares } = groups
  const results = shares.map(() => new Float64Array(options.draws))
  const times = new Int32Array(side.length)
  const sums = new Float64Array(table.featureCount)
  for (let draw = 0; draw < options.draws; draw++) {
    times.fill(0)
    sums.fill(0)
    for (let i = 0; i < side.length; i++) {
      const drawn = options.random.below(side.length)
      times[drawn] = (times[drawn] ?? 0) + 1
    }
    for (const [i, u] of side.entries()) {
      const repeats = times[i] ?? 0
      if (repeats > 0) addCluster(sums, table, { u, times: repeats })
    }
    for (const [i, share] of shares.entries()) {
      const values = results[i]
      if (values) values[draw] = (sums[share.count] ?? 0) / (sums[share.total] ?? 0)
    }
  }
  return results
}

/** The value below which a fraction of the sorted values lies, by linear interpolation (type 7). */
export function quantile(sorted: Float64Array, fraction: number): number {
  const at = (sorted.length - 1) * fraction
  const low = Math.floor(at + 1e-9)
  const [x, y] = [sorted[low] ?? Number.NaN, sorted[low + 1] ?? sorted[low] ?? Number.NaN]
  return x + (y - x) * Math.max(0, at - low)
}

export interface Spread extends Interval {
  readonly variance: number
}

/**
 * The middle 95 % and the variance of a - b over paired draws.
 *
 * Edge: draws without trials on a side are left out; undefined where fewer than half remain.
 * Source: Efron & Tibshirani 1993, percentile interval.
 */
export function spreadOfDifference(a: Float64Array, b: Float64Array): Spread | undefined {
  const differences = a.map((value, i) => value - (b[i] ?? Number.NaN)).filter(Number.isFinite)
  if (differences.length * 2 < a.length || differences.length < 2) return undefined
  const mean = differences.reduce((sum, d) => sum + d, 0) / differences.length
  const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0)
  const sorted = differences.sort()
  return {
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
    variance: squares / (differences.length - 1),
  }
}
