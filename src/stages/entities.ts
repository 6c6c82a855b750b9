import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import { entriesOf, gazetteerSchema, outletEntryOf } from '../knowledge/gazetteer.js'
import type { KnowledgeLoader } from '../knowledge/load.js'
import { nameRulesSchema } from '../knowledge/name-rules.js'
import { outletsSchema } from '../knowledge/outlets.js'
import { compileLexicon, type NamedGazetteer } from './entities/lexicon.js'
import { tagNames } from './entities/tag.js'

const config = z.strictObject({
  /** Files of names; where two claim one form, the earlier wins. */
  gazetteers: z.array(z.string()).default([]),
  /** A file of media, whose names are organisations too; empty for none. */
  outlets: z.string().default(''),
  /** How names are read that no file lists. */
  rules: z.string(),
  /** Codes of territories: `iso3166` keeps the code of ISO 3166-1, any other value takes its place. */
  territories: z.record(z.string(), z.string()).default({}),
})

function readNames(path: string, load: KnowledgeLoader): NamedGazetteer {
  const file = load.yaml(path, gazetteerSchema)
  return { path, entries: entriesOf(file), vetoes: file.vetoes }
}

/** Tags countries, organisations, people and places. */
export const entities = defineStage({
  name: 'entities',
  version: 2,
  about: 'Tags countries, organisations, people and places.',
  needs: ['exchanges', 'sentences'],
  gives: ['mentions'],
  config,
  build: ({ gazetteers, outlets, rules, territories }, load) => {
    const media =
      outlets === ''
        ? []
        : [{ path: outlets, entries: load.yaml(outlets, outletsSchema).outlets.map(outletEntryOf), vetoes: [] }]
    const lexicon = compileLexicon([...gazetteers.map((path) => readNames(path, load)), ...media], {
      path: rules,
      file: load.yaml(rules, nameRulesSchema),
    })
    const recoded = new Map(Object.entries(territories).filter(([, code]) => code !== 'iso3166'))
    return {
      apply: (doc) => tagNames(doc, { lexicon, territories: recoded }),
      entries: lexicon.entries,
      warnings: lexicon.warnings,
    }
  },
})
