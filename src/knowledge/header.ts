import { z } from 'zod'

/** What every knowledge file begins with. */
export const knowledgeHeader = {
  /** One sentence: what the file knows. */
  about: z.string().min(1),
  version: z.union([z.string(), z.number()]),
  /** Where the knowledge comes from, with the licence. */
  source: z.string().min(1),
  /** Dated changes, newest first. */
  changes: z.array(z.strictObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), change: z.string() })),
}
