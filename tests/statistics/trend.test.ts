import { expect, test } from 'vitest'
import { mannKendall } from '../../src/statistics/trend.js'

// by hand: S counts rising less falling pairs, variance n(n-1)(2n+5)/18 less the ties
test.each([
  // ten rising values: one order of 10! and its reverse
  [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, 2 / 3628800, 1],
  [2, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], -1, 2 / 3628800, -1],
  // nothing but ties
  [3, [5, 5, 5, 5, 5], 0, 1, 0],
  // S = 4 of 6 pairs: 1 + 3 of 24 orders have at most one inversion, on either side
  [4, [1, 3, 2, 4], 2 / 3, 1 / 3, 0.75],
  // S = 8 of 10 pairs: 1 + 4 of 120 orders; Kendall 1970, appendix table 1, has the upper tail .042
  [5, [1, 2, 3, 5, 4], 0.8, 1 / 12, 1],
])('trend rule %i', (_rule, values, tau, p, slope) => {
  const trend = mannKendall(values)
  expect(trend?.tau).toBeCloseTo(tau, 9)
  expect(trend?.p).toBeCloseTo(p, 9)
  expect(trend?.slope).toBeCloseTo(slope, 9)
})

test('p of distinct values is the share of orders whose score lies as far from 0', () => {
  const orders = (values: readonly number[]): readonly (readonly number[])[] =>
    values.length < 2
      ? [values]
      : values.flatMap((value) => orders(values.filter((one) => one !== value)).map((rest) => [value, ...rest]))
  const all = orders([1, 2, 3, 4, 5, 6]).map((order) => ({ order, tau: mannKendall(order)?.tau ?? 0 }))
  for (const { order, tau } of all.filter((_, i) => i % 37 === 0)) {
    const far = all.filter((other) => Math.abs(other.tau) >= Math.abs(tau) - 1e-9).length
    expect(mannKendall(order)?.p).toBeCloseTo(far / all.length, 12)
  }
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
