/** The value and the slope of a function at one point. */
export interface Point {
  readonly loss: number
  readonly gradient: Float64Array
}

const MEMORY = 8
const TOLERANCE = 1e-5

/** Adds to one number of an array. */
export function add(into: Float64Array, at: number, value: number): void {
  into[at] = (into[at] ?? 0) + value
}

function addScaled(into: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) add(into, i, factor * (values[i] ?? 0))
}

/** A function to minimise, with its gradient. */
export interface Search {
  readonly evaluate: (theta: Float64Array) => Point
  readonly maxIterations: number
}

interface Step {
  readonly s: Float64Array
  readonly y: Float64Array
  readonly rho: number
}

/**
 * Where a smooth convex function is least, by L-BFGS with backtracking. Deterministic.
 *
 * Source: Nocedal & Wright 2006, Numerical Optimization, algorithm 7.4.
 */
export function minimise(start: Float64Array, { evaluate, maxIterations }: Search): Float64Array {
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
