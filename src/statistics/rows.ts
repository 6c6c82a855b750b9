/** Rows of length 1, all as long as one another. */
export type UnitRows = readonly Float64Array[]

/** A row divided by its length; zeros stay zeros. */
export function unitRow(row: Float64Array): Float64Array {
  const length = Math.sqrt(dot(row, row))
  return length > 0 ? row.map((value) => value / length) : row
}

/** The sum of the products of two rows, value by value. */
export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let j = 0; j < a.length; j++) total += (a[j] ?? 0) * (b[j] ?? 0)
  return total
}

/**
 * The dot products of one row with many, four side by side, each summed in the order of `dot`: the same bits, sooner.
 *
 * Shape: `out[i]` for `rows[i]`; `out` is at least as long as `rows`.
 */
export function dotEach(row: Float64Array, rows: UnitRows, out: Float64Array): void {
  let i = 0
  for (; i + 3 < rows.length; i += 4) {
    const [a, b, c, d] = [rows[i], rows[i + 1], rows[i + 2], rows[i + 3]]
    if (!a || !b || !c || !d) return
    let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0]
    for (let j = 0; j < row.length; j++) {
      const value = row[j] ?? 0
      ofA += value * (a[j] ?? 0)
      ofB += value * (b[j] ?? 0)
      ofC += value * (c[j] ?? 0)
      ofD += value * (d[j] ?? 0)
    }
    out[i] = ofA
    out[i + 1] = ofB
    out[i + 2] = ofC
    out[i + 3] = ofD
  }
  for (; i < rows.length; i++) out[i] = dot(row, rows[i] ?? row)
}

/** Adds a multiple of one row to another. */
export function addScaled(into: Float64Array | undefined, row: Float64Array | undefined, scale: number): void {
  if (!into || !row) return
  for (let j = 0; j < into.length; j++) into[j] = (into[j] ?? 0) + scale * (row[j] ?? 0)
}
