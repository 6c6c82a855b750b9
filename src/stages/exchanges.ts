import { z } from 'zod'
import { defineStage } from '../engine/stage.js'

/** Groups turns into exchanges: one questioner's turn and the reply up to the next. */
export const exchanges = defineStage({
  name: 'exchanges',
  version: 1,
  about: "Groups turns into exchanges: one questioner's turn and the reply up to the next.",
  needs: ['turns'],
  gives: ['exchanges'],
  config: z.strictObject({}),
  build: () => ({ apply: (_doc) => ({ exchanges: [] }), entries: [] }),
})
