import type { TopicModel, TopicWeights } from '../../knowledge/topic-weights.js'
import { TERM_STEP } from '../../knowledge/topic-weights.js'
import { calibrate } from '../../statistics/calibration.js'
import type { CodebookTopic } from '../../knowledge/codebook.js'
import { type Choice, type Choices, MAX_TOPICS, round9 } from './choose.js'
import type { TopicEvidence } from './evidence.js'
import { memberFeatures, primaryFeatures, type TopicCase, type TopicFeatures } from './features.js'

const MIN_TERM_MASS = 5

/**
 * How strongly the terms of an exchange speak for each topic: the mean of their weights.
 *
 * Edge: counts the less the stronger the cues in the question are; zero for topics without learned terms.
 */
export function scoreTerms(
  terms: ReadonlyMap<string, number>,
  { weights, topics, evidence }: {
    readonly weights: TopicWeights
    readonly topics: readonly CodebookTopic[]
    readonly evidence: readonly TopicEvidence[]
  },
): readonly number[] {
  const sums = weights.terms.labels.map(() => 0)
  let mass = 0
  for (const [term, amount] of terms) {
    const values = Object.hasOwn(weights.terms.values, term) ? weights.terms.values[term] : undefined
    if (!values) continue
    mass += amount
    values.forEach((value, i) => {
      sums[i] = (sums[i] ?? 0) + amount * value * TERM_STEP
    })
  }
  const asked = Math.max(0, ...evidence.map(({ sums: at }) => at.opening + at.question + at.laterQuestion))
  const scale = Math.max(MIN_TERM_MASS, mass) * (1 + asked)
  const byLabel = new Map(weights.terms.labels.map((label, i) => [label, (sums[i] ?? 0) / scale]))
  return topics.map(({ id }) => round9(byLabel.get(id) ?? 0))
}

/** The weighted sum of the features of one topic. */
export function scoreTopic(model: TopicModel, { features, id }: { readonly features: TopicFeatures; readonly id: string }): number {
  const own = Object.hasOwn(model.own, id) ? (model.own[id] ?? []) : []
  const shared = features.shared.reduce((sum, value, i) => sum + value * (model.shared[i] ?? 0), 0)
  return model.intercept + features.own.reduce((sum, value, i) => sum + value * (own[i] ?? 0), shared)
}

/** Chooses by learned weights: the best candidate is primary, further topics are those probable enough by themselves. */
export function chooseByWeights(known: TopicCase, { weights, topics }: { readonly weights: TopicWeights; readonly topics: readonly CodebookTopic[] }): Choices {
  const { primary, nearest, members } = rankTopics(known, { weights, topics })
  if (!primary || primary.probability < weights.thresholds.primary) return { chosen: [], nearest }
  const further = members
    .filter(({ topic, probability }) => topic !== primary.topic && probability >= weights.thresholds.further)
    .slice(0, MAX_TOPICS - 1)
  return { chosen: [primary, ...further], nearest }
}

/** Scores before calibration: how good a primary each topic would be, and how well it fits by itself. */
export function rawScores(
  known: TopicCase,
  { weights, topics }: { readonly weights: Pick<TopicWeights, 'primary' | 'member'>; readonly topics: readonly CodebookTopic[] },
): readonly { readonly primary: number; readonly member: number }[] {
  const primary = primaryFeatures(known, topics)
  const member = memberFeatures(known, topics)
  const none = { shared: [], own: [] }
  return topics.map(({ id }, i) => ({
    primary: round9(scoreTopic(weights.primary, { features: primary[i] ?? none, id })),
    member: round9(scoreTopic(weights.member, { features: member[i] ?? none, id })),
  }))
}

function rankTopics(known: TopicCase, { weights, topics }: { readonly weights: TopicWeights; readonly topics: readonly CodebookTopic[] }) {
  const speaks = (topic: number) => (known.evidence[topic]?.score ?? 0) > 0 || (known.termScores[topic] ?? 0) > 0
  const scored = rawScores(known, { weights, topics })
    .map((scores, topic) => ({ ...scores, topic }))
    .filter(({ topic }) => speaks(topic))
  const asPrimary = [...scored].sort((a, b) => b.primary - a.primary || a.topic - b.topic)
  const toChoice = (kind: 'primary' | 'further') => ({ topic, member }: (typeof scored)[number]): Choice => ({
    topic,
    probability: round9(calibrate(member, weights.calibration[kind])),
  })
  const members = [...scored].sort((a, b) => b.member - a.member || a.topic - b.topic).map(toChoice('further'))
  const [primary] = asPrimary.slice(0, 1).map(toChoice('primary'))
  return { primary, members, nearest: asPrimary.slice(0, 2).map(toChoice('primary')) }
}
