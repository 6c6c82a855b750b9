import type { CodebookTopic } from '../../../knowledge/codebook.js'
import type { TopicModel, TopicWeights } from '../../../knowledge/topic-weights.js'
import { layOut, memberFeatures, primaryFeatures, type TopicCase } from '../../../stages/topics/features.js'
import { fitConditional } from '../../../statistics/conditional.js'
import { fitLogistic, type SparseRow } from '../../../statistics/logistic.js'

/** A coded exchange, read: what is known of it, and the indexes of its topics, primary first. */
export interface LearnCase {
  readonly id: string
  readonly group: string
  readonly coded: readonly number[]
  readonly known: TopicCase
}

const PRIMARY_PULL = 1
const MEMBER_PULL = 1
const MEMBER_ITERATIONS = 120

/** Fits how the primary topic is chosen and when a topic is given, from coded exchanges. Deterministic. */
export function fitModels(
  cases: readonly LearnCase[],
  topics: readonly CodebookTopic[],
): Pick<TopicWeights, 'primary' | 'member'> {
  return { primary: fitPrimary(cases, topics), member: fitMember(cases, topics) }
}

function fitPrimary(cases: readonly LearnCase[], topics: readonly CodebookTopic[]): TopicModel {
  const laid = cases.map(({ known, coded }) => ({ features: primaryFeatures(known, topics), coded }))
  const size = sizeOf(laid[0]?.features[0], topics.length)
  const choices = laid
    .filter(({ coded }) => coded.length > 0)
    .map(({ features, coded }) => ({
      candidates: features.map((one, topic) => layOut(one, { topic, topics: topics.length })),
      chosen: coded[0] ?? 0,
    }))
  const weights = fitConditional(choices, { features: size.total, l2: PRIMARY_PULL })
  return toModel(weights, { intercept: 0, size, topics })
}

function fitMember(cases: readonly LearnCase[], topics: readonly CodebookTopic[]): TopicModel {
  const rows: SparseRow[] = []
  const labels: number[] = []
  let size = sizeOf(undefined, topics.length)
  for (const { known, coded } of cases) {
    memberFeatures(known, topics).forEach((features, topic) => {
      size = sizeOf(features, topics.length)
      rows.push(layOut(features, { topic, topics: topics.length }))
      labels.push(coded.includes(topic) ? 1 : 0)
    })
  }
  const fitted = fitLogistic(rows, labels, {
    ...{ classes: 2, features: size.total, l2: MEMBER_PULL, maxIterations: MEMBER_ITERATIONS },
  })
  const weights = fitted.weights.slice(size.total).map((weight, i) => weight - (fitted.weights[i] ?? 0))
  return toModel(weights, { intercept: (fitted.biases[1] ?? 0) - (fitted.biases[0] ?? 0), size, topics })
}

interface Size {
  readonly shared: number
  readonly own: number
  readonly total: number
}

function sizeOf(
  features: { readonly shared: readonly number[]; readonly own: readonly number[] } | undefined,
  topics: number,
): Size {
  const shared = features?.shared.length ?? 0
  const own = features?.own.length ?? 0
  return { shared, own, total: shared + own * topics }
}

interface Layout {
  readonly intercept: number
  readonly size: Size
  readonly topics: readonly CodebookTopic[]
}

function toModel(weights: Float64Array, { intercept, size, topics }: Layout): TopicModel {
  const own = topics.map(({ id }, topic) => {
    const values = Array.from({ length: size.own }, (_, j) =>
      round4(weights[size.shared + j * topics.length + topic] ?? 0),
    )
    return [id, values] as const
  })
  return {
    intercept: round4(intercept),
    shared: [...weights.slice(0, size.shared)].map(round4),
    own: Object.fromEntries(own),
  }
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
