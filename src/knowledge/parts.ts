import { z } from 'zod'
import { knowledgeHeader } from './header.js'

const words = z.array(z.string().min(1))

/** The schema of a file of words by which several questions of one turn, and the replies to each, are told apart. */
export const partsSchema = z.strictObject({
  ...knowledgeHeader,
  /** Words before a noun that say which question is meant: those for the first, for the second, and so on. */
  ordinals: z.array(words),
  /** Words before a noun for the last of the questions. */
  lasts: words,
  /** Words before a noun for the other of two questions. */
  others: words,
  /** What a question is called. */
  questions: words,
  /** Other words for one of several questions: they count behind a lead only. */
  nouns: words,
  /** Words that number questions by themselves: those for the first, for the second, and so on. */
  numbers: z.array(words),
  /** Words that may stand before a cue. */
  openers: words,
  /** Words before an ordinal that point at what the questioner said. */
  yours: words,
  /** Words with which a questioner means a question of the own. */
  mine: words,
  /** Other words before an ordinal. */
  determiners: words,
  /** Words before what a reply is about. */
  leads: words,
  /** The same, but common: only a short phrase before a comma counts. */
  shortLeads: words,
  /** Words before an ordinal, and before nothing else here. */
  ordinalLeads: words,
  /** Words with which a reply turns to something else. */
  turns: words,
  /** Words with which a speaker takes one of several questions. */
  takes: words,
  /** Words with which a questioner goes on to another question. */
  additions: words,
  /** Words that ask without a question mark. */
  asks: words,
  /** Words that belong to any question: sharing them says nothing. */
  generic: words,
})

export type PartsFile = z.infer<typeof partsSchema>
