import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Codes how the answer meets the question. */
export const replies = defineStage({
  name: 'replies',
  version: 1,
  about: 'Codes how the answer meets the question.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions', 'statements'],
  gives: ['replies'],
  config: z.strictObject({}),
  build: () => ({ apply: (doc) => ({ replies: doc.exchanges.map(() => ({})) }), entries: [] }),
})
