import { z } from 'zod'
import { knowledgeHeader } from './header.js'

const institutionEntry = z.strictObject({
  /** `<country>-<institution>`, the beginning of transcript ids. */
  id: z.string(),
  name: z.string(),
  /** ISO 3166-1 alpha-3 code of the government whose stance is read, or the short name of an organisation. */
  holder: z.string(),
  /** Words that a title of its press conferences holds, all of one entry. */
  titles: z.array(z.string()),
  /** Hosts of its web pages. */
  sites: z.array(z.string()).default([]),
  /** Full names of its spokespersons. */
  spokespersons: z.array(z.string()).default([]),
})

const words = z.array(z.string())

const furniture = z.strictObject({
  /** Lines that stand alone. */
  lines: words,
  /** Lines after which nothing of the transcript follows. */
  ends: words,
  /** Lines that end the dialogue. */
  closings: words,
  /** Words of a dated line above an interview. */
  bylines: words,
  /** Sentences that only say that there was a press conference. */
  introductions: words,
  /** Headings of a transcript's parts: whole lines that are nobody's words, and no labels. */
  sections: words,
})

const dialogue = z.strictObject({
  /** Labels that answer without naming a person. */
  answerers: words,
  /** Labels that ask without naming a medium, beside the generic ones of the file of outlets. */
  askers: words,
  /** Labels of those who lead through the conference. */
  moderators: words,
  /** Offices: a label with one of these words answers. */
  offices: words,
  /** Forms of address, which tell little by themselves. */
  addresses: words,
  /** Words that stand before the name of who asks, in one label. */
  askerPrefixes: words,
  /** Words by which somebody speaks of himself or to another. */
  persons: words,
  /** Labels that follow up the question before. */
  followUps: words,
  /** Verbs of a journalist who adds to a question. */
  clarifiers: words,
  /** A sentence with one of each announces a question asked after the conference. */
  afterConference: z.strictObject({ places: words, acts: words }),
  /** Words before the other media that asked alike. */
  alike: words,
  /** Indirect speech: how a paragraph begins that tells a question, the verbs that tell the reply, what begins a clause of the question. */
  reported: z.strictObject({ asks: words, replies: words, links: words }),
})

const header = z.strictObject({
  /** Words of a line that may be the title of a transcript. */
  titles: words,
  /** Words of titles and of lines with the day of a conference. */
  conferences: words,
  /** Words before the time when a page was posted. */
  postings: words,
  /** Offices before the name of who speaks. */
  offices: words,
  /** Offices with a field between them and the name: `Minister of Finance Ann Lee`. */
  fieldOffices: words,
  /** Forms of address before a name. */
  forms: words,
  /** Words after the name of who speaks. */
  after: words,
  /** Words that no name holds, though they stand behind an office. */
  notNames: words,
})

/** The schema of a file of institutions that hold press conferences, and of the words their transcripts are laid out with. */
export const institutionsSchema = z.strictObject({
  ...knowledgeHeader,
  /** Lines of web pages that are nobody's turn, as they begin; case does not matter. */
  furniture,
  dialogue,
  /** The words by which the top of a transcript is read. */
  header,
  institutions: z.array(institutionEntry),
})

export type Institution = z.infer<typeof institutionEntry>
export type HeaderWords = z.infer<typeof header>
export type Furniture = z.infer<typeof furniture>
export type DialogueWords = z.infer<typeof dialogue>
