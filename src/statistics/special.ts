/** The special functions that intervals and tests are made of, in double precision. */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/**
 * The natural logarithm of the gamma function, for x > 0.
 *
 * Source: Lanczos 1964, with g = 7 and nine terms.
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x - 1 + 7.5
  const sum = LANCZOS.reduce((total, term, i) => (i === 0 ? term : total + term / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** The natural logarithm of the beta function, for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

const TINY = 1e-300
const MAX_TERMS = 10_000

const away = (x: number) => (Math.abs(x) < TINY ? TINY : x)

/** A continued fraction by the modified method of Lentz; `term(i)` gives its i-th numerator and denominator. */
function lentz(first: number, term: (i: number) => readonly [number, number]): number {
  let value = away(first)
  let [c, d] = [value, 0]
  for (let i = 1; i < MAX_TERMS; i++) {
    const [a, b] = term(i)
    d = 1 / away(b + a * d)
    c = away(b + a / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

function betaFraction(x: number, a: number, b: number): number {
  const numerator = (i: number) => {
    if (i === 1) return 1
    const m = Math.floor((i - 1) / 2)
    return i % 2 === 1
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
  }
  return lentz(0, (i) => [numerator(i), 1])
}

/**
 * The regularised incomplete beta function: P(X <= x) for X ~ Beta(a, b).
 *
 * Source: Abramowitz & Stegun 26.5.8.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  if (x < (a + 1) / (a + b + 2)) return (front / a) * betaFraction(x, a, b)
  return 1 - (front / b) * betaFraction(1 - x, b, a)
}

/** The x with P(X <= x) = `probability` for X ~ Beta(a, b), by halving, to 1e-15. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  while (high - low > 1e-15 * Math.max(1e-3, high)) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, a, b) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Q(½, x): the upper tail of the incomplete gamma function, by its series or its continued fraction. */
function upperGammaHalf(x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(-x + 0.5 * Math.log(x) - 0.5 * Math.log(Math.PI))
  if (x >= 1.5) return front / lentz(x + 0.5, (i) => [-i * (i - 0.5), x + 2 * i + 0.5])
  let [term, sum] = [2, 2]
  for (let i = 1; Math.abs(term) > 1e-17 * sum; i++) {
    term *= x / (0.5 + i)
    sum += term
  }
  return 1 - front * sum
}

/** P(X >= x) for a chi-squared variable with one degree of freedom. */
export function chiSquaredTail(x: number): number {
  return upperGammaHalf(x / 2)
}

/** The two-sided p of a standard normal deviate. */
export function normalTails(z: number): number {
  return upperGammaHalf((z * z) / 2)
}
