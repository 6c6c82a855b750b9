import { meanDirections } from './k-means.js'
import { addScaled, dot, dotEach, type UnitRows } from './rows.js'

const ROUND = 1e9
/** Sets of rows that all groupings put together decide, so many at most, and so large beside a mean group; other rows join them. */
const MAX_DECIDING = 400
const MIN_SHARE = 0.02

interface Merging {
  /** Group of each row; negative for none. */
  readonly groups: readonly number[]
  readonly many: number
  readonly k: number
}

/** Merges the two groups whose rows are on average most alike, until `k` are left. Edge: rows of no group stay without. */
export function mergeGroups(rows: UnitRows, { groups, many, k }: Merging): readonly number[] {
  const sums = Array.from({ length: many }, () => new Float64Array(rows[0]?.length ?? 0))
  const sizes = new Float64Array(many)
  rows.forEach((row, i) => {
    const group = groups[i] ?? -1
    if (group < 0) return
    sizes[group] = (sizes[group] ?? 0) + 1
    addScaled(sums[group], row, 1)
  })
  const parent = Array.from({ length: many }, (_, group) => group)
  let alive = parent.filter((group) => (sizes[group] ?? 0) > 0)
  const likeness = alive.reduce((table, a) => compareWith(a, { alive, sums, sizes, table }), createTable(many))
  while (alive.length > k) {
    const [into, from] = closestPair(alive, likeness)
    addScaled(sums[into], sums[from], 1)
    sizes[into] = (sizes[into] ?? 0) + (sizes[from] ?? 0)
    parent[from] = into
    alive = alive.filter((group) => group !== from)
    compareWith(into, { alive, sums, sizes, table: likeness })
  }
  const places = new Map(alive.map((group, place) => [group, place]))
  const rootOf = (group: number): number => (parent[group] === group ? group : rootOf(parent[group] ?? group))
  return groups.map((group) => (group < 0 ? -1 : (places.get(rootOf(group)) ?? 0)))
}

/** How alike two groups are, by the lower and the higher of their numbers. */
type Table = readonly Float64Array[]

function createTable(many: number): Table {
  return Array.from({ length: many }, () => new Float64Array(many))
}

interface Comparing {
  readonly alive: readonly number[]
  readonly sums: UnitRows
  readonly sizes: Float64Array
  readonly table: Table
}

function compareWith(group: number, { alive, sums, sizes, table }: Comparing): Table {
  const own = sums[group]
  for (const other of alive) {
    const [left, right] = [table[Math.min(group, other)], sums[other]]
    if (!own || !left || !right) continue
    const mean = dot(own, right) / ((sizes[group] ?? 1) * (sizes[other] ?? 1))
    left[Math.max(group, other)] = Math.round(mean * ROUND) / ROUND
  }
  return table
}

function closestPair(alive: readonly number[], likeness: Table): readonly [number, number] {
  let best: readonly [number, number] = [alive[0] ?? 0, alive[1] ?? 0]
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < alive.length; i++) {
    const a = alive[i] ?? 0
    for (let j = i + 1; j < alive.length; j++) {
      const found = likeness[a]?.[alive[j] ?? 0] ?? 0
      if (found <= most) continue
      most = found
      best = [a, alive[j] ?? 0]
    }
  }
  return best
}

/**
 * The grouping that several agree on most: two rows are as alike as the share of groupings that put them together, and
 * groups are merged by average linkage.
 *
 * Shape: one whole number 0 … k-1 a row. Source: evidence accumulation, Fred & Jain 2005, doi:10.1109/TPAMI.2005.113.
 */
export function agreeOn(groupings: readonly (readonly number[])[], k: number): readonly number[] {
  const rows = (groupings[0] ?? []).map((_, i) => {
    const row = new Float64Array(groupings.length * k)
    groupings.forEach((groups, run) => {
      row[run * k + (groups[i] ?? 0)] = 1
    })
    return row
  })
  const groups = mergeGroups(rows, { groups: togetherAlways(groupings, k), many: Math.max(MAX_DECIDING, k), k })
  const centres = meanDirections(rows, { groups, k })
  const cosines = new Float64Array(k)
  return groups.map((group, i) => {
    if (group >= 0) return group
    dotEach(rows[i] ?? new Float64Array(0), centres, cosines)
    const rounded = cosines.map((cosine) => Math.round(cosine * ROUND))
    return rounded.indexOf(Math.max(...rounded))
  })
}

/** The rows that all groupings put together, numbered from the largest set on; negative where the set does not decide. */
function togetherAlways(groupings: readonly (readonly number[])[], k: number): readonly number[] {
  const keys = (groupings[0] ?? []).map((_, i) => groupings.map((groups) => groups[i]).join(' '))
  const sizes = new Map<string, number>()
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const least = (MIN_SHARE * keys.length) / k
  const deciding = [...sizes]
    .sort(([, a], [, b]) => b - a)
    .filter(([, size], number) => number < k || (size >= least && number < MAX_DECIDING))
  const numbers = new Map(deciding.map(([key], number) => [key, number]))
  return keys.map((key) => numbers.get(key) ?? -1)
}
