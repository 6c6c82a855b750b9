import { wilson } from './interval.js'
import { fitLogistic } from './logistic.js'

/** Turns a score into a probability: the logistic function of `intercept + slope × score`. */
export interface Calibration {
  readonly intercept: number
  readonly slope: number
}

/** A claim with its score and whether it was right. */
export interface ScoredClaim {
  readonly score: number
  readonly isRight: boolean
}

/** One band of a reliability table: what was promised, what came true. */
export interface ReliabilityBand {
  readonly low: number
  readonly high: number
  readonly claims: number
  readonly meanProbability: number
  readonly right: number
  readonly rightLow: number
  readonly rightHigh: number
}

const GENTLE = 0.1

/** Fits a calibration to claims whose truth is known. Source: Platt 1999. Edge: without claims, the score is taken as log odds. */
export function fitCalibration(claims: readonly ScoredClaim[]): Calibration {
  if (claims.length === 0) return { intercept: 0, slope: 1 }
  const rows = claims.map(({ score }) => ({ columns: Uint32Array.of(0), values: Float64Array.of(score) }))
  const labels = claims.map(({ isRight }) => (isRight ? 1 : 0))
  const prior = Float64Array.of(-0.5, 0.5)
  const { weights, biases } = fitLogistic(rows, labels, { classes: 2, features: 1, l2: GENTLE, prior })
  return { intercept: (biases[1] ?? 0) - (biases[0] ?? 0), slope: (weights[1] ?? 0) - (weights[0] ?? 0) }
}

/** The probability of a score. */
export function calibrate(score: number, { intercept, slope }: Calibration): number {
  return 1 / (1 + Math.exp(-(intercept + slope * score)))
}

/** How often claims came true, by bands of their probability; bands without claims are left out. */
export function tabulateReliability(
  claims: readonly { readonly probability: number; readonly isRight: boolean }[],
  edges: readonly number[],
): readonly ReliabilityBand[] {
  return edges.slice(0, -1).flatMap((low, i) => {
    const high = edges[i + 1] ?? 1
    const isLast = i === edges.length - 2
    const inside = claims.filter(({ probability: p }) => p >= low && (p < high || (isLast && p <= high)))
    if (inside.length === 0) return []
    const right = inside.filter(({ isRight }) => isRight).length
    const interval = wilson(right, inside.length)
    return [
      {
        ...{ low, high, claims: inside.length, right: right / inside.length },
        meanProbability: inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length,
        ...{ rightLow: interval?.low ?? 0, rightHigh: interval?.high ?? 1 },
      },
    ]
  })
}
