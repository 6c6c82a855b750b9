import { logBeta } from './special.js'

/** How many of a period's trials were hits. */
export interface PeriodCount {
  readonly count: number
  readonly total: number
}

/** Running sums, so that any stretch of periods is counted at once. */
interface Sums {
  readonly count: Float64Array
  readonly total: Float64Array
}

function accumulate(series: readonly PeriodCount[]): Sums {
  const count = new Float64Array(series.length + 1)
  const total = new Float64Array(series.length + 1)
  for (const [i, period] of series.entries()) {
    count[i + 1] = (count[i] ?? 0) + period.count
    total[i + 1] = (total[i] ?? 0) + period.total
  }
  return { count, total }
}

function stretch(sums: Sums, start: number, end: number): PeriodCount {
  return {
    count: (sums.count[end] ?? 0) - (sums.count[start] ?? 0),
    total: (sums.total[end] ?? 0) - (sums.total[start] ?? 0),
  }
}

/** Twice the negative log-likelihood of a stretch with one share. */
function binomialCost({ count, total }: PeriodCount): number {
  if (count === 0 || count === total) return 0
  const share = count / total
  return -2 * (count * Math.log(share) + (total - count) * Math.log1p(-share))
}

export interface PeltOptions {
  /** What one more change must gain; 2 ln T is the Bayesian information criterion. */
  readonly penalty: number
  /** Fewest periods between two changes. */
  readonly minSegment: number
  /** Variance over that of independent trials, >= 1: clustered trials carry less evidence. */
  readonly dispersion?: number
}

function backtrack(lastChange: Int32Array): readonly number[] {
  const changes: number[] = []
  for (let at = lastChange[lastChange.length - 1] ?? 0; at > 0; at = lastChange[at] ?? 0) {
    changes.unshift(at)
  }
  return changes
}

/**
 * Where the share of hits changed: the split of the series that costs least, found exactly.
 *
 * Shape: ascending indices of the first period after each change.
 * Edge: none where the series is shorter than two segments.
 * Source: Killick, Fearnhead & Eckley 2012 (PELT), with the binomial likelihood as cost.
 */
export function changePoints(series: readonly PeriodCount[], options: PeltOptions): readonly number[] {
  const { penalty, minSegment } = options
  const sums = accumulate(series)
  const cost = (s: number, t: number) => binomialCost(stretch(sums, s, t)) / Math.max(1, options.dispersion ?? 1)
  const best = new Float64Array(series.length + 1).fill(Number.POSITIVE_INFINITY)
  const lastChange = new Int32Array(series.length + 1)
  best[0] = -penalty
  let candidates: readonly number[] = [0]
  for (let t = minSegment; t <= series.length; t++) {
    for (const s of candidates) {
      const total = Math.round(((best[s] ?? 0) + cost(s, t) + penalty) * 1e9) / 1e9
      if (total < (best[t] ?? 0)) {
        best[t] = total
        lastChange[t] = s
      }
    }
    const opened = t - minSegment + 1
    // a start is given up only once the better change at `opened` can itself be used
    const isWorse = (s: number) => (best[s] ?? 0) + cost(s, opened) > (best[opened] ?? 0)
    const kept = candidates.filter((s) => s > opened - minSegment || !isWorse(s))
    candidates = opened >= minSegment ? [...kept, opened] : kept
  }
  return backtrack(lastChange)
}

function logSum(values: readonly number[]): number {
  const top = Math.max(...values)
  if (top === Number.NEGATIVE_INFINITY) return top
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0))
}

/**
 * The probability of a change just before each period, given the whole series: segments with a
 * share of their own from Beta(½, ½), each period after the first opening one with chance `hazard`.
 *
 * Shape: one probability per period; 0 for the first.
 * Edge: `dispersion` divides counts, so that clustered trials weigh less.
 * Source: the product-partition model of Barry & Hartigan 1992; exact forward and backward sums as
 * in Fearnhead 2006.
 */
export function changeProbabilities(
  series: readonly PeriodCount[],
  options: { readonly hazard: number; readonly dispersion?: number },
): readonly number[] {
  const n = series.length
  const sums = accumulate(series)
  const weight = 1 / Math.max(1, options.dispersion ?? 1)
  const [open, stay] = [Math.log(options.hazard), Math.log1p(-options.hazard)]
  const segment = (s: number, t: number) => {
    const { count, total } = stretch(sums, s, t)
    const marginal = logBeta(count * weight + 0.5, (total - count) * weight + 0.5)
    return marginal - Math.log(Math.PI) + (t - s - 1) * stay
  }
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
  const forward = new Float64Array(n + 1)
  for (let t = 1; t <= n; t++) {
    forward[t] = logSum(range(0, t).map((s) => (forward[s] ?? 0) + segment(s, t) + (s ? open : 0)))
  }
  const backward = new Float64Array(n + 1)
  for (let s = n - 1; s >= 0; s--) {
    const ends = range(s + 1, n + 1)
    backward[s] = logSum(ends.map((t) => segment(s, t) + (backward[t] ?? 0) + (t < n ? open : 0)))
  }
  const evidence = forward[n] ?? 0
  return series.map((_, t) => (t === 0 ? 0 : Math.exp((forward[t] ?? 0) + open + (backward[t] ?? 0) - evidence)))
}
