import { z } from 'zod'
import { knowledgeHeader } from './header.js'

/** A list of words that say nothing of what a text is about, in lower case. */
export const stopWordsSchema = z.strictObject({ ...knowledgeHeader, words: z.array(z.string().min(1)).min(1) })
