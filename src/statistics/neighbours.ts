import { dotEach, type UnitRows } from './rows.js'

const ROUND = 1e9
/** Rows compared with as many others at a time: both blocks stay in the processor's nearest memory. */
const BLOCK = 64

/** The nearest rows found so far of every row, `size` places each: nearest first, ties by number. */
interface Nearest {
  readonly size: number
  readonly others: Int32Array
  readonly cosines: Float64Array
}

/**
 * The nearest rows of each row with their cosines, and the rows that it is nearest to; only cosines above 0.
 *
 * Shape: a map a row from row to cosine, in ascending order. Unit: cosines in steps of 1e-9.
 */
export function neighboursOf(rows: UnitRows, size: number): readonly ReadonlyMap<number, number>[] {
  const nearest: Nearest = {
    size,
    others: new Int32Array(rows.length * size).fill(-1),
    cosines: new Float64Array(rows.length * size),
  }
  for (let from = 0; from < rows.length; from += BLOCK) {
    for (let other = from; other < rows.length; other += BLOCK) compareBlocks(rows, { from, other, nearest })
  }
  return mutual(rows.length, nearest)
}

interface Blocks {
  readonly from: number
  readonly other: number
  readonly nearest: Nearest
}

function compareBlocks(rows: UnitRows, { from, other, nearest }: Blocks): void {
  const others = rows.slice(other, other + BLOCK)
  const cosines = new Float64Array(BLOCK)
  for (let i = from; i < Math.min(from + BLOCK, rows.length); i++) {
    const row = rows[i]
    if (!row) return
    dotEach(row, others, cosines)
    for (let j = Math.max(0, i + 1 - other); j < others.length; j++) {
      const cosine = Math.round((cosines[j] ?? 0) * ROUND) / ROUND
      if (cosine <= 0) continue
      keepNearest(nearest, { row: i, other: other + j, cosine })
      keepNearest(nearest, { row: other + j, other: i, cosine })
    }
  }
}

function keepNearest(
  { size, others, cosines }: Nearest,
  { row, other, cosine }: { readonly row: number; readonly other: number; readonly cosine: number },
): void {
  const first = row * size
  const isBehind = (at: number) =>
    (cosines[at] ?? 0) < cosine || ((cosines[at] ?? 0) === cosine && (others[at] ?? 0) > other)
  let at = first + size - 1
  if (!isBehind(at)) return
  for (; at > first && isBehind(at - 1); at--) {
    others[at] = others[at - 1] ?? -1
    cosines[at] = cosines[at - 1] ?? 0
  }
  others[at] = other
  cosines[at] = cosine
}

function mutual(count: number, { size, others, cosines }: Nearest): readonly ReadonlyMap<number, number>[] {
  const graph = Array.from({ length: count }, () => new Map<number, number>())
  others.forEach((other, at) => {
    if (other < 0) return
    const row = Math.floor(at / size)
    graph[row]?.set(other, cosines[at] ?? 0)
    graph[other]?.set(row, cosines[at] ?? 0)
  })
  return graph.map((map) => new Map([...map].sort(([a], [b]) => a - b)))
}
