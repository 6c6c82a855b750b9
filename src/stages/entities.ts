import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import { entriesOf, gazetteerSchema, outletEntryOf } from '../knowledge/gazetteer.js'
import type { KnowledgeLoader } from '../knowledge/load.js'
import { nameRulesSchema } from '../knowledge/name-rules.js'
import { outletsSchema } from '../knowledge/outlets.js'
import type { Mention } from '../model/entity.js'
import { compileLexicon, type Lexicon, type NamedGazetteer } from './entities/lexicon.js'
import { type Territories, tagNames } from './entities/tag.js'

const config = z.strictObject({
  /** A user's own names, which come before all others; empty for none. */
  own: z.string().default(''),
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

type Config = z.infer<typeof config>

/** Everything that names are tagged with. */
export interface NameKnowledge {
  readonly lexicon: Lexicon
  readonly territories: Territories
}

/** Reads and compiles what a configuration of the stage names. Throws SetupError. */
export function nameStage(written: unknown, load: KnowledgeLoader): NameKnowledge {
  return readKnowledge(config.parse(written), load)
}

function readKnowledge({ own, gazetteers, outlets, rules, territories }: Config, load: KnowledgeLoader): NameKnowledge {
  const files = own === '' ? gazetteers : [own, ...gazetteers]
  const lexicon = compileLexicon([...files.map((path) => readNames(path, load)), ...readMedia(outlets, load)], {
    path: rules,
    file: load.yaml(rules, nameRulesSchema),
  })
  const recoded = Object.entries(territories).filter(([, code]) => code !== 'iso3166')
  return { lexicon, territories: new Map(recoded) }
}

function readMedia(path: string, load: KnowledgeLoader): readonly NamedGazetteer[] {
  if (path === '') return []
  const named = load.yaml(path, outletsSchema).outlets.filter(({ isVague }) => !isVague)
  return [{ path, entries: named.map(outletEntryOf), vetoes: [] }]
}

/** The mentions in a sentence on its own. */
export function tagSentence(
  text: string,
  { holder, date, ...knowledge }: NameKnowledge & { readonly holder: string; readonly date: string },
): readonly Mention[] {
  const whole = { start: 0, end: text.length }
  const exchange = { question: [], answer: [whole] }
  const sentence = { ...whole, exchange: 0, side: 'answer', paragraph: 0, firstToken: 0, endToken: 0 } as const
  return tagNames(
    { transcript: { text }, header: { holder, date }, exchanges: [exchange], sentences: [sentence] },
    knowledge,
  ).mentions
}

/** Tags countries, organisations, people and places. */
export const entities = defineStage({
  name: 'entities',
  version: 4,
  about: 'Tags countries, organisations, people and places.',
  needs: ['exchanges', 'sentences'],
  gives: ['mentions'],
  config,
  build: (chosen, load) => {
    const knowledge = readKnowledge(chosen, load)
    const { entries, warnings } = knowledge.lexicon
    return { apply: (doc) => tagNames(doc, knowledge), entries, warnings }
  },
})
