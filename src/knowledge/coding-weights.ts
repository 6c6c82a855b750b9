import { z } from 'zod'
import { addFeatures, type FeatureBook, type Features, layRows } from '../statistics/features.js'
import { softmax } from '../statistics/logistic.js'
import { onceFor } from '../text/once.js'
import { knowledgeHeader } from './header.js'
import { numberRows } from './number-rows.js'

const weightsOf = z.strictObject({
  /** The labels, in the order of every row of weights. */
  labels: z.array(z.string()).min(1),
  /** `one`: exactly one label fits (softmax). `any`: each label by itself (logistic). */
  choose: z.enum(['one', 'any']),
  biases: z.array(z.number()),
  /** What scores are divided by, so that probabilities are as often right as they say. */
  temperature: z.number().positive(),
  /** Least probability at which a label of `any` is given. */
  threshold: z.number().min(0).max(1),
  /** For replies: by how much an ambivalent reply is favoured when the class is chosen, for its values share their odds. */
  ambivalent: z.number().positive().default(1),
  features: numberRows(),
})

/** The schema of weights learned from coded exchanges: one row of numbers a feature, never a sentence. */
export const codingWeightsSchema = z.strictObject({
  ...knowledgeHeader,
  /** What they were learned from and the figures they were accepted on. */
  training: z.record(z.string(), z.union([z.string(), z.number()])),
  event: weightsOf,
  level: weightsOf,
  reply: weightsOf,
  acts: weightsOf,
})

export type CodingWeights = z.infer<typeof codingWeightsSchema>
export type LabelWeights = z.infer<typeof weightsOf>

/** Probability of each label; those of `any` need not sum to 1. */
export function weighLabels(weights: LabelWeights, features: Features): readonly number[] {
  const scores = Float64Array.from(weights.biases)
  addFeatures(scores, features, rowsOf(weights)(features.book))
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / weights.temperature
  const isOne = weights.choose === 'one'
  const probabilities = isOne ? softmax(scores) : scores.map((score) => 1 / (1 + Math.exp(-score)))
  const rounded: number[] = []
  for (let i = 0; i < probabilities.length; i++) rounded.push(round9(probabilities[i] as number))
  return rounded
}

/** The rows of weights by the numbers of a book, made once: an object of a thousand names is slow to look up. */
const rowsOf = onceFor(({ biases, features }: LabelWeights) =>
  onceFor((book: FeatureBook) => layRows(book, { width: biases.length, table: features })),
)

/** Rounded so that machines that differ in the last digit decide alike. */
export function round9(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
