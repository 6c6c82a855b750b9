import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fisherExact, logLikelihood, riskRatio, testShares } from '../../src/statistics/contrast.js'
import { chiSquaredTail } from '../../src/statistics/special.js'

const of = (count: number, total: number) => ({ count, total })

describe('fisherExact', () => {
  test.each([
    [1, of(0, 10), of(5, 10), 0.0325077399],
    [2, of(0, 10), of(4, 10), 0.0866873065],
    [3, of(56, 70), of(48, 80), 0.0125211297],
    [4, of(63, 1249), of(10, 886), 3.37e-7],
    [5, of(3, 4), of(1, 4), 0.4857142857], // Fisher's tea, R: fisher.test
    [6, of(10, 13), of(2, 17), 0.0005367], // Fisher's convicted twins, R: fisher.test(Convictions)
    [7, of(0, 0), of(1, 3), 1],
    [8, of(0, 5), of(0, 9), 1],
  ])('test rule %i: %o against %o', (rule, a, b, p) => {
    expect(fisherExact(a, b)).toBeCloseTo(p, rule === 6 ? 7 : 9)
  })

  test('is one p whichever side comes first and whichever outcome is counted', () => {
    const share = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    fc.assert(
      fc.property(share, share, ([x, missesX], [y, missesY]) => {
        const p = fisherExact(of(x, x + missesX), of(y, y + missesY))
        expect(p).toBeGreaterThan(0)
        expect(fisherExact(of(y, y + missesY), of(x, x + missesX))).toBeCloseTo(p, 9)
        expect(fisherExact(of(missesX, x + missesX), of(missesY, y + missesY))).toBeCloseTo(p, 9)
      }),
    )
  })
})

test('the four-cell G² and its p are those of quanteda', () => {
  const g2 = logLikelihood(of(30, 1000), of(10, 1200))
  expect(g2).toBeCloseTo(14.7043284342, 9)
  expect(chiSquaredTail(g2)).toBeCloseTo(0.0001257574, 9)
})

test('Fisher’s test gives way to the G-test beyond a thousand trials', () => {
  expect(testShares(of(50, 500), of(60, 500)).method).toBe('fisher')
  expect(testShares(of(50, 501), of(60, 500)).method).toBe('g-test')
})

test('the risk ratio turns over when the sides do, and is empty over nothing', () => {
  expect(riskRatio(of(20, 100), of(10, 200))).toBeCloseTo(4, 12)
  expect(riskRatio(of(10, 200), of(20, 100))).toBeCloseTo(0.25, 12)
  expect(riskRatio(of(1, 10), of(0, 10))).toBeUndefined()
})
