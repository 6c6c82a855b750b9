import { z } from 'zod'
import { knowledgeHeader } from './header.js'

/** A fitted model of emergent topics: written by a fit, read to code transcripts without one. */
export const topicModelSchema = z.strictObject({
  ...knowledgeHeader,
  /** Exchanges that it was fitted on. */
  documents: z.number().int().nonnegative(),
  seed: z.number().int(),
  /** How alike the topics of part samples are, 0-1, for each number of topics that was tried; empty where it was given. */
  stability: z.array(z.strictObject({ topics: z.number().int(), similarity: z.number() })),
  terms: z.array(z.string()),
  idf: z.array(z.number()),
  topics: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      /** Its telling terms, as printed words, most telling first. */
      terms: z.array(z.string()),
      exchanges: z.number().int(),
      npmi: z.number(),
      diversity: z.number(),
      /** Ids of the exchanges nearest its middle. */
      representatives: z.array(z.string()),
      /** Places of terms in its mean direction, and their weights. */
      places: z.array(z.number().int()),
      weights: z.array(z.number()),
    }),
  ),
})

/** A checked model of emergent topics. */
export type TopicModel = z.infer<typeof topicModelSchema>
