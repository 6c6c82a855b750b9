import { clusterByMeans, settleGroups } from './k-means.js'
import { neighboursOf } from './neighbours.js'
import { addScaled, dot, type UnitRows, unitRow } from './rows.js'

const NEIGHBOURS = 10
/** Share of a row that its neighbours make up after smoothing. */
const NEIGHBOUR_SHARE = 0.5
/** Small groups a final group is merged from, and the fewest rows that such a group should have. */
const SMALL_GROUPS_EACH = 20
const MIN_ROWS_EACH = 4
const MAX_SMALL_GROUPS = 200
const STARTS = 3

/**
 * Groups rows that point the same way, also where groups differ much in size.
 *
 * Rows are drawn half-way to their nearest neighbours, cut into many small groups by spherical k-means, which are merged by
 * average linkage to `k` and settled. Shape: one whole number 0 … k-1 a row, groups numbered by their first row.
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
  const small = clusterByMeans(smooth, { k: many, starts: STARTS, seed })
  const merged = mergeGroups(smooth, { groups: small, many, k: groups })
  return renumber(settleGroups(smooth, { groups: merged, k: groups }))
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

interface Merging {
  readonly groups: readonly number[]
  readonly many: number
  readonly k: number
}

/** Merges the two groups whose rows are on average most alike, until `k` are left. */
function mergeGroups(rows: UnitRows, { groups, many, k }: Merging): readonly number[] {
  const width = rows[0]?.length ?? 0
  const sums = Array.from({ length: many }, () => new Float64Array(width))
  const sizes = new Array<number>(many).fill(0)
  rows.forEach((row, i) => {
    const group = groups[i] ?? 0
    sizes[group] = (sizes[group] ?? 0) + 1
    const sum = sums[group]
    if (sum) for (let j = 0; j < width; j++) sum[j] = (sum[j] ?? 0) + (row[j] ?? 0)
  })
  const parent = sizes.map((_, group) => group)
  const alive = new Set(sizes.flatMap((size, group) => (size > 0 ? [group] : [])))
  while (alive.size > k) {
    const [into, from] = closestPair([...alive], { sums, sizes })
    const target = sums[into]
    const source = sums[from]
    if (!target || !source) break
    for (let j = 0; j < width; j++) target[j] = (target[j] ?? 0) + (source[j] ?? 0)
    sizes[into] = (sizes[into] ?? 0) + (sizes[from] ?? 0)
    parent[from] = into
    alive.delete(from)
  }
  const places = new Map([...alive].map((group, place) => [group, place]))
  const rootOf = (group: number): number => (parent[group] === group ? group : rootOf(parent[group] ?? group))
  return groups.map((group) => places.get(rootOf(group)) ?? 0)
}

function closestPair(
  alive: readonly number[],
  { sums, sizes }: { readonly sums: UnitRows; readonly sizes: readonly number[] },
): readonly [number, number] {
  let best: readonly [number, number] = [alive[0] ?? 0, alive[1] ?? 0]
  let bestCosine = Number.NEGATIVE_INFINITY
  alive.forEach((a, i) => {
    for (const b of alive.slice(i + 1)) {
      const [left, right] = [sums[a], sums[b]]
      if (!left || !right) continue
      const cosine = Math.round((dot(left, right) / ((sizes[a] ?? 1) * (sizes[b] ?? 1))) * 1e9) / 1e9
      if (cosine <= bestCosine) continue
      bestCosine = cosine
      best = [a, b]
    }
  })
  return best
}

/** Groups numbered in the order of their first rows. */
function renumber(groups: readonly number[]): readonly number[] {
  const places = new Map<number, number>()
  for (const group of groups) if (!places.has(group)) places.set(group, places.size)
  return groups.map((group) => places.get(group) ?? 0)
}
