import { expect, test } from 'vitest'
import { fitNewsmap } from '../../src/statistics/newsmap.js'

const row = (...columns: readonly number[]) => ({
  columns: Uint32Array.from(columns),
  values: Float64Array.from(columns, () => 1),
})

test('a term speaks for the label whose texts it stands in: the logarithm of the ratio of smoothed shares', () => {
  const rows = [
    { row: row(0, 1), labels: [0] },
    { row: row(2), labels: [1] },
  ]
  const [first, second] = fitNewsmap(rows, { labels: 2, features: 3 })
  expect(first?.[0]).toBeCloseTo(Math.log(2 / 5 / (1 / 4)), 12)
  expect(first?.[2]).toBeCloseTo(Math.log(1 / 5 / (2 / 4)), 12)
  expect(second?.[2]).toBeCloseTo(Math.log(2 / 4 / (1 / 5)), 12)
})

test('a label without texts has no weights, and a text of no label counts as elsewhere', () => {
  const [none, some] = fitNewsmap(
    [
      { row: row(0), labels: [] },
      { row: row(1), labels: [1] },
    ],
    { labels: 2, features: 2 },
  )
  expect([...(none ?? [])]).toEqual([0, 0])
  expect(some?.[0]).toBeLessThan(0)
})
