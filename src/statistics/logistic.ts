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
  const size = classes * features
  const at = new Float64Array(size + classes)
  if (prior) at.set(byFeature(prior, classes))
  const start = at.slice(0, size)
  const evaluate = (theta: Float64Array) => lossAt(theta, { rows, labels, options, start })
  const theta = minimise(at, { evaluate, maxIterations: options.maxIterations ?? 200 })
  return { classes, features, weights: byFeature(theta.slice(0, size), features), biases: theta.slice(size) }
}

/** A table of `values.length / rows` columns turned: the search keeps the weights of a feature side by side. */
function byFeature(values: Float64Array, rows: number): Float64Array {
  const columns = values.length / rows
  return values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)] ?? 0)
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
  const powers = new Float64Array(scores.length)
  let [highest, total] = [Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] as number)
  for (let i = 0; i < scores.length; i++) {
    powers[i] = Math.exp((scores[i] as number) - highest)
    total += powers[i] as number
  }
  for (let i = 0; i < scores.length; i++) powers[i] = (powers[i] as number) / total
  return powers
}

interface Problem {
  readonly rows: readonly SparseRow[]
  readonly labels: readonly number[]
  readonly options: LogisticOptions
  /** Where the weights are pulled to, feature by feature. */
  readonly start: Float64Array
}

function lossAt(theta: Float64Array, { rows, labels, options, start }: Problem): Point {
  const { classes, l2, caseWeights } = options
  const size = start.length
  const gradient = new Float64Array(theta.length)
  const errors = new Float64Array(classes)
  let loss = 0
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]
    if (!row) continue
    for (let c = 0; c < classes; c++) errors[c] = theta[size + c] ?? 0
    for (let i = 0; i < row.columns.length; i++) {
      const [base, value] = [(row.columns[i] ?? 0) * classes, row.values[i] ?? 0]
      for (let c = 0; c < classes; c++) add(errors, c, value * (theta[base + c] ?? 0))
    }
    const weight = caseWeights?.[r] ?? 1
    loss += weight * turnIntoErrors(errors, labels[r] ?? 0)
    for (let c = 0; c < classes; c++) add(gradient, size + c, weight * (errors[c] ?? 0))
    for (let i = 0; i < row.columns.length; i++) {
      const [base, value] = [(row.columns[i] ?? 0) * classes, weight * (row.values[i] ?? 0)]
      for (let c = 0; c < classes; c++) add(gradient, base + c, value * (errors[c] ?? 0))
    }
  }
  for (let i = 0; i < size; i++) {
    const away = (theta[i] ?? 0) - (start[i] ?? 0)
    loss += 0.5 * l2 * away * away
    add(gradient, i, l2 * away)
  }
  return { loss, gradient }
}

/** Scores, in place, as probabilities less one for the true label; gives the loss of the case. */
function turnIntoErrors(scores: Float64Array, label: number): number {
  let [highest, total] = [Number.NEGATIVE_INFINITY, 0]
  for (let c = 0; c < scores.length; c++) highest = Math.max(highest, scores[c] ?? 0)
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp((scores[c] ?? 0) - highest)
    scores[c] = power
    total += power
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / total
  const loss = -Math.log(Math.max(scores[label] ?? 0, 1e-300))
  add(scores, label, -1)
  return loss
}
