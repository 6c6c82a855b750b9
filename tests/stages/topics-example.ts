import { fileURLToPath } from 'node:url'
import { annotatePair } from '../../src/coder/pair.js'
import type { PlannedStage } from '../../src/engine/plan.js'
import type { Stage } from '../../src/engine/stage.js'
import { codebookSchema } from '../../src/knowledge/codebook.js'
import { createLoader } from '../../src/knowledge/load.js'
import type { Mention } from '../../src/model/entity.js'
import { exchanges } from '../../src/stages/exchanges.js'
import { tokens } from '../../src/stages/tokens.js'
import { type CompiledCodebook, compileCodebook } from '../../src/stages/topics/compile.js'
import { gatherEvidence, type TopicEvidence } from '../../src/stages/topics/evidence.js'
import { readTopicTexts } from '../../src/stages/topics/text.js'

const PIPELINES = fileURLToPath(new URL('../../pipelines/', import.meta.url))
const HEADER = { about: 'An example.', version: 1, source: 'Written for this test.', changes: [] }

/** Stages built as a pipeline would build them. */
export function planned(...stages: readonly Stage[]): readonly PlannedStage[] {
  const load = createLoader(PIPELINES)
  return stages.map((stage) => ({ stage, config: {}, built: stage.build({}, load), files: [] }))
}

const READING = planned(exchanges, tokens)

/** A codebook checked against its schema. */
export function codebookOf(parts: object) {
  return codebookSchema.parse({ ...HEADER, ...parts })
}

/** A mention of a country, wherever its name stands in the text. */
function countryMentions(text: string, named: Readonly<Record<string, string>>, split: number): readonly Mention[] {
  return Object.entries(named).flatMap(([name, iso3]) =>
    [...text.matchAll(new RegExp(name, 'g'))].map(
      ({ index }): Mention => ({
        ...{ start: index, end: index + name.length, exchange: 0, sentence: 0, rule: 'gazetteer' },
        side: index < split ? 'question' : 'answer',
        entity: { id: iso3, type: 'country', name, iso3, kind: '' },
        ...{ isMetonym: false, isLinked: true, isInOffice: false },
      }),
    ),
  )
}

export interface Example {
  readonly question?: string
  readonly answer?: string
  readonly holder?: string
  /** Country names with their codes. */
  readonly countries?: Readonly<Record<string, string>>
}

/** What speaks for each topic of a codebook in one example, by topic id. */
export function evidenceOf(parts: object, example: Example): Readonly<Record<string, TopicEvidence>> {
  return evidenceIn(compileCodebook(codebookOf(parts), 'example.yaml'), example)
}

/** The same for a codebook that is compiled already. */
export function evidenceIn(compiled: CompiledCodebook, example: Example): Readonly<Record<string, TopicEvidence>> {
  const { question = '', answer = '', holder = 'CHN', countries = {} } = example
  const { doc } = annotatePair({ id: 'x', date: '', holder, question, answer }, READING)
  const mentions = countryMentions(doc.transcript.text, countries, question.length).map((mention) => ({
    ...mention,
    sentence: doc.sentences.findIndex(({ start, end }) => start <= mention.start && mention.end <= end),
  }))
  const [text] = readTopicTexts({ ...doc, mentions })
  const evidence = text ? gatherEvidence(text, compiled) : []
  return Object.fromEntries(compiled.topics.map(({ id }, i) => [id, evidence[i]]).filter(([, found]) => found))
}
