/** Indices of the values from the smallest up, ties in the given order. */
function ascending(values: readonly number[]): readonly number[] {
  return values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0) || i - j)
}

function place(order: readonly number[], sorted: readonly number[]): readonly number[] {
  const result = new Array<number>(order.length).fill(1)
  for (const [rank, i] of order.entries()) result[i] = Math.min(1, sorted[rank] ?? 1)
  return result
}

/**
 * The q-value of each p: the share of false discoveries among all that are at least as striking.
 *
 * Shape: one q per p, in the same order.
 * Source: Benjamini & Hochberg 1995.
 */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const order = ascending(ps)
  const m = ps.length
  const sorted = order.map((i, rank) => ((ps[i] ?? 1) * m) / (rank + 1))
  for (let rank = m - 2; rank >= 0; rank--) {
    sorted[rank] = Math.min(sorted[rank] ?? 1, sorted[rank + 1] ?? 1)
  }
  return place(order, sorted)
}

/**
 * Adjusted p-values that keep the chance of any false claim among them at the level asked for.
 *
 * Shape: one value per p, in the same order.
 * Source: Holm 1979.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ascending(ps)
  const m = ps.length
  const sorted = order.map((i, rank) => (ps[i] ?? 1) * (m - rank))
  for (let rank = 1; rank < m; rank++) {
    sorted[rank] = Math.max(sorted[rank] ?? 0, sorted[rank - 1] ?? 0)
  }
  return place(order, sorted)
}
