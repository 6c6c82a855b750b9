import { type SparseRow, softmax } from './logistic.js'
import { add, minimise } from './minimise.js'

/** One choice among candidates: each candidate's features, and which was chosen. */
export interface ChoiceCase {
  readonly candidates: readonly SparseRow[]
  readonly chosen: number
}

/** Errors as small as this move no weight that is written. */
const NEGLIGIBLE = 1e-7

/**
 * Weights of a conditional logit: the same weights score every candidate, and the best score is chosen.
 *
 * Edge: without cases every weight is zero. Deterministic.
 * Source: McFadden 1974, Conditional logit analysis of qualitative choice behavior.
 */
export function fitConditional(
  cases: readonly ChoiceCase[],
  {
    features,
    l2,
    maxIterations = 150,
  }: { readonly features: number; readonly l2: number; readonly maxIterations?: number },
): Float64Array {
  const evaluate = (weights: Float64Array) => {
    const gradient = weights.map((weight) => l2 * weight)
    let loss = weights.reduce((sum, weight) => sum + 0.5 * l2 * weight * weight, 0)
    for (const { candidates, chosen } of cases) {
      const probabilities = softmax(Float64Array.from(candidates, (row) => scoreRow(weights, row)))
      loss -= Math.log(Math.max(probabilities[chosen] ?? 0, 1e-300))
      candidates.forEach((row, c) => {
        const error = (probabilities[c] ?? 0) - (c === chosen ? 1 : 0)
        if (Math.abs(error) < NEGLIGIBLE) return
        for (let i = 0; i < row.columns.length; i++) {
          add(gradient, row.columns[i] ?? 0, error * (row.values[i] ?? 0))
        }
      })
    }
    return { loss, gradient }
  }
  return minimise(new Float64Array(features), { evaluate, maxIterations })
}

/** The weighted sum of a row. */
export function scoreRow(weights: Float64Array, row: SparseRow): number {
  let sum = 0
  for (let i = 0; i < row.columns.length; i++) sum += (row.values[i] ?? 0) * (weights[row.columns[i] ?? 0] ?? 0)
  return sum
}
