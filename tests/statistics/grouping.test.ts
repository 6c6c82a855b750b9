import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { expect, test } from 'vitest'
import { groupRows } from '../../src/statistics/grouping.js'
import { clusterByMeans } from '../../src/statistics/k-means.js'
import { reduceRank } from '../../src/statistics/low-rank.js'
import { createRandom } from '../../src/statistics/random.js'
import { dot, unitRow } from '../../src/statistics/rows.js'
import { buildVocabulary, weighTerms } from '../../src/statistics/tf-idf.js'
import { coherenceOf, diversify, highest, markTerms } from '../../src/statistics/topic-words.js'

/** Rows around three directions, in groups of very different sizes. */
function plantedRows(sizes: readonly number[]): { readonly rows: Float64Array[]; readonly truth: number[] } {
  const random = createRandom(3, 'planted')
  const rows: Float64Array[] = []
  const truth: number[] = []
  sizes.forEach((size, group) => {
    for (let i = 0; i < size; i++) {
      rows.push(
        unitRow(Float64Array.from({ length: 6 }, (_, j) => (j === group ? 1 : 0) + 0.3 * (random.next() - 0.5))),
      )
      truth.push(group)
    }
  })
  return { rows, truth }
}

test('groups of very different sizes are found, and numbered by their first row', () => {
  const { rows, truth } = plantedRows([120, 12, 40])
  expect(groupRows(rows, { k: 3, seed: 1 })).toEqual(truth)
})

test('the same rows and seed give the same groups; more groups than rows give one a row', () => {
  const { rows } = plantedRows([20, 20])
  expect(groupRows(rows, { k: 2, seed: 5 })).toEqual(groupRows(rows, { k: 2, seed: 5 }))
  expect(groupRows(rows.slice(0, 2), { k: 9, seed: 1 })).toHaveLength(2)
  expect(groupRows([], { k: 3, seed: 1 })).toEqual([])
})

test('k-means finds planted directions', () => {
  const { rows, truth } = plantedRows([30, 30, 30])
  const groups = clusterByMeans(rows, { k: 3, starts: 5, seed: 1 })
  const pairs = new Set(groups.map((group, i) => `${group} ${truth[i]}`))
  expect(pairs.size).toBe(3)
})

test('the low-rank space keeps the cosines of the exact decomposition', () => {
  const random = createRandom(9, 'matrix')
  const dense = Array.from({ length: 30 }, () =>
    Array.from({ length: 20 }, () => (random.next() < 0.3 ? random.next() : 0)),
  )
  const rows = dense.map((row) => ({
    places: row.flatMap((value, i) => (value > 0 ? [i] : [])),
    values: row.filter((value) => value > 0),
  }))
  const reduced = reduceRank(rows, { columns: 20, rank: 5, seed: 1 })
  const exact = new SingularValueDecomposition(new Matrix(dense), { autoTranspose: true })
  const norms = Array.from({ length: 5 }, (_, j) => Math.hypot(...reduced.map((row) => row[j] ?? 0)))
  norms.forEach((norm, j) => {
    expect(norm / (exact.diagonal[j] ?? 1)).toBeCloseTo(1, 2)
  })
})

test('terms are weighed by log frequency and idf, to length 1', () => {
  const documents = [['a', 'a', 'b'], ['a', 'c'], ['b', 'c'], ['d']]
  const vocabulary = buildVocabulary(documents, { minDocuments: 2, maxShare: 0.9 })
  expect(vocabulary.terms).toEqual(['a', 'b', 'c'])
  const placeOf = new Map(vocabulary.terms.map((term, i) => [term, i]))
  const { places, values } = weighTerms(['a', 'a', 'b', 'x'], { placeOf, idf: vocabulary.idf })
  expect(places).toEqual([0, 1])
  expect((values[0] ?? 0) / (values[1] ?? 1)).toBeCloseTo(1 + Math.log(2), 12)
  expect(dot(Float64Array.from(values), Float64Array.from(values))).toBeCloseTo(1, 12)
  expect(weighTerms(['x'], { placeOf, idf: vocabulary.idf }).places).toEqual([])
})

test('a term marks the group it stands in alone, after Grootendorst’s formula', () => {
  const marks = markTerms({
    documents: [
      [0, 1],
      [0, 1],
      [1, 2],
    ],
    groups: [0, 0, 1],
    k: 2,
    terms: 3,
  })
  expect(marks[0]?.[0]).toBeCloseTo((2 / 4) * Math.log(1 + 3 / 2), 12)
  expect(marks[1]?.[0]).toBe(0)
  expect(highest(marks[1] ?? new Float64Array(0), 5)).toEqual([2, 1])
})

test('diversity passes over a term that only repeats a better one', () => {
  const scores = Float64Array.from([1, 0.95, 0.5])
  const likeness = (a: number, b: number) => (a + b === 1 ? 1 : 0)
  expect(diversify([0, 1, 2], { scores, likeness, lambda: 0.6, count: 2 })).toEqual([0, 2])
})

test.each([
  [1, 'always together', [new Set([0, 1]), new Set([0, 1])], 4, 1],
  [2, 'never together', [new Set([0, 1]), new Set([2, 3])], 4, -1],
  [3, 'independent', [new Set([0, 1]), new Set([0, 2])], 4, 0],
  [4, 'one term', [new Set([0])], 4, 0],
])('coherence %i: %s', (_rule, _what, terms, documents, expected) => {
  expect(coherenceOf(terms, documents)).toBeCloseTo(expected, 12)
})
