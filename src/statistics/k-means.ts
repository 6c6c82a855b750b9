import { createRandom, type Random } from './random.js'
import { addScaled, dotEach, type UnitRows, unitRow } from './rows.js'

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
export function meanDirections(rows: UnitRows, { groups, k }: { groups: ArrayLike<number>; k: number }): UnitRows {
  const width = rows[0]?.length ?? 0
  const sums = Array.from({ length: k }, () => new Float64Array(width))
  rows.forEach((row, i) => {
    addScaled(sums[groups[i] ?? 0], row, 1)
  })
  return sums.map(unitRow)
}

interface Settled {
  readonly score: number
  readonly groups: readonly number[]
}

function settle(rows: UnitRows, start: UnitRows): Settled {
  let centres = start
  let moved: ReadonlySet<number> = new Set(start.keys())
  const groups = new Int32Array(rows.length).fill(-1)
  const cosines = new Float64Array(rows.length)
  for (let step = 0; step <= MAX_STEPS; step++) {
    const changed = moveToNearest(rows, { centres, moved, groups, cosines, keep: step === MAX_STEPS })
    if (changed.size === 0) break
    moved = changed
    centres = meanDirections(rows, { groups, k: start.length })
  }
  return { score: Math.round(cosines.reduce((sum, cosine) => sum + cosine, 0) * ROUND) / ROUND, groups: [...groups] }
}

interface Moving {
  readonly centres: UnitRows
  /** Groups whose centre is another than in the step before. */
  readonly moved: ReadonlySet<number>
  readonly groups: Int32Array
  readonly cosines: Float64Array
  /** Whether the groups stay and only the cosines are wanted. */
  readonly keep: boolean
}

/** Gives each row the nearest centre; a row whose centre stayed is compared with those that moved alone. Gives the groups that changed. */
function moveToNearest(rows: UnitRows, { centres, moved, groups, cosines, keep }: Moving): ReadonlySet<number> {
  const changed = new Set<number>()
  const all = [...centres.keys()]
  const some = all.filter((group) => moved.has(group))
  const someCentres = centres.filter((_, group) => moved.has(group))
  const found = new Float64Array(centres.length)
  rows.forEach((row, i) => {
    const before = groups[i] ?? -1
    const isOpen = before < 0 || moved.has(before)
    const among = isOpen ? all : some
    dotEach(row, isOpen ? centres : someCentres, found)
    let [group, cosine] = isOpen ? [centres.length, Number.NEGATIVE_INFINITY] : [before, cosines[i] ?? 0]
    for (let c = 0; c < among.length; c++) {
      const rounded = Math.round((found[c] ?? 0) * ROUND) / ROUND
      const candidate = among[c] ?? 0
      if (rounded > cosine || (rounded === cosine && candidate < group)) [group, cosine] = [candidate, rounded]
    }
    cosines[i] = cosine
    if (keep || group === before) return
    groups[i] = group
    changed.add(group).add(before)
  })
  return changed
}

function spreadCentres(rows: UnitRows, { k, random }: { readonly k: number; readonly random: Random }): UnitRows {
  const first = rows[random.below(Math.max(1, rows.length))]
  if (!first) return []
  const centres = [first]
  const distances = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY)
  const cosines = new Float64Array(rows.length)
  for (let last = first; centres.length < k; centres.push(last)) {
    dotEach(last, rows, cosines)
    for (let i = 0; i < distances.length; i++) {
      const distance = Math.max(0, Math.round((2 - 2 * (cosines[i] ?? 0)) * ROUND) / ROUND)
      distances[i] = Math.min(distances[i] ?? 0, distance)
    }
    last = rows[draw(distances, random)] ?? first
  }
  return centres
}

function draw(weights: Float64Array, random: Random): number {
  let left = random.next() * weights.reduce((total, weight) => total + weight, 0)
  const found = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return found < 0 ? weights.length - 1 : found
}
