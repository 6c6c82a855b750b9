import { z } from 'zod'
import { knowledgeHeader } from './header.js'

const isoCode = z.string().regex(/^[A-Z]{3}$/)

/** `foreign` is any country but the holder. */
const countries = z.union([z.literal('foreign'), z.array(isoCode).min(1)])

const condition = z.strictObject({
  /** The exchange names one of these countries. */
  country: countries.optional(),
  /** Countries that `foreign` leaves out. */
  except: z.array(isoCode).default([]),
  /** Both are named, or one is named and the other is the holder. */
  pair: z.tuple([isoCode, isoCode]).optional(),
  /** The holder is this country. */
  holder: isoCode.optional(),
  /** One of these phrases stands in the exchange. */
  with: z.array(z.string()).default([]),
  /** None of these phrases stands in the exchange. */
  without: z.array(z.string()).default([]),
})

const cueGroup = z.strictObject({
  /** How strongly a cue of the group speaks for the topic: 4 unmistakably, 1 weakly. */
  weight: z.number().positive(),
  /** Phrases, whatever their case; `*` ends a word in any way. */
  any: z.array(z.string()).default([]),
  /** Phrases with their capitals as written: acronyms. */
  exact: z.array(z.string()).default([]),
  /** Countries whose mention is a cue. */
  country: countries.optional(),
  /** Countries that `foreign` leaves out. */
  except: z.array(isoCode).default([]),
  /** Countries one of which the same sentence names besides. */
  beside: z.array(isoCode).default([]),
  /** Names of organisations, persons and places, by entity id, whose mention is a cue. */
  entity: z.array(z.string()).default([]),
  if: condition.optional(),
})

const topicEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  label: z.string().min(1),
  /** What belongs under it, for people. */
  about: z.string().default(''),
  /** Id of the topic it belongs under. */
  parent: z.string().default(''),
  /** A named hotspot beats a general heading when it is the object. */
  hotspot: z.boolean().default(false),
  cues: z.array(cueGroup),
  /** Phrases inside which a cue of this topic says nothing. */
  vetoes: z.array(z.string()).default([]),
})

/** The schema of a codebook: topics and the cues that speak for them. */
export const codebookSchema = z.strictObject({
  ...knowledgeHeader,
  /** How much a cue counts where it stands. */
  places: z
    .strictObject({
      /** The first sentence of the question that says more than a greeting. */
      opening: z.number().nonnegative(),
      /** The rest of the first question. */
      question: z.number().nonnegative(),
      /** After the first question mark. */
      laterQuestion: z.number().nonnegative(),
      answer: z.number().nonnegative(),
    })
    .default({ opening: 1.6, question: 1, laterQuestion: 0.6, answer: 0.5 }),
  /** Phrases with which an answer turns to its point, and the factor for cues in that sentence. */
  pivots: z
    .strictObject({ factor: z.number().positive(), phrases: z.array(z.string()) })
    .default({ factor: 1, phrases: [] }),
  /** Formulas that every subject meets, and the factor for cues inside them. */
  stock: z
    .strictObject({ factor: z.number().nonnegative(), phrases: z.array(z.string()) })
    .default({ factor: 1, phrases: [] }),
  /** Without learned weights: the least score that makes a topic, and the share of the best that a second one needs. */
  thresholds: z
    .strictObject({ score: z.number().nonnegative(), share: z.number().min(0).max(1) })
    .default({ score: 1.5, share: 0.45 }),
  topics: z.array(topicEntry).min(1),
})

export type Codebook = z.infer<typeof codebookSchema>
export type CodebookTopic = z.infer<typeof topicEntry>
export type CueGroup = z.infer<typeof cueGroup>
export type CueCondition = z.infer<typeof condition>
