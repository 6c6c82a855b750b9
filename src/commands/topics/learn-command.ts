import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type TermTable,
  type TopicModel,
  type TopicWeights,
  topicWeightsSchema,
} from '../../knowledge/topic-weights.js'
import { SetupError } from '../../model/issue.js'
import { weightsPath } from '../../stages/topics/knowledge.js'
import { readCodedSheet } from './learn/coded-sheet.js'
import { cueText, type Learned, learnTopics } from './learn/learn.js'
import { readUncodedTexts } from './learn/read-texts.js'
import { reportFigures } from './learn/report.js'
import { openTopicWorkshop } from './workshop.js'

const OWN_SOURCE = 'Learned from coded exchanges of the user.'

/** Flags of `standpoint topics learn`. */
export interface LearnFlags {
  /** Sheets of coded exchanges, learned from together. */
  readonly coded: readonly string[]
  readonly codebook?: string
  readonly texts?: readonly string[]
  readonly to?: string
  readonly source?: string
  readonly withHeld?: boolean
}

/** `standpoint topics learn`: learns weights from coded exchanges, cross-validates, reports and writes them. Throws SetupError. */
export async function learnCommand(flags: LearnFlags): Promise<number> {
  const to = flags.to ?? (flags.codebook === undefined ? undefined : weightsPath(flags.codebook))
  if (to === undefined || to === flags.codebook) throw noDestination()
  const tools = openTopicWorkshop(flags)
  const coded = flags.coded.flatMap(readCodedSheet).filter(({ isHeld }) => flags.withHeld || !isHeld)
  const texts = await readUncodedTexts(flags.texts ?? [], tools)
  const uncoded = texts.map((text) => cueText(text, tools.knowledge.compiled))
  const learned = learnTopics({ coded, uncoded, compiled: tools.knowledge.compiled, stages: tools.stages })
  process.stdout.write(reportFigures(learned))
  writeFileSync(
    to,
    writeWeights(learned, {
      source: flags.source ?? OWN_SOURCE,
      codebook: tools.path,
      texts: coded.length + texts.length,
    }),
  )
  process.stdout.write(`\nwrote ${to}\n`)
  return 0
}

/** Where weights come from. */
export interface Origin {
  /** What the exchanges are, with their licence. */
  readonly source?: string
  readonly codebook: string
  /** How many exchanges the terms were learned from. */
  readonly texts: number
}

/** The file of weights: one line a term, so that two versions can be compared. */
export function writeWeights({ weights, figures }: Learned, { source = OWN_SOURCE, codebook, texts }: Origin): string {
  const file: TopicWeights = {
    about: 'What was learned about the topics of a codebook: weights of features, of stems and of pairs of stems.',
    version: 1,
    source,
    changes: [],
    codebook: basename(codebook),
    accepted: {
      ...{ exchanges: figures.exchanges, conferences: figures.groups, texts },
      method: 'cross-validated by press conference, ten folds',
      primaryAccuracy: round3(figures.primaryAccuracy),
      topicsMicroF1: round3(figures.topicsMicroF1),
    },
    ...weights,
  }
  const { primary, member, terms, ...rest } = topicWeightsSchema.parse(file)
  const fields = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  const models = Object.entries({ primary, member }).map(([name, model]) => `"${name}": ${writeModel(model)}`)
  return `{\n${[...fields, ...models, `"terms": ${writeTable(terms)}`].join(',\n')}\n}\n`
}

function writeModel({ words, ...rest }: TopicModel): string {
  return words ? `${JSON.stringify(rest).slice(0, -1)},"words":${writeTable(words)}}` : JSON.stringify(rest)
}

function writeTable({ values, ...about }: TermTable): string {
  const lines = Object.entries(values).map(([term, of]) => `${JSON.stringify(term)}:${JSON.stringify(of)}`)
  return `${JSON.stringify(about).slice(0, -1)},"values":{\n${lines.join(',\n')}\n}}`
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000
}

function noDestination(): SetupError {
  return new SetupError({
    code: 'usage',
    place: 'command line',
    message: 'it is not said where the weights should go',
    hint: 'give --codebook with a codebook of your own, or --to with a file',
  })
}
