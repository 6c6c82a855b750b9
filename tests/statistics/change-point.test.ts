import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePoints, changeProbabilities, type PeriodCount } from '../../src/statistics/change-point.js'
import { createRandom } from '../../src/statistics/random.js'
import { logBeta } from '../../src/statistics/special.js'

function drawSeries(shares: readonly number[], { total, stream }: { total: number; stream: string }) {
  const random = createRandom(11, stream)
  return shares.map((share) => {
    let count = 0
    for (let i = 0; i < total; i++) if (random.next() < share) count++
    return { count, total }
  })
}

const steps = (before: number, after: number) => [
  ...new Array<number>(13).fill(before),
  ...new Array<number>(13).fill(after),
]

function cost(series: readonly PeriodCount[]): number {
  const count = series.reduce((sum, period) => sum + period.count, 0)
  const total = series.reduce((sum, period) => sum + period.total, 0)
  if (count === 0 || count === total) return 0
  return -2 * (count * Math.log(count / total) + (total - count) * Math.log(1 - count / total))
}

/** The least cost over every way to split, by trying them all. */
function leastCost(series: readonly PeriodCount[], penalty: number, minSegment: number): number {
  let best = cost(series)
  for (let at = minSegment; at <= series.length - minSegment; at++) {
    best = Math.min(best, leastCost(series.slice(0, at), penalty, minSegment) + penalty + cost(series.slice(at)))
  }
  return best
}

describe('changePoints', () => {
  test('finds the split of least cost, as trying every split does', () => {
    const period = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(fc.array(period, { minLength: 2, maxLength: 11 }), fc.integer({ min: 1, max: 3 }), (drawn, least) => {
        const series = drawn.map(([count, misses]) => ({ count, total: count + misses }))
        const changes = changePoints(series, { penalty: 3, minSegment: least })
        const bounds = [0, ...changes, series.length]
        const segments = bounds.slice(1).map((end, i) => series.slice(bounds[i] ?? 0, end))
        const found = segments.reduce((sum, segment) => sum + cost(segment), 0) + 3 * changes.length
        expect(found).toBeCloseTo(leastCost(series, 3, least), 6)
        for (const segment of changes.length > 0 ? segments : []) expect(segment.length).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 60 },
    )
  })

  test('finds a change from .1 to .3 at 50 a period within one period in 95 of 100', () => {
    const penalty = 2 * Math.log(26)
    const found = Array.from({ length: 200 }, (_, run) => {
      const series = drawSeries(steps(0.1, 0.3), { total: 50, stream: `step ${run}` })
      return changePoints(series, { penalty, minSegment: 4 }).some((at) => Math.abs(at - 13) <= 1)
    })
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(190)
  })

  test('twice the penalty finds hardly a change where there is none', () => {
    const found = Array.from({ length: 200 }, (_, run) => {
      const series = drawSeries(steps(0.2, 0.2), { total: 50, stream: `flat ${run}` })
      return changePoints(series, { penalty: 4 * Math.log(26), minSegment: 4 }).length > 0
    })
    expect(found.filter(Boolean).length).toBeLessThanOrEqual(10)
  })

  test('clustered trials need more to change', () => {
    const series = drawSeries(steps(0.1, 0.2), { total: 50, stream: 'clustered' })
    expect(changePoints(series, { penalty: 6.5, minSegment: 4 })).toHaveLength(1)
    expect(changePoints(series, { penalty: 6.5, minSegment: 4, dispersion: 10 })).toEqual([])
  })

  test('periods without trials cost nothing and move nothing', () => {
    const gap = { count: 0, total: 0 }
    const series = [...drawSeries(steps(0.1, 0.6), { total: 50, stream: 'gap' }), gap, gap]
    expect(changePoints(series, { penalty: 6.5, minSegment: 4 })).toEqual([13])
  })
})

describe('changeProbabilities', () => {
  test('two periods: the closed form of Bayes’ rule', () => {
    const [a, b] = [{ count: 1, total: 10 } as const, { count: 9, total: 10 } as const]
    const one = ({ count, total }: PeriodCount) => Math.exp(logBeta(count + 0.5, total - count + 0.5)) / Math.PI
    const both = one({ count: 10, total: 20 })
    const hazard = 1 / 26
    const split = hazard * one(a) * one(b)
    const [first, second] = changeProbabilities([a, b], { hazard })
    expect(first).toBe(0)
    expect(second).toBeCloseTo(split / (split + (1 - hazard) * both), 12)
  })

  test('peaks at the change and stays below the hazard’s size far from it', () => {
    const found = changeProbabilities(drawSeries(steps(0.1, 0.3), { total: 50, stream: 'peak' }), { hazard: 1 / 26 })
    const peak = found.indexOf(Math.max(...found))
    expect(Math.abs(peak - 13)).toBeLessThanOrEqual(1)
    expect(found.slice(11, 16).reduce((sum, p) => sum + p, 0)).toBeGreaterThan(0.8)
    expect(found[5]).toBeLessThan(0.1)
  })
})
