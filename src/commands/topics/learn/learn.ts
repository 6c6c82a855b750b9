import { annotatePair } from '../../../coder/pair.js'
import type { PlannedStage } from '../../../engine/plan.js'
import type { TermTable, TopicWeights } from '../../../knowledge/topic-weights.js'
import { SetupError } from '../../../model/issue.js'
import { OTHER_TOPIC } from '../../../model/topic.js'
import { chooseByCues } from '../../../stages/topics/choose.js'
import type { CompiledCodebook } from '../../../stages/topics/compile.js'
import { gatherEvidence } from '../../../stages/topics/evidence.js'
import { scoreTerms } from '../../../stages/topics/model.js'
import { createTermReader } from '../../../stages/topics/terms.js'
import { readTopicTexts, type TopicText } from '../../../stages/topics/text.js'
import { createFeatureBook, namedFeatures } from '../../../statistics/features.js'
import { wordsOfTokens } from '../../../text/phrase-words.js'
import type { CodedExchange } from './coded-sheet.js'
import { FOLDS, scoreUnseen, tuneChoices } from './cross-validate.js'
import { figuresOf, type LearnFigures } from './figures.js'
import { fitModels, type LearnCase } from './fit.js'
import { type CuedText, learnTerms } from './terms.js'

/** What there is to learn from. */
export interface LearnMaterial {
  readonly coded: readonly CodedExchange[]
  /** Exchanges that nobody has coded: the cues in them teach the words around them. */
  readonly uncoded: readonly CuedText[]
  readonly compiled: CompiledCodebook
  /** The stages that give the layers which topics need. */
  readonly stages: readonly PlannedStage[]
  /** In how many parts the press conferences are divided to cross-validate; ten without it. */
  readonly folds?: number
}

/** What was learned, without its header. */
export interface Learned {
  readonly weights: Pick<TopicWeights, 'topics' | 'primary' | 'member' | 'calibration' | 'thresholds' | 'terms'>
  readonly figures: LearnFigures
}

/** Fewer coded exchanges than these teach nothing that would hold. */
export const MIN_CODED = 50
/** A topic with fewer coded exchanges stays uncalibrated. */
const MIN_CODED_PER_TOPIC = 5
/** How sure cues must be of a topic before its words are learned from the text. */
const CUE_CERTAINTY = 0.6

/** Learns the weights of a codebook's topics and cross-validates them by press conference. Throws SetupError. */
export function learnTopics({ coded, uncoded, compiled, stages, folds = FOLDS }: LearnMaterial): Learned {
  if (coded.length < MIN_CODED) throw tooFew(coded.length)
  const { topics } = compiled
  const read = coded.map((exchange) => ({ exchange, text: readPair(exchange, stages) }))
  const table = learnTerms([...read.map(({ text }) => cueText(text, compiled)), ...uncoded], topics)
  const cases = read.map(({ exchange, text }) => toCase(exchange, { text, compiled, table }))
  const unseen = scoreUnseen(cases, { topics, folds })
  const tuned = tuneChoices(unseen)
  const figures = figuresOf(unseen, { tuned, topics })
  const calibrated = figures.topics.flatMap(({ id, coded: count }) => (count >= MIN_CODED_PER_TOPIC ? [id] : []))
  return { weights: { topics: calibrated, ...fitModels(cases, topics), ...tuned, terms: table }, figures }
}

function readPair(exchange: CodedExchange, stages: readonly PlannedStage[]): TopicText {
  const { doc } = annotatePair(exchange, stages)
  const [text] = readTopicTexts(doc)
  return text ?? { holder: exchange.holder, words: wordsOfTokens('', []), tokens: [], sentences: [], mentions: [] }
}

/** Measures every term that comes: which of them say something is what is learned. */
const readTerms = createTermReader(createFeatureBook([], () => true))

/** A text with the topics that cues are sure of. */
export function cueText(text: TopicText, compiled: CompiledCodebook): CuedText {
  const { chosen } = chooseByCues(gatherEvidence(text, compiled), compiled.codebook)
  const topics = chosen.flatMap(({ topic, probability }) => (probability > CUE_CERTAINTY ? [topic] : []))
  return { terms: new Map(namedFeatures(readTerms(text))), topics }
}

interface Reading {
  readonly text: TopicText
  readonly compiled: CompiledCodebook
  readonly table: TermTable
}

function toCase({ id, group, topics: named }: CodedExchange, { text, compiled, table }: Reading): LearnCase {
  const { topics } = compiled
  const coded = named.flatMap((name) => {
    const at = topics.findIndex((topic) => topic.id === name)
    if (at < 0 && name !== OTHER_TOPIC) throw unknownTopic(id, name)
    return at < 0 ? [] : [at]
  })
  const evidence = gatherEvidence(text, compiled)
  const terms = readTerms(text)
  const termScores = scoreTerms(terms, { terms: table, topics, evidence })
  return { id, group, coded, known: { text, evidence, terms, termScores } }
}

function tooFew(count: number): SetupError {
  return new SetupError({
    code: 'too-few-coded',
    place: 'coded exchanges',
    message: `there are ${count} coded exchanges, and at least ${MIN_CODED} are needed`,
    hint: 'code more, or run with cues alone: a codebook works without learned weights',
  })
}

function unknownTopic(id: string, topic: string): SetupError {
  return new SetupError({
    code: 'unknown-topic',
    place: id,
    message: `the coded topic "${topic}" is not in the codebook`,
    hint: 'correct its spelling, or add the topic to the codebook',
  })
}
