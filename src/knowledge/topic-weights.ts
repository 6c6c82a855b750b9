import { z } from 'zod'
import { knowledgeHeader } from './header.js'
import { numberRows } from './number-rows.js'

const calibration = z.strictObject({ intercept: z.number(), slope: z.number() })

/** How strongly terms speak for each of `labels`, in tenths. */
const termTable = z.strictObject({
  labels: z.array(z.string()),
  minExchanges: z.number(),
  values: numberRows(),
})

/** Weights of features that all topics share, of those that each topic has for itself, and of the words of coded exchanges. */
const model = z.strictObject({
  intercept: z.number(),
  shared: z.array(z.number()),
  own: numberRows(),
  words: termTable.optional(),
})

/** The schema of what was learned from coded exchanges: weights of features, stems and pairs of stems, never a sentence. */
export const topicWeightsSchema = z.strictObject({
  ...knowledgeHeader,
  /** The codebook they were learned with. */
  codebook: z.string(),
  /** What they were learned from, and the figures they were accepted on. */
  accepted: z.record(z.string(), z.union([z.number(), z.string()])),
  /** Topics that had enough coded exchanges to be calibrated. */
  topics: z.array(z.string()),
  /** Scores the candidates for primary. */
  primary: model,
  /** Scores each topic by itself. */
  member: model,
  /** From scores to probabilities: for the primary topic and for further ones. */
  calibration: z.strictObject({ primary: calibration, further: calibration }),
  /** The least probability of the primary topic, and of a further one. */
  thresholds: z.strictObject({ primary: z.number(), further: z.number() }),
  /** What the words around cues say, learned from texts that nobody coded. */
  terms: termTable,
})

export type TopicWeights = z.infer<typeof topicWeightsSchema>
export type TopicModel = z.infer<typeof model>
export type TermTable = z.infer<typeof termTable>

/** One step of the whole numbers that terms are stored in. */
export const TERM_STEP = 0.1
