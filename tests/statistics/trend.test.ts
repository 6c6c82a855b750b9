import { expect, test } from 'vitest'
import { mannKendall } from '../../src/statistics/trend.js'

// by hand: S counts rising less falling pairs, variance n(n-1)(2n+5)/18 less the ties
test.each([
  // ten rising values: S = 45, var = 125, z = 44/√125
  [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, 8.303e-5, 1],
  [2, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], -1, 8.303e-5, -1],
  // nothing but ties
  [3, [5, 5, 5, 5, 5], 0, 1, 0],
  // S = 4 of 6 pairs, var = 26/3, z = 3/√8.6667
  [4, [1, 3, 2, 4], 2 / 3, 0.3082, 0.75],
])('trend rule %i', (_rule, values, tau, p, slope) => {
  const trend = mannKendall(values)
  expect(trend?.tau).toBeCloseTo(tau, 9)
  expect(trend?.p).toBeCloseTo(p, 4)
  expect(trend?.slope).toBeCloseTo(slope, 9)
})

test('ties lessen the variance and raise tau-b', () => {
  // 1 1 2 2: S = 4, pairs 6, tied 2: tau = 4/√(6·4); var = (4·3·13 - 2·(2·1·9))/18 = 120/18
  const trend = mannKendall([1, 1, 2, 2])
  expect(trend?.tau).toBeCloseTo(4 / Math.sqrt(24), 12)
  // z = 3/√(20/3) = 1.16190
  expect(trend?.p).toBeCloseTo(0.245278, 5)
})

test('three values make no trend', () => {
  expect(mannKendall([1, 2, 3])).toBeUndefined()
})
