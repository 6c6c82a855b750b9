import { expect, test } from 'vitest'
import { type ChartFact, measureSeries } from '../../src/charts/measure.js'

const fact = (date: string, more: Partial<ChartFact> = {}): ChartFact => ({
  ...{ date, topics: ['taiwan'], event: 'oppose', level: 3, replyClass: 'clear' },
  ...more,
})
const topics = [{ id: 'taiwan', label: 'Taiwan' }]
const conferences = ['2022-01-05', '2022-02-01', '2022-04-09']
const series = (facts: readonly ChartFact[], measure: 'share' | 'stance' | 'level' | 'reply' = 'share') =>
  measureSeries(facts, { measure, topics, by: 'month', conferences })

test('every period between the first and the last conference has its point', () => {
  expect(series([])[0]?.points.map(({ period }) => period)).toEqual(['2022-01', '2022-02', '2022-03', '2022-04'])
})

test('a month without a conference is a gap, one without the topic a zero', () => {
  const points = series([fact('2022-01-05'), fact('2022-02-01', { topics: ['ukraine'] })])[0]?.points ?? []
  expect(points.map(({ count, total, isGap }) => [count, total, isGap])).toEqual([
    [1, 1, false],
    [0, 1, false],
    [0, 0, true],
    [0, 0, false],
  ])
  expect(points[1]?.share).toBe(0)
  expect(points[2]?.share).toBeUndefined()
})

test.each([
  [1, 'share counts out of all exchanges', 'share' as const, [['topic', 2, 3]]],
  [
    2,
    'stance counts out of the topic’s exchanges, both sides',
    'stance' as const,
    [
      ['oppose', 1, 2],
      ['support', 1, 2],
    ],
  ],
  [3, 'level counts formal opposition and higher', 'level' as const, [['formal', 1, 2]]],
  [4, 'reply counts non-replies out of those with a reply', 'reply' as const, [['non-reply', 0, 1]]],
])('measure rule %i: %s', (_rule, _says, measure, expected) => {
  const facts = [
    fact('2022-01-05'),
    fact('2022-01-05', { event: 'support', level: 0, replyClass: '' }),
    fact('2022-01-05', { topics: [], replyClass: 'non-reply' }),
  ]
  expect(series(facts, measure).map(({ part, points }) => [part, points[0]?.count, points[0]?.total])).toEqual(expected)
})

test('a point with fewer than 30 exchanges is marked as too few', () => {
  const points = series(Array.from({ length: 30 }, () => fact('2022-01-05')).concat(fact('2022-02-01')))[0]?.points
  expect(points?.slice(0, 2).map(({ isFew }) => isFew)).toEqual([false, true])
})

test('an undated exchange stands in no period', () => {
  expect(series([fact('')])[0]?.points.every(({ total }) => total === 0)).toBe(true)
})
