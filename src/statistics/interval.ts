import { betaQuantile } from './special.js'

/** A range that holds the true value in 95 of 100 samples of this size. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The two-sided 95 % point of the standard normal distribution. */
export const Z95 = 1.959963984540054

/**
 * The Wilson score interval of a share.
 *
 * Unit: `count` of `total`, whole numbers; the ends are shares 0-1.
 * Edge: without any trial nothing is known and the result is undefined.
 * Source: Wilson 1927; Brown, Cai & DasGupta 2001.
 */
export function wilson(count: number, total: number): Interval | undefined {
  if (total <= 0) return undefined
  const share = count / total
  const z2 = (Z95 * Z95) / total
  const centre = (share + z2 / 2) / (1 + z2)
  const half = (Z95 * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total))) / (1 + z2)
  return {
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === total ? 1 : Math.min(1, centre + half),
  }
}

/**
 * The Jeffreys interval of a share: the middle 95 % of Beta(count + ½, total - count + ½).
 *
 * Edge: 0 below where the count is 0, 1 above where it is the total; undefined without any trial.
 * Source: Brown, Cai & DasGupta 2001.
 */
export function jeffreys(count: number, total: number): Interval | undefined {
  if (total <= 0) return undefined
  const a = count + 0.5
  const b = total - count + 0.5
  return {
    low: count === 0 ? 0 : betaQuantile(0.025, a, b),
    high: count === total ? 1 : betaQuantile(0.975, a, b),
  }
}

/** A share as its parts. */
export interface Proportion {
  readonly count: number
  readonly total: number
}

/**
 * Newcombe's interval of the difference a - b of two independent shares (his method 10).
 *
 * Edge: undefined where either side has no trial.
 * Source: Newcombe 1998, Statistics in Medicine 17:873-890.
 */
export function newcombe(a: Proportion, b: Proportion): Interval | undefined {
  const first = wilson(a.count, a.total)
  const second = wilson(b.count, b.total)
  if (first === undefined || second === undefined) return undefined
  const [p, q] = [a.count / a.total, b.count / b.total]
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  }
}
