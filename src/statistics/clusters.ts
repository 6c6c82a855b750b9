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

interface Drawing {
  readonly start: number
  readonly end: number
  readonly size: number
  readonly random: Random
}

/** Draws `size` of the items from `start` to `end` into the front of that stretch, each set equally likely. */
function drawFront(order: Int32Array, { start, end, size, random }: Drawing): void {
  for (let i = start; i < start + size; i++) {
    const other = i + random.below(end - i)
    const kept = order[i] ?? 0
    order[i] = order[other] ?? 0
    order[other] = kept
  }
}

export interface DrawOptions {
  readonly draws: number
  readonly random: Random
}

/**
 * How clusters and their exchanges are divided in two.
 *
 * `side` are the clusters that lie wholly on the first side, out of all of the table.
 */
export interface Division {
  readonly side: readonly number[]
  readonly shares: readonly ShareFeatures[]
  /** Clusters that lie on both sides; they are no part of the table of whole ones. */
  readonly split?: SplitClusters
}

/** Clusters on both sides, exchange by exchange: one row of `table` an exchange. */
export interface SplitClusters {
  readonly table: ClusterCounts
  /** The rows of one cluster, those of the first side in front. */
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly first: number }[]
}

/** The first side's sums of one random division after the other. */
function createDivider(table: ClusterCounts, { side, split }: Division, random: Random): (sums: Float64Array) => void {
  const order = Int32Array.from({ length: table.clusters }, (_, u) => u)
  const whole = sumOf(table, order)
  // the smaller part is drawn: the division is the same, and quicker to sum
  const isOther = side.length * 2 > table.clusters
  const size = isOther ? table.clusters - side.length : side.length
  const rows = Int32Array.from({ length: split?.table.clusters ?? 0 }, (_, row) => row)
  return (sums) => {
    sums.fill(0)
    drawFront(order, { start: 0, end: order.length, size, random })
    for (let i = 0; i < size; i++) addCluster(sums, table, { u: order[i] ?? 0, times: isOther ? -1 : 1 })
    if (isOther) for (const [feature, sum] of whole.entries()) sums[feature] = (sums[feature] ?? 0) + sum
    if (!split) return
    for (const { start, end, first } of split.blocks) {
      drawFront(rows, { start, end, size: first, random })
      for (let i = start; i < start + first; i++) addCluster(sums, split.table, { u: rows[i] ?? 0, times: 1 })
    }
  }
}

function splitRows({ blocks }: SplitClusters, part: 'first' | 'all'): readonly number[] {
  return blocks.flatMap(({ start, end, first }) => {
    const size = part === 'first' ? first : end - start
    return Array.from({ length: size }, (_, i) => start + i)
  })
}

function addSums(sums: Float64Array, more: Float64Array | undefined): Float64Array {
  return more ? sums.map((sum, feature) => sum + (more[feature] ?? 0)) : sums
}

/**
 * How often shares differ as much by chance as they do between one set of clusters and the rest: whole
 * clusters change sides; only in a cluster that lies on both sides do its exchanges change sides within it.
 *
 * Shape: one two-sided p per share, in their order; never 0, since the observed division is one of the draws.
 * Edge: 1 where a side has no trial. A draw that leaves a side without trials counts as extreme.
 * Source: Fisher 1935; Phipson & Smyth 2010 for the + 1; restricted permutation as in Edgington & Onghena 2007.
 */
export function permuteClusters(table: ClusterCounts, division: Division, options: DrawOptions): readonly number[] {
  const { side, shares, split } = division
  const everyone = Array.from({ length: table.clusters }, (_, u) => u)
  const both = addSums(sumOf(table, everyone), split && sumOf(split.table, splitRows(split, 'all')))
  const observed = addSums(sumOf(table, side), split && sumOf(split.table, splitRows(split, 'first')))
  const limits = shares.map((share) => Math.abs(difference(share, observed, both)) - SAME)
  const extreme = new Int32Array(shares.length)
  const sums = new Float64Array(table.featureCount)
  const divide = createDivider(table, division, options.random)
  for (let draw = 0; draw < options.draws; draw++) {
    divide(sums)
    for (const [i, share] of shares.entries()) {
      const isMilder = Math.abs(difference(share, sums, both)) < (limits[i] ?? 0)
      if (!isMilder) extreme[i] = (extreme[i] ?? 0) + 1
    }
  }
  return Array.from(extreme, (times) => (times + 1) / (options.draws + 1))
}

/**
 * The shares of every draw of a bootstrap of whole clusters: draws × shares, NaN where a draw has no trial.
 *
 * Shape: `strata` are clusters that are drawn among themselves, with replacement, as many as they are.
 * Source: Davison & Hinkley 1997, section 3.8: clusters are drawn, their trials kept.
 */
export function bootstrapShares(
  table: ClusterCounts,
  { strata, shares }: { readonly strata: readonly (readonly number[])[]; readonly shares: readonly ShareFeatures[] },
  options: DrawOptions,
): readonly Float64Array[] {
  const results = shares.map(() => new Float64Array(options.draws))
  const times = new Int32Array(table.clusters)
  const sums = new Float64Array(table.featureCount)
  for (let draw = 0; draw < options.draws; draw++) {
    times.fill(0)
    sums.fill(0)
    for (const stratum of strata) {
      for (let i = 0; i < stratum.length; i++) {
        const drawn = stratum[options.random.below(stratum.length)] ?? 0
        times[drawn] = (times[drawn] ?? 0) + 1
      }
    }
    for (const [u, repeats] of times.entries()) if (repeats > 0) addCluster(sums, table, { u, times: repeats })
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
