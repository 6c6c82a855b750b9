import { z } from 'zod'
import { knowledgeHeader } from './header.js'

const institutionEntry = z.strictObject({
  /** `<country>-<institution>`, the beginning of transcript ids. */
  id: z.string(),
  name: z.string(),
  /** ISO 3166-1 alpha-3 code of the government whose stance is read. */
  holder: z.string(),
  /** Words that a title of its press conferences holds, all of one entry. */
  titles: z.array(z.string()),
  /** Full names of its spokespersons. */
  spokespersons: z.array(z.string()).default([]),
})

/** The schema of a file of institutions that hold press conferences. */
export const institutionsSchema = z.strictObject({
  ...knowledgeHeader,
  /** Lines of web pages that are nobody's turn, as they begin; case does not matter. */
  furniture: z.strictObject({
    /** Lines that stand alone. */
    lines: z.array(z.string()),
    /** Lines after which nothing of the transcript follows. */
    ends: z.array(z.string()),
  }),
  institutions: z.array(institutionEntry),
})

export type Institution = z.infer<typeof institutionEntry>
