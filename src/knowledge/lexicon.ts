import { z } from 'zod'
import { ACTS } from '../model/stance.js'
import { knowledgeHeader } from './header.js'

/**
 * How a frame finds whom it is about.
 *
 * `performative`: a verb of the holder with the target after it. `demand`, `hope`: the holder wants the target to do something.
 * `modal`: the target should do something. `conduct`: a verb whose agent is the target. `quality`: an adjective or noun
 * that evaluates what the target owns, says or does.
 */
const FRAME_KINDS = ['performative', 'demand', 'hope', 'modal', 'conduct', 'quality'] as const

const frameEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(FRAME_KINDS),
  act: z.enum(ACTS),
  position: z.enum(['support', 'oppose', 'neutral']),
  /** 0-3. */
  strength: z.number().int().min(0).max(3),
  /** Wording level of the codebook, 0-8. */
  level: z.number().int().min(0).max(8).default(0),
  /** Prepositions after which the target stands; without them it follows directly. */
  after: z.array(z.string()).default([]),
  /**
   * When the frame may look back for a target that its clause does not name: always; where somebody acts in the question;
   * where a pronoun or "such" points there; never.
   */
  reaches: z.enum(['always', 'acting', 'pointed', 'never']).default('always'),
  examples: z.array(z.string()).min(1),
  phrases: z.array(z.string()).min(1),
})

/** The schema of a file of verb and noun frames. */
export const framesSchema = z.strictObject({
  ...knowledgeHeader,
  /** Past and participle of verbs that are not regular. */
  irregular: z.record(z.string(), z.array(z.string())),
  frames: z.array(frameEntry),
})

const nameEntry = z.strictObject({
  id: z.string(),
  /** The holder in whose texts the words mean this group; every holder without it. */
  holder: z.string().default(''),
  /** What kind of group it is. */
  kind: z.string().default('group'),
  name: z.string(),
  type: z.enum(['country', 'organisation', 'person', 'place']),
  phrases: z.array(z.string()).min(1),
})

/** The schema of a file of cues: who speaks, who is meant, what negates, what makes stronger. */
export const cuesSchema = z.strictObject({
  ...knowledgeHeader,
  /** Words with which every holder means itself. */
  self: z.array(z.string()),
  /** Words with which one holder means itself, by its code. */
  holders: z.record(z.string(), z.array(z.string())),
  /** Administrations of a holder, oldest first: whose, from which date, how it is called. */
  administrations: z.record(
    z.string(),
    z.array(z.strictObject({ name: z.string(), from: z.string(), phrases: z.array(z.string()).min(1) })),
  ),
  /** What a holder calls the administration before its own. */
  predecessors: z.array(z.string()),
  /** Kinds of bodies and persons for whom the government of their country does not speak, but for some holders. */
  independent: z.strictObject({ kinds: z.array(z.string()), exceptHolders: z.array(z.string()) }),
  /** Territories that a holder counts as its own, by its code: evaluating them is no stance toward another. */
  territories: z.record(z.string(), z.array(z.string())),
  /** Verbs with which somebody else's words are reported. */
  reporters: z.array(z.string()),
  /** Words that take up what somebody else said. */
  endorsements: z.array(z.string()),
  negators: z.array(z.string()),
  /** Phrases that look like negation and are none. */
  notNegators: z.array(z.string()),
  intensifiers: z.array(z.string()),
  /** Pronouns and noun phrases that point back to an actor. */
  anaphors: z.array(z.string()),
  /** Noun phrases that point to somebody whom the text does not want to name. */
  unnamed: z.array(z.string()),
  /** Many or all: nobody in particular. */
  collectives: z.array(z.string()),
  /** Groups without a name of their own. */
  groups: z.array(nameEntry),
  /** Nouns that make a group of a country before them: "Japanese media". */
  groupNouns: z.array(z.string()),
  /** The adjective in a group's name where a country has several, by its code. */
  groupAdjectives: z.record(z.string(), z.string()),
  /** Nouns that make a matter of a country before them: "the Ukraine crisis". */
  matters: z.array(z.string()),
  /** What ties a group to the country behind it: "Iran-backed militias". */
  backing: z.array(z.string()),
  /** Nouns and verbs whose object suffers. */
  harms: z.array(z.string()),
  /** Verbs and words before what somebody fights, faces or rejects. */
  counters: z.array(z.string()),
  /** What a demand asks for when it blames. */
  blames: z.array(z.string()),
  /** What a wish asks for when it is friendly. */
  wishes: z.array(z.string()),
  /** What an appeal asks for that sides with nobody. */
  calming: z.array(z.string()),
})

export type Frame = z.infer<typeof frameEntry>
export type FramesFile = z.infer<typeof framesSchema>
export type CuesFile = z.infer<typeof cuesSchema>
