import { expect, test } from 'vitest'
import { lengthOf, periodOf, periodStart, periodsBetween } from '../../src/statistics/period.js'

test.each([
  [1, '2022-03-03', 'day', '2022-03-03', '2022-03-03'],
  [2, '2022-03-03', 'week', '2022-W09', '2022-02-28'],
  [3, '2021-01-03', 'week', '2020-W53', '2020-12-28'],
  [4, '2024-12-30', 'week', '2025-W01', '2024-12-30'],
  [5, '2022-03-03', 'month', '2022-03', '2022-03-01'],
  [6, '2022-03-31', 'quarter', '2022-Q1', '2022-01-01'],
  [7, '2022-10-01', 'quarter', '2022-Q4', '2022-10-01'],
  [8, '2022-03-03', 'year', '2022', '2022-01-01'],
] as const)('period rule %i: %s by %s is %s', (_rule, date, by, period, start) => {
  expect(periodOf(date, by)).toBe(period)
  expect(periodStart(period)).toBe(start)
  expect(lengthOf(period)).toBe(by)
})

test.each([
  [1, '2021-11', '2022-02', ['2021-11', '2021-12', '2022-01', '2022-02']],
  [2, '2020-W52', '2021-W01', ['2020-W52', '2020-W53', '2021-W01']],
  [3, '2021-Q4', '2022-Q2', ['2021-Q4', '2022-Q1', '2022-Q2']],
  [4, '2022-02-27', '2022-03-01', ['2022-02-27', '2022-02-28', '2022-03-01']],
  [5, '2022', '2022', ['2022']],
])('range rule %i: from %s to %s nothing is left out', (_rule, first, last, periods) => {
  expect(periodsBetween(first, last)).toEqual(periods)
})
