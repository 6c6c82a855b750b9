import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Reads what each clause of an answer does, toward whom. */
export const statements = defineStage({
  name: 'statements',
  version: 1,
  about: 'Reads what each clause of an answer does, toward whom.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions'],
  gives: ['statements'],
  config: z.strictObject({}),
  build: () => ({ apply: (_doc) => ({ statements: [] }), entries: [] }),
})
