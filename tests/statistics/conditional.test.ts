import { expect, test } from 'vitest'
import { fitConditional, scoreRow } from '../../src/statistics/conditional.js'

const row = (...values: readonly number[]) => ({
  columns: Uint32Array.from(values.keys()),
  values: Float64Array.from(values),
})

test('the candidate with more of the feature that decides is preferred', () => {
  const cases = Array.from({ length: 20 }, (_, i) => ({
    candidates: [row(1, i % 3), row(0, (i + 1) % 3)],
    chosen: 0,
  }))
  const weights = fitConditional(cases, { features: 2, l2: 0.1 })
  expect(scoreRow(weights, row(1, 0))).toBeGreaterThan(scoreRow(weights, row(0, 0)) + 1)
})

test('without cases nothing is preferred', () => {
  expect([...fitConditional([], { features: 3, l2: 1 })]).toEqual([0, 0, 0])
})

test('the pull toward zero keeps weights small', () => {
  const cases = [{ candidates: [row(1), row(0)], chosen: 0 }]
  const [weak = 0] = fitConditional(cases, { features: 1, l2: 10 })
  const [strong = 0] = fitConditional(cases, { features: 1, l2: 0.1 })
  expect(weak).toBeLessThan(strong)
  expect(weak).toBeGreaterThan(0)
})
