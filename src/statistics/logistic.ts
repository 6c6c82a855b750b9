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

interface Point {
  readonly loss: number
  readonly gradient: Float64Array
}

const MEMORY = 8
const TOLERANCE = 1e-5

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

function add(into: Float64Array, at: number, value: number): void {
  into[at] = (into[at] ?? 0) + value
}

function addScaled(into: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) add(into, i, factor * (values[i] ?? 0))
}

interface Search {
  readonly evaluate: (theta: Float64Array) => Point
  readonly maxIterations: number
}

interface Step {
  readonly s: Float64Array
  readonly y: Float64Array
  readonly rho: number
}

function minimise(start: Float64Array, { evaluate, maxIterations }: Search): Float64Array {
  let theta = start
  let point = evaluate(theta)
  let memory: readonly Step[] = []
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (Math.sqrt(dot(point.gradient, point.gradient)) < TOLERANCE * Math.max(1, theta.length)) break
    const direction = descent(point.gradient, memory)
    const next = backtrack({ theta, point, direction, evaluate })
    if (!next) break
    const s = next.theta.map((value, i) => value - (theta[i] ?? 0))
    const y = next.point.gradient.map((value, i) => value - (point.gradient[i] ?? 0))
    const curvature = dot(s, y)
    if (curvature > 1e-12) memory = [...memory.slice(1 - MEMORY), { s, y, rho: 1 / curvature }]
    const gain = point.loss - next.point.loss
    theta = next.theta
    point = next.point
    if (gain < 1e-9 * Math.max(1, Math.abs(point.loss))) break
  }
  return theta
}

/** The two-loop recursion: minus the gradient, bent by what the last steps taught of the curvature. */
function descent(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const q = gradient.map((value) => -value)
  const alphas = new Float64Array(memory.length)
  for (let k = memory.length - 1; k >= 0; k--) {
    const step = memory[k]
    if (!step) continue
    const alpha = step.rho * dot(step.s, q)
    alphas[k] = alpha
    addScaled(q, step.y, -alpha)
  }
  const last = memory.at(-1)
  const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 1 / Math.max(1, Math.sqrt(dot(q, q)))
  q.forEach((value, i) => {
    q[i] = value * scale
  })
  memory.forEach((step, k) => {
    const beta = step.rho * dot(step.y, q)
    addScaled(q, step.s, (alphas[k] ?? 0) - beta)
  })
  return q
}

interface LineSearch {
  readonly theta: Float64Array
  readonly point: Point
  readonly direction: Float64Array
  readonly evaluate: (theta: Float64Array) => Point
}

function backtrack(search: LineSearch): { theta: Float64Array; point: Point } | undefined {
  const { theta, point, direction, evaluate } = search
  const slope = dot(point.gradient, direction)
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = theta.map((value, i) => value + length * (direction[i] ?? 0))
    const at = evaluate(next)
    if (at.loss <= point.loss + 1e-4 * length * slope) return { theta: next, point: at }
  }
  return undefined
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
