import { expect, test } from 'vitest'
import { betaQuantile, chiSquaredTail, incompleteBeta, logGamma, normalTails } from '../../src/statistics/special.js'

// closed forms: ln Γ(n) = ln (n-1)!, Γ(½) = √π; I_x(1, 1) = x, I_x(2, 1) = x², I_x(½, ½) = 2/π asin √x
test.each([
  [1, logGamma(1), 0],
  [2, logGamma(6), Math.log(120)],
  [3, logGamma(0.5), 0.5 * Math.log(Math.PI)],
  [4, logGamma(101), 363.7393755555635],
  [5, incompleteBeta(0.3, 1, 1), 0.3],
  [6, incompleteBeta(0.3, 2, 1), 0.09],
  [7, incompleteBeta(0.2, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(0.2))],
  [8, incompleteBeta(0.9, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(0.9))],
  [9, betaQuantile(0.09, 2, 1), 0.3],
  [10, betaQuantile(0.5, 7.5, 7.5), 0.5],
  // tables of the chi-squared and the normal distribution (R: pchisq, pnorm)
  [11, chiSquaredTail(3.841458820694124), 0.05],
  [12, chiSquaredTail(6.6348966010212145), 0.01],
  [13, normalTails(1.959963984540054), 0.05],
  [14, normalTails(1), 0.31731050786291415],
  [15, normalTails(-3), 0.0026997960632601866],
  [16, chiSquaredTail(0), 1],
])('special rule %i', (_rule, found, expected) => {
  expect(found).toBeCloseTo(expected, 10)
})

test('far tails keep their digits', () => {
  expect(normalTails(8) / 1.2441921148543568e-15).toBeCloseTo(1, 9)
})
