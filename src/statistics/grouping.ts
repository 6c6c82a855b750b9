import { clusterByMeans, settleGroups } from './k-means.js'
import { agreeOn, mergeGroups } from './linkage.js'
import { neighboursOf } from './neighbours.js'
import { addScaled, type UnitRows, unitRow } from './rows.js'

const NEIGHBOURS = 10
/** Share of a row that its neighbours make up after smoothing. */
const NEIGHBOUR_SHARE = 0.5
/** Small groups a final group is merged from, and the fewest rows that such a group should have. */
const SMALL_GROUPS_EACH = 20
const MIN_ROWS_EACH = 4
const MAX_SMALL_GROUPS = 200
/** Groupings of each kind that the final one is agreed from. */
const ROUNDS = 5
/** Starts of a grouping by means alone. */
const STARTS = 2

/**
 * Groups rows that point the same way, where groups are alike in size and where they differ much.
 *
 * Rows are drawn half-way to their nearest neighbours and grouped ten times: five times cut into many small groups by
 * spherical k-means, merged by average linkage to `k` and settled, which finds groups of any size; five times by spherical
 * k-means alone, which finds groups alike in size. What most of these agree on is the result.
 * Shape: one whole number 0 … k-1 a row, groups numbered by their first row.
 * Source: average linkage, Sokal & Michener 1958; smoothing over the neighbourhood graph after Belkin & Niyogi 2003.
 */
export function groupRows(
  rows: UnitRows,
  { k, seed }: { readonly k: number; readonly seed: number },
): readonly number[] {
  const groups = Math.min(k, rows.length)
  if (groups <= 1) return rows.map(() => 0)
  const smooth = smoothRows(rows)
  const many = Math.max(
    groups,
    Math.min(groups * SMALL_GROUPS_EACH, MAX_SMALL_GROUPS, Math.floor(rows.length / MIN_ROWS_EACH)),
  )
  const runs = Array.from({ length: ROUNDS }, (_, round) => {
    const small = clusterByMeans(smooth, { k: many, starts: 1, seed: seed + round })
    const merged = mergeGroups(smooth, { groups: small, many, k: groups })
    return [
      settleGroups(smooth, { groups: merged, k: groups }),
      clusterByMeans(smooth, { k: groups, starts: STARTS, seed: seed + round }),
    ]
  })
  return renumber(agreeOn(runs.flat(), groups))
}

/** Each row moved half-way to the mean of its nearest neighbours, weighted by their cosine; neighbours are mutual. */
export function smoothRows(rows: UnitRows): UnitRows {
  const neighbours = neighboursOf(rows, NEIGHBOURS)
  return rows.map((row, i) => {
    const sum = new Float64Array(row.length)
    let weights = 0
    for (const [other, cosine] of neighbours[i] ?? []) {
      const near = rows[other]
      if (!near) continue
      weights += cosine
      addScaled(sum, near, cosine)
    }
    if (weights === 0) return row
    return unitRow(row.map((value, j) => (1 - NEIGHBOUR_SHARE) * value + (NEIGHBOUR_SHARE * (sum[j] ?? 0)) / weights))
  })
}

/** Groups numbered in the order of their first rows. */
function renumber(groups: readonly number[]): readonly number[] {
  const places = new Map<number, number>()
  for (const group of groups) if (!places.has(group)) places.set(group, places.size)
  return groups.map((group) => places.get(group) ?? 0)
}
