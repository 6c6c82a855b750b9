import { normalTails } from './special.js'

export interface Trend {
  /** Kendall's tau-b between time and value, -1 … 1. */
  readonly tau: number
  readonly p: number
  /** Sen's slope: the median change per step. */
  readonly slope: number
}

interface Pairs {
  readonly score: number
  readonly slopes: readonly number[]
}

function comparePairs(values: readonly number[]): Pairs {
  let score = 0
  const slopes: number[] = []
  for (const [i, x] of values.entries()) {
    for (let j = i + 1; j < values.length; j++) {
      const y = values[j] ?? x
      score += Math.sign(y - x)
      slopes.push((y - x) / (j - i))
    }
  }
  return { score, slopes: slopes.sort((a, b) => a - b) }
}

function tieSizes(values: readonly number[]): readonly number[] {
  const sizes = new Map<number, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()].filter((size) => size > 1)
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Up to this many values without ties p is exact. */
const MAX_EXACT = 40

/**
 * Chance of a score at least so far from 0 when every order of `n` distinct values is equally likely.
 *
 * Source: Kendall 1938; the number of orders by inversions, from the recurrence of the Mahonian numbers.
 */
function exactTails(score: number, n: number): number {
  const pairs = (n * (n - 1)) / 2
  let chances = [1]
  for (let size = 2; size <= n; size++) {
    const most = (size * (size - 1)) / 2
    const next = new Array<number>(most + 1).fill(0)
    for (const [inversions, chance] of chances.entries()) {
      for (let more = 0; more < size; more++) next[inversions + more] = (next[inversions + more] ?? 0) + chance / size
    }
    chances = next
  }
  const inversions = (pairs - Math.abs(score)) / 2
  return Math.min(1, 2 * sum(chances.slice(0, Math.floor(inversions) + 1)))
}

/**
 * Whether a series rises or falls, whatever the form of the rise: the Mann-Kendall test, with the
 * corrections for ties and continuity, and Sen's slope.
 *
 * Edge: a constant series has tau 0 and p 1; undefined under 4 values.
 * p is exact up to 40 values without ties, by the normal approximation else.
 * Source: Mann 1945; Kendall 1975; Sen 1968.
 */
export function mannKendall(values: readonly number[]): Trend | undefined {
  const n = values.length
  if (n < 4) return undefined
  const { score, slopes } = comparePairs(values)
  const ties = tieSizes(values)
  const pairs = (n * (n - 1)) / 2
  const tied = sum(ties.map((t) => (t * (t - 1)) / 2))
  const variance = (n * (n - 1) * (2 * n + 5) - sum(ties.map((t) => t * (t - 1) * (2 * t + 5)))) / 18
  const tau = pairs === tied ? 0 : score / Math.sqrt(pairs * (pairs - tied))
  const z = score === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance)
  const isExact = ties.length === 0 && n <= MAX_EXACT
  return { tau, p: isExact ? exactTails(score, n) : normalTails(z), slope: median(slopes) }
}
