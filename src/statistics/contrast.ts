import type { Proportion } from './interval.js'
import { chiSquaredTail, logGamma } from './special.js'

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

/** Tables as likely as the observed one count as extreme in spite of rounding, as in R. */
const TIE = 1 + 1e-7

/**
 * The two-sided p of Fisher's exact test that two shares are one: the sum of all tables with the
 * same margins that are no likelier than the observed one.
 *
 * Edge: 1 where a side or an outcome is empty.
 * Source: Fisher 1935; the two-sided rule of R's `fisher.test`.
 */
export function fisherExact(a: Proportion, b: Proportion): number {
  const hits = a.count + b.count
  const all = a.total + b.total
  const lowest = Math.max(0, hits - b.total)
  const highest = Math.min(hits, a.total)
  const constant = logChoose(all, hits)
  const chance = (k: number) => Math.exp(logChoose(a.total, k) + logChoose(b.total, hits - k) - constant)
  const limit = chance(a.count) * TIE
  let sum = 0
  for (let k = lowest; k <= highest; k++) {
    const p = chance(k)
    if (p <= limit) sum += p
  }
  return Math.min(1, sum)
}

/**
 * The log-likelihood ratio G² of a two-by-two table, over its four cells.
 *
 * Edge: 0 where a side or an outcome is empty.
 * Source: Dunning 1993; the four-cell form.
 */
export function logLikelihood(a: Proportion, b: Proportion): number {
  const all = a.total + b.total
  const hits = a.count + b.count
  const term = (observed: number, row: number, column: number) =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column))
  const cells =
    term(a.count, a.total, hits) +
    term(b.count, b.total, hits) +
    term(a.total - a.count, a.total, all - hits) +
    term(b.total - b.count, b.total, all - hits)
  return Math.max(0, 2 * cells)
}

/** Beyond this many trials in all the G-test stands in for Fisher's. */
const FISHER_MAX_TRIALS = 1000

export interface ExactTest {
  readonly p: number
  readonly method: 'fisher' | 'g-test'
}

/** The test of two shares that takes every exchange for independent: Fisher's, or the G-test where there are many. */
export function testShares(a: Proportion, b: Proportion): ExactTest {
  if (a.total + b.total <= FISHER_MAX_TRIALS) return { p: fisherExact(a, b), method: 'fisher' }
  return { p: chiSquaredTail(logLikelihood(a, b)), method: 'g-test' }
}

/** How many times the share of b the share of a is; undefined where b's is 0 or a side is empty. */
export function riskRatio(a: Proportion, b: Proportion): number | undefined {
  if (a.total === 0 || b.total === 0 || b.count === 0) return undefined
  return a.count / a.total / (b.count / b.total)
}
