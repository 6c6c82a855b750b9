import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { orthonormalise } from './orthonormal.js'
import { createRandom } from './random.js'
import { addScaled } from './rows.js'
import type { SparseVector } from './tf-idf.js'

const OVERSAMPLING = 10
const POWER_STEPS = 3

/**
 * The rows of a sparse matrix in the space of its largest singular values: U·S.
 *
 * Shape: n sparse rows of `columns` columns become n dense rows of at most `rank` values.
 * Source: Halko, Martinsson & Tropp 2011, Finding structure with randomness, with power steps; seeded.
 */
export function reduceRank(
  rows: readonly SparseVector[],
  { columns, rank, seed }: { readonly columns: number; readonly rank: number; readonly seed: number },
): readonly Float64Array[] {
  const wanted = Math.min(rank, columns, rows.length)
  const width = Math.min(wanted + OVERSAMPLING, columns, rows.length)
  if (width === 0) return rows.map(() => new Float64Array(0))
  let basis = randomBasis({ columns, width, seed })
  for (let step = 0; step < POWER_STEPS; step++)
    basis = orthonormal(timesTransposed(rows, timesRight(rows, basis), columns))
  const projected = timesRight(rows, basis)
  const { values, vectors } = largestEigen(projected, width, wanted)
  return projected.map((row) => {
    const reduced = new Float64Array(values.length)
    for (let j = 0; j < values.length; j++) {
      let total = 0
      for (let i = 0; i < width; i++) total += (row[i] ?? 0) * vectors.get(i, j)
      reduced[j] = total
    }
    return reduced
  })
}

type Dense = readonly Float64Array[]

function randomBasis(size: { readonly columns: number; readonly width: number; readonly seed: number }): Dense {
  const random = createRandom(size.seed, 'low-rank')
  const basis = Array.from({ length: size.columns }, () =>
    Float64Array.from({ length: size.width }, () => random.next() + random.next() + random.next() - 1.5),
  )
  return orthonormal(basis)
}

/** rows (n × m) times a dense matrix (m × w). */
function timesRight(rows: readonly SparseVector[], dense: Dense): Dense {
  const width = dense[0]?.length ?? 0
  return rows.map(({ places, values }) => {
    const out = new Float64Array(width)
    for (let p = 0; p < places.length; p++) addScaled(out, dense[places[p] ?? 0], values[p] ?? 0)
    return out
  })
}

/** Transposed rows (m × n) times a dense matrix (n × w). */
function timesTransposed(rows: readonly SparseVector[], dense: Dense, columns: number): Dense {
  const width = dense[0]?.length ?? 0
  const out = Array.from({ length: columns }, () => new Float64Array(width))
  rows.forEach(({ places, values }, i) => {
    for (let p = 0; p < places.length; p++) addScaled(out[places[p] ?? 0], dense[i], values[p] ?? 0)
  })
  return out
}

function orthonormal(dense: Dense): Dense {
  return transposed(orthonormalise(transposed(dense)))
}

function transposed(dense: Dense): Dense {
  const width = dense[0]?.length ?? 0
  return Array.from({ length: width }, (_, j) => Float64Array.from(dense, (row) => row[j] ?? 0))
}

/** The largest eigenvectors of B'B, which turn B = A·Q into U·S. */
function largestEigen(projected: Dense, width: number, wanted: number): { values: readonly number[]; vectors: Matrix } {
  const gram = Matrix.zeros(width, width)
  for (const row of projected) {
    for (let i = 0; i < width; i++) {
      for (let j = i; j < width; j++) gram.set(i, j, gram.get(i, j) + (row[i] ?? 0) * (row[j] ?? 0))
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) gram.set(i, j, gram.get(j, i))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true })
  const order = realEigenvalues
    .map((_, i) => i)
    .reverse()
    .slice(0, wanted)
  return {
    values: order.map((i) => realEigenvalues[i] ?? 0),
    vectors: eigenvectorMatrix.subMatrixColumn(order),
  }
}
