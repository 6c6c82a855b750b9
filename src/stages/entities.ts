import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Tags countries, organisations, people and places. */
export const entities = defineStage({
  name: 'entities',
  version: 1,
  about: 'Tags countries, organisations, people and places.',
  needs: ['exchanges', 'sentences', 'tokens'],
  gives: ['mentions'],
  config: z.strictObject({}),
  build: () => ({ apply: (_doc) => ({ mentions: [] }), entries: [] }),
})
