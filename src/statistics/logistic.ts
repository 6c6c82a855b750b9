import { add, minimise, type Point } from './minimise.js'

/** One case: which features it has and how much of each. Absent features are zero. */
export interface SparseRow {
  /** Columns, ascending, each once. */
  readonly columns: Uint32Array
  readonly values: Float64Array
}

/** Weights of a softmax regression: `classes` rows of `features` weights, and one bias a class. */
export interface LogisticModel {
  readonly classes: number
  readonly features: number
  readonly weights: Float64Array
  readonly biases: Float64Array
}

export interface LogisticOptions {
  readonly classes: number
  readonly features: number
  /** Strength of the pull toward `prior` (toward zero without one). */
  readonly l2: number
  /** Weights to start from and to be pulled toward, `classes` × `features`. */
  readonly prior?: Float64Array
  /** Weight of each case; 1 without it. */
  readonly caseWeights?: readonly number[]
  readonly maxIterations?: number
}

/**
 * Multinomial logistic regression with a Gaussian prior, by L-BFGS with backtracking.
 *
 * Shape: `rows` and `labels` go together; labels are 0 … classes − 1. Two classes make a binary regression.
 * Edge: without rows the weights are the prior. Deterministic: sums run in the order of the rows.
 * Source: Nocedal & Wright 2006, Numerical Optimization, algorithm 7.4.
 */
export function fitLogistic(
  rows: readonly SparseRow[],
  labels: readonly number[],
  options: LogisticOptions,
): LogisticModel {
  const { classes, features, prior } = options
  const at = new Float64Array(classes * (features + 1))
  if (prior) at.set(prior)
  const evaluate = (theta: Float64Array) => lossAt(theta, { rows, labels, options })
  const theta = minimise(at, { evaluate, maxIterations: options.maxIterations ?? 200 })
  const size = classes * features
  return { classes, features, weights: theta.slice(0, size), biases: theta.slice(size) }
}

/** Probability of each class for one case. */
export function predictLogistic(model: LogisticModel, row: SparseRow): Float64Array {
  const scores = Float64Array.from(model.biases)
  for (let c = 0; c < model.classes; c++) {
    let sum = scores[c] ?? 0
    for (let i = 0; i < row.columns.length; i++) {
      sum += (row.values[i] ?? 0) * (model.weights[c * model.features + (row.columns[i] ?? 0)] ?? 0)
    }
    scores[c] = sum
  }
  return softmax(scores)
}

/** Scores as probabilities; never overflows. */
export function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

interface Problem {
  readonly rows: readonly SparseRow[]
  readonly labels: readonly number[]
  readonly options: LogisticOptions
}

function lossAt(theta: Float64Array, { rows, labels, options }: Problem): Point {
  const { classes, features, l2, prior, caseWeights } = options
  const size = classes * features
  const model = { classes, features, weights: theta.subarray(0, size), biases: theta.subarray(size) }
  const gradient = new Float64Array(theta.length)
  let loss = 0
  rows.forEach((row, r) => {
    const probabilities = predictLogistic(model, row)
    const weight = caseWeights?.[r] ?? 1
    const label = labels[r] ?? 0
    loss -= weight * Math.log(Math.max(probabilities[label] ?? 0, 1e-300))
    for (let c = 0; c < classes; c++) {
      const error = weight * ((probabilities[c] ?? 0) - (c === label ? 1 : 0))
      add(gradient, size + c, error)
      for (let i = 0; i < row.columns.length; i++) {
        add(gradient, c * features + (row.columns[i] ?? 0), error * (row.values[i] ?? 0))
      }
    }
  })
  for (let i = 0; i < size; i++) {
    const away = (theta[i] ?? 0) - (prior?.[i] ?? 0)
    loss += 0.5 * l2 * away * away
    add(gradient, i, l2 * away)
  }
  return { loss, gradient }
}
