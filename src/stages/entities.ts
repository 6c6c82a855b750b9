import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import { gazetteerSchema } from '../knowledge/gazetteer.js'
import { nameRulesSchema } from '../knowledge/name-rules.js'
import { compileLexicon } from './entities/lexicon.js'
import { tagNames } from './entities/tag.js'

const config = z.strictObject({
  /** Files of names; where two claim one form, the earlier wins. */
  gazetteers: z.array(z.string()).default([]),
  /** How names are read that no file lists. */
  rules: z.string(),
  /** Codes of territories: `iso3166` keeps the code of ISO 3166-1, any other value takes its place. */
  territories: z.record(z.string(), z.string()).default({}),
})

/** Tags countries, organisations, people and places. */
export const entities = defineStage({
  name: 'entities',
  version: 2,
  about: 'Tags countries, organisations, people and places.',
  needs: ['exchanges', 'sentences'],
  gives: ['mentions'],
  config,
  build: ({ gazetteers, rules, territories }, load) => {
    const lexicon = compileLexicon(
      gazetteers.map((path) => ({ path, file: load.yaml(path, gazetteerSchema) })),
      { path: rules, file: load.yaml(rules, nameRulesSchema) },
    )
    const recoded = new Map(Object.entries(territories).filter(([, code]) => code !== 'iso3166'))
    return {
      apply: (doc) => tagNames(doc, { lexicon, territories: recoded }),
      entries: lexicon.entries,
      warnings: lexicon.warnings,
    }
  },
})
