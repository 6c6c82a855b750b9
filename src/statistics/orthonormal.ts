import { addScaled, dot, dotEach } from './rows.js'

/** A column whose own part is less than this share of it is made of the columns before. */
const MIN_OWN_SHARE = 1e-10

/**
 * Columns at right angles and of length 1 that span what the given columns span; changes the given columns.
 *
 * Edge: a column that the columns before make up becomes zeros.
 * Source: Gram–Schmidt done twice, which is as exact as needed: Giraud, Langou & Rozložník 2005.
 */
export function orthonormalise(columns: readonly Float64Array[]): readonly Float64Array[] {
  const shares = new Float64Array(columns.length)
  const done: Float64Array[] = []
  for (const column of columns) {
    const before = Math.sqrt(dot(column, column))
    for (let round = 0; round < 2; round++) {
      dotEach(column, done, shares)
      done.forEach((other, i) => {
        addScaled(column, other, -(shares[i] ?? 0))
      })
    }
    const own = Math.sqrt(dot(column, column))
    const scale = own > before * MIN_OWN_SHARE ? 1 / own : 0
    for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) * scale
    done.push(column)
  }
  return done
}
