import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import { gazetteerSchema } from '../knowledge/gazetteer.js'
import { cuesSchema, framesSchema } from '../knowledge/lexicon.js'
import { stanceWeightsSchema } from '../knowledge/stance-weights.js'
import { readStatements } from './statements/answer.js'
import { compileLexicon } from './statements/lexicon.js'

/** Reads what each clause of an answer does, toward whom: holder, quotation, frame, target, negation, strength. */
export const statements = defineStage({
  name: 'statements',
  version: 2,
  about: 'Reads what each clause of an answer does, toward whom.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions'],
  gives: ['statements'],
  config: z.strictObject({
    frames: z.string().default('lexicons/frames.yaml'),
    cues: z.string().default('lexicons/stance-cues.yaml'),
    /** Names of countries, for those whose offices alone are named. */
    countries: z.string().default('gazetteers/countries.yaml'),
    /** Learned weights; empty leaves the rules alone. */
    weights: z.string().default('weights/stance.json'),
  }),
  build: (config, load) => {
    const frames = load.yaml(config.frames, framesSchema)
    const cues = load.yaml(config.cues, cuesSchema)
    const weights = config.weights === '' ? undefined : load.yaml(config.weights, stanceWeightsSchema)
    const countries = load
      .yaml(config.countries, gazetteerSchema)
      .countries.map(({ id, name }) => ({ id, name, type: 'country' as const }))
    const lexicon = compileLexicon({ framesPath: config.frames, frames, cues, countries })
    return { entries: lexicon.entries, apply: (doc) => readStatements(doc, lexicon, weights) }
  },
})
