import { createRandom, type Random } from './random.js'

/** Rows of length 1, all as long as one another. */
export type UnitRows = readonly Float64Array[]

/** Scores are compared after this rounding, so that no machine's last bit decides. */
const ROUND = 1e9
const MAX_STEPS = 100

/**
 * Spherical k-means: the group of each row, by the cosine to the groups' mean directions.
 *
 * Shape: one whole number 0 … k-1 a row. Edge: ties go to the lower group; a group may stay empty.
 * Source: Dhillon & Modha 2001; starts after Arthur & Vassilvitskii 2007 (k-means++), the best of `starts` kept.
 */
export function clusterByMeans(
  rows: UnitRows,
  { k, starts, seed }: { readonly k: number; readonly starts: number; readonly seed: number },
): readonly number[] {
  let best: { readonly score: number; readonly groups: readonly number[] } | undefined
  for (let start = 0; start < starts; start++) {
    const centres = spreadCentres(rows, { k, random: createRandom(seed, `k-means ${start}`) })
    const settled = settle(rows, centres)
    if (!best || settled.score > best.score) best = settled
  }
  return best?.groups ?? []
}

/** Moves rows to the nearest mean direction until nothing changes, from a given grouping. */
export function settleGroups(
  rows: UnitRows,
  { groups, k }: { groups: readonly number[]; k: number },
): readonly number[] {
  return settle(rows, meanDirections(rows, { groups, k })).groups
}

/** The mean direction of each group; zeros for an empty one. */
export function meanDirections(rows: UnitRows, { groups, k }: { groups: readonly number[]; k: number }): UnitRows {
  const width = rows[0]?.length ?? 0
  const sums = Array.from({ length: k }, () => new Float64Array(width))
  rows.forEach((row, i) => {
    const sum = sums[groups[i] ?? 0]
    if (sum) for (let j = 0; j < width; j++) sum[j] = (sum[j] ?? 0) + (row[j] ?? 0)
  })
  return sums.map(unitRow)
}

/** A row divided by its length; zeros stay zeros. */
export function unitRow(row: Float64Array): Float64Array {
  const length = Math.sqrt(dot(row, row))
  return length > 0 ? row.map((value) => value / length) : row
}

export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let j = 0; j < a.length; j++) total += (a[j] ?? 0) * (b[j] ?? 0)
  return total
}

function settle(rows: UnitRows, start: UnitRows): { readonly score: number; readonly groups: readonly number[] } {
  let centres = start
  let groups: readonly number[] = []
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = rows.map((row) => nearest(row, centres).group)
    if (next.every((group, i) => group === groups[i])) break
    groups = next
    centres = meanDirections(rows, { groups, k: start.length })
  }
  let score = 0
  for (const row of rows) score += nearest(row, centres).cosine
  return { score: Math.round(score * ROUND) / ROUND, groups }
}

function nearest(row: Float64Array, centres: UnitRows): { readonly group: number; readonly cosine: number } {
  let group = 0
  let cosine = Number.NEGATIVE_INFINITY
  centres.forEach((centre, candidate) => {
    const rounded = Math.round(dot(row, centre) * ROUND) / ROUND
    if (rounded > cosine) {
      cosine = rounded
      group = candidate
    }
  })
  return { group, cosine }
}

function spreadCentres(rows: UnitRows, { k, random }: { readonly k: number; readonly random: Random }): UnitRows {
  const first = rows[random.below(Math.max(1, rows.length))]
  if (!first) return []
  const centres = [first]
  const distances = rows.map((row) => distance(row, first))
  while (centres.length < k) {
    const next = rows[draw(distances, random)] ?? first
    centres.push(next)
    rows.forEach((row, i) => {
      distances[i] = Math.min(distances[i] ?? 0, distance(row, next))
    })
  }
  return centres
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.max(0, Math.round((2 - 2 * dot(a, b)) * ROUND) / ROUND)
}

function draw(weights: readonly number[], random: Random): number {
  let left = random.next() * weights.reduce((total, weight) => total + weight, 0)
  const found = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return found < 0 ? weights.length - 1 : found
}
