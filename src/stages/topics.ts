import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Gives every exchange its codebook topics. */
export const topics = defineStage({
  name: 'topics',
  version: 1,
  about: 'Gives every exchange its codebook topics.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions'],
  gives: ['topics'],
  config: z.strictObject({}),
  build: () => ({ apply: (_doc) => ({ topics: [] }), entries: [] }),
})
