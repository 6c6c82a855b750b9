/** What one coder gave one unit: a number, or undefined where nothing was given. */
export type Rating = number | undefined

export type Scale = 'nominal' | 'ordinal' | 'interval'

/** The coincidences of all pairs of ratings within a unit, by value. */
interface Coincidences {
  readonly values: readonly number[]
  /** How often each value takes part in a pair. */
  readonly margins: readonly number[]
  /** values × values. */
  readonly cells: readonly (readonly number[])[]
}

function coincidences(units: readonly (readonly Rating[])[]): Coincidences {
  const rated = units.map((unit) => unit.filter((r): r is number => r !== undefined))
  const pairable = rated.filter((unit) => unit.length > 1)
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b)
  const index = new Map(values.map((value, i) => [value, i]))
  const cells = values.map(() => new Array<number>(values.length).fill(0))
  for (const unit of pairable) {
    for (const [i, c] of unit.entries()) {
      for (const [j, k] of unit.entries()) {
        const row = cells[index.get(c) ?? 0]
        const column = index.get(k) ?? 0
        if (i !== j && row !== undefined) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1)
      }
    }
  }
  return { values, cells, margins: cells.map((row) => row.reduce((sum, cell) => sum + cell, 0)) }
}

function distance(scale: Scale, table: Coincidences): (c: number, k: number) => number {
  const { values, margins } = table
  if (scale === 'nominal') return (c, k) => (c === k ? 0 : 1)
  if (scale === 'interval') return (c, k) => ((values[c] ?? 0) - (values[k] ?? 0)) ** 2
  return (c, k) => {
    const [low, high] = [Math.min(c, k), Math.max(c, k)]
    const between = margins.slice(low, high + 1).reduce((sum, n) => sum + n, 0)
    return (between - ((margins[c] ?? 0) + (margins[k] ?? 0)) / 2) ** 2
  }
}

/**
 * Krippendorff's alpha: how far coders agree beyond chance; 1 is full agreement, 0 none beyond chance.
 *
 * Shape: one list of ratings per unit, in any order of coders, undefined where missing.
 * Edge: undefined where no unit has two ratings or all ratings are one value.
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
 */
export function krippendorffAlpha(units: readonly (readonly Rating[])[], scale: Scale): number | undefined {
  const table = coincidences(units)
  const delta = distance(scale, table)
  const n = table.margins.reduce((sum, margin) => sum + margin, 0)
  let [observed, expected] = [0, 0]
  for (const [c, row] of table.cells.entries()) {
    for (const [k, cell] of row.entries()) {
      observed += cell * delta(c, k)
      expected += ((table.margins[c] ?? 0) * (table.margins[k] ?? 0) * delta(c, k)) / (n - 1)
    }
  }
  return expected === 0 ? undefined : 1 - observed / expected
}
