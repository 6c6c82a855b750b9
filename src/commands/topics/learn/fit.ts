import type { CodebookTopic } from '../../../knowledge/codebook.js'
import { TERM_STEP, type TopicModel, type TopicWeights } from '../../../knowledge/topic-weights.js'
import {
  type FeaturesOf,
  layOut,
  memberFeatures,
  primaryFeatures,
  type TopicCase,
  type TopicFeatures,
} from '../../../stages/topics/features.js'
import { type ChoiceCase, fitConditional } from '../../../statistics/conditional.js'
import { namedFeatures } from '../../../statistics/features.js'
import type { SparseRow } from '../../../statistics/logistic.js'
import { frequentTerms, MIN_EXCHANGES, rowOf } from './terms.js'

/** A coded exchange, read: what is known of it, and the indexes of its topics, primary first. */
export interface LearnCase {
  readonly id: string
  readonly group: string
  readonly coded: readonly number[]
  readonly known: TopicCase
}

const PULL = 1
/** Words are pulled toward none this much less than features; there are many, and each says little. */
const WORD_REACH = 1.8
/** Stopping before the least loss keeps rare words from being learned by heart. */
const ITERATIONS = 50
const NOTHING: SparseRow = { columns: new Uint32Array(), values: new Float64Array() }

/** Fits how the primary topic is chosen and when a topic is given, from coded exchanges. Deterministic. */
export function fitModels(
  cases: readonly LearnCase[],
  topics: readonly CodebookTopic[],
): Pick<TopicWeights, 'primary' | 'member'> {
  const terms = cases.map(({ known }) => new Map(namedFeatures(known.terms)))
  const vocabulary = frequentTerms(terms)
  const columnOf = new Map(vocabulary.map((term, i) => [term, i]))
  const words = terms.map((of) => toLength(rowOf(of, columnOf)))
  return {
    primary: fitPrimary(cases, { topics, vocabulary, words }),
    member: fitMember(cases, { topics, vocabulary, words }),
  }
}

interface Learning {
  readonly topics: readonly CodebookTopic[]
  readonly vocabulary: readonly string[]
  /** The words of each case. */
  readonly words: readonly SparseRow[]
}

/** The features of a topic by its place among the topics. */
function byIndex(featuresOf: FeaturesOf): (_: CodebookTopic, topic: number) => TopicFeatures {
  return (_, topic) => featuresOf(topic)
}

/** One choice a case: its primary topic among all. */
function fitPrimary(cases: readonly LearnCase[], learning: Learning): TopicModel {
  const features = cases.map(({ known }) => learning.topics.map(byIndex(primaryFeatures(known, learning.topics))))
  const layout = layoutOf(features[0]?.[0], learning)
  const choices = cases.flatMap(({ coded: [chosen] }, i) =>
    chosen === undefined
      ? []
      : [{ candidates: rowsOf(features[i] ?? [], { layout, words: learning.words[i] }), chosen }],
  )
  return toModel(fitConditional(choices, { features: layout.total, l2: PULL, maxIterations: ITERATIONS }), layout)
}

/** One choice a case and topic: the topic, or nothing. */
function fitMember(cases: readonly LearnCase[], learning: Learning): TopicModel {
  const features = cases.map(({ known }) => learning.topics.map(byIndex(memberFeatures(known, learning.topics))))
  const layout = layoutOf(features[0]?.[0], learning)
  const choices = cases.flatMap(({ coded }, i): readonly ChoiceCase[] =>
    rowsOf(features[i] ?? [], { layout, words: learning.words[i] }).map((row, topic) => ({
      candidates: [row, NOTHING],
      chosen: coded.includes(topic) ? 0 : 1,
    })),
  )
  return toModel(fitConditional(choices, { features: layout.total, l2: PULL, maxIterations: ITERATIONS }), layout)
}

/** Where the weights of a model lie: an intercept, the shared ones, each topic's own, and each topic's words. */
interface Layout extends Omit<Learning, 'words'> {
  readonly shared: number
  readonly own: number
  readonly firstWord: number
  readonly total: number
}

function layoutOf(features: TopicFeatures | undefined, { topics, vocabulary }: Learning): Layout {
  const shared = (features?.shared.length ?? 0) + 1
  const own = features?.own.length ?? 0
  const firstWord = shared + own * topics.length
  return { topics, vocabulary, shared, own, firstWord, total: firstWord + vocabulary.length * topics.length }
}

function rowsOf(
  features: readonly TopicFeatures[],
  { layout, words = NOTHING }: { readonly layout: Layout; readonly words: SparseRow | undefined },
): readonly SparseRow[] {
  const { topics, vocabulary, firstWord } = layout
  return features.map(({ shared, own }, topic) => {
    const row = layOut({ shared: [1, ...shared], own }, { topic, topics: topics.length })
    const first = firstWord + topic * vocabulary.length
    return {
      columns: Uint32Array.from([...row.columns, ...words.columns.map((column) => first + column)]),
      values: Float64Array.from([...row.values, ...words.values.map((value) => WORD_REACH * value)]),
    }
  })
}

/** A row of length one: long exchanges say no more than short ones. */
function toLength(row: SparseRow): SparseRow {
  const length = Math.sqrt(row.values.reduce((sum, value) => sum + value * value, 0)) || 1
  return { columns: row.columns, values: row.values.map((value) => value / length) }
}

function toModel(weights: Float64Array, { topics, vocabulary, shared, own, firstWord }: Layout): TopicModel {
  const ownOf = (topic: number) =>
    Array.from({ length: own }, (_, j) => round4(weights[shared + j * topics.length + topic] ?? 0))
  const ofWord = (word: number) =>
    topics.map((_, topic) =>
      Math.round((WORD_REACH * (weights[firstWord + topic * vocabulary.length + word] ?? 0)) / TERM_STEP),
    )
  return {
    intercept: round4(weights[0] ?? 0),
    shared: [...weights.slice(1, shared)].map(round4),
    own: Object.fromEntries(topics.map(({ id }, topic) => [id, ownOf(topic)])),
    words: {
      labels: topics.map(({ id }) => id),
      minExchanges: MIN_EXCHANGES,
      values: Object.fromEntries(vocabulary.map((term, word) => [term, ofWord(word)])),
    },
  }
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
