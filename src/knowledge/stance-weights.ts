import { z } from 'zod'
import { knowledgeHeader } from './header.js'
import { numberRows } from './number-rows.js'

/** What an answer can be toward an actor: nothing, against, in favour, even-handed. */
export const LEANINGS = ['none', 'oppose', 'support', 'even'] as const
export type Leaning = (typeof LEANINGS)[number]

/** The schema of learned weights: one row of four weights a feature, in the order of `LEANINGS`. */
export const stanceWeightsSchema = z.strictObject({
  ...knowledgeHeader,
  /** How the weights were found: cases, folds, penalty, figures. */
  training: z.record(z.string(), z.union([z.string(), z.number()])),
  biases: z.array(z.number()).length(LEANINGS.length),
  features: numberRows(LEANINGS.length),
})

export type StanceWeights = z.infer<typeof stanceWeightsSchema>
