import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Sums up statements to one stance per exchange and target. */
export const stances = defineStage({
  name: 'stances',
  version: 1,
  about: 'Sums up statements to one stance per exchange and target.',
  needs: ['exchanges', 'statements'],
  gives: ['stances'],
  config: z.strictObject({}),
  build: () => ({ apply: (_doc) => ({ stances: [] }), entries: [] }),
})
