import type { SparseRow } from './logistic.js'
import { add } from './minimise.js'

/** A text for the naive Bayes of Newsmap: its terms and the labels that cues gave it. */
export interface LabelledRow {
  readonly row: SparseRow
  readonly labels: readonly number[]
}

/**
 * How strongly each term speaks for each label rather than the rest, learned from texts that cues have labelled.
 *
 * Shape: `labels` rows of `features` log ratios. Unit: nats. Edge: a label without texts has zeros.
 * Source: Watanabe 2018, Newsmap, Digital Journalism 6(3): the ratio of smoothed relative frequencies.
 */
export function fitNewsmap(
  rows: readonly LabelledRow[],
  { labels, features, smooth = 1 }: { readonly labels: number; readonly features: number; readonly smooth?: number },
): readonly Float64Array[] {
  const all = new Float64Array(features)
  const inside = Array.from({ length: labels }, () => new Float64Array(features))
  for (const { row, labels: given } of rows) {
    row.columns.forEach((column, i) => {
      const value = row.values[i] ?? 0
      add(all, column, value)
      for (const label of given) add(inside[label] ?? all, column, value)
    })
  }
  const total = sumOf(all)
  return inside.map((counts) => {
    const own = sumOf(counts)
    if (own === 0) return new Float64Array(features)
    return counts.map((count, i) => {
      const here = (count + smooth) / (own + smooth * features)
      const elsewhere = ((all[i] ?? 0) - count + smooth) / (total - own + smooth * features)
      return Math.log(here / elsewhere)
    })
  })
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
