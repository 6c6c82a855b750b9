import type { CodebookTopic } from '../../knowledge/codebook.js'
import type { Features } from '../../statistics/features.js'
import type { SparseRow } from '../../statistics/logistic.js'
import type { TopicEvidence } from './evidence.js'
import type { TopicText } from './text.js'

/** What is known of one exchange when its topics are chosen. */
export interface TopicCase {
  readonly text: TopicText
  readonly evidence: readonly TopicEvidence[]
  readonly terms: Features
  /** How strongly the terms speak for each topic; zero where nothing was learned. */
  readonly termScores: readonly number[]
}

/** The features of one topic in one exchange: some that every topic shares the weights of, some with its own. */
export interface TopicFeatures {
  readonly shared: readonly number[]
  readonly own: readonly number[]
}

/** From this weight on a cue names the subject itself. */
const STRONG = 3.4
/** A topic's own weights are pulled harder toward none than the shared ones. */
const OWN_PRIMARY = 0.3
const OWN_MEMBER = 0.5

/** Tells the features of each topic of one exchange; those of the same topic are worked out once. */
export type FeaturesOf = (topic: number) => TopicFeatures

/** The features by which the primary topic is chosen among the topics of a codebook. */
export function primaryFeatures({ evidence, termScores }: TopicCase, topics: readonly CodebookTopic[]): FeaturesOf {
  const greatest = Math.max(...termScores)
  return rememberTopics((topic) => {
    const { sums, score, hits } = evidence[topic] as TopicEvidence
    const asked = greatestWeight(hits, false)
    const hot = topics[topic]?.hotspot ? 1 : 0
    const answer = Math.log1p(sums.answer)
    const cues = Math.log1p(score)
    const terms = termScores[topic] ?? 0
    return {
      shared: [
        ...[Math.log1p(sums.opening), Math.log1p(sums.question), Math.log1p(sums.laterQuestion), answer],
        ...[cues, asked / 2, hot, hot * answer, (hot * asked) / 2, asked >= STRONG ? hot : 0],
        ...[terms, terms === 0 ? 0 : terms - greatest],
      ],
      own: [OWN_PRIMARY, OWN_PRIMARY * cues],
    }
  })
}

function rememberTopics(make: FeaturesOf): FeaturesOf {
  const made: TopicFeatures[] = []
  return (topic) => {
    made[topic] ??= make(topic)
    return made[topic]
  }
}

/** The features by which each topic is given or not. */
export function memberFeatures(
  known: TopicCase,
  topics: readonly CodebookTopic[],
  primary: FeaturesOf = primaryFeatures(known, topics),
): FeaturesOf {
  const { text, evidence } = known
  const answerSentences = Math.max(1, text.sentences.filter(({ place }) => place === 'answer').length)
  const scores = evidence.map(({ score }) => Math.log1p(score))
  const greatestOther = greatestBut(scores)
  const askedInAll = evidence.reduce((sum, { sums }) => sum + (sums.opening + sums.question), 0)
  return (topic) => {
    const { sums, hits } = evidence[topic] as TopicEvidence
    const touched = sentencesOfAnswer(hits)
    const more = [
      greatestWeight(hits, true) / 2,
      touched / answerSentences,
      Math.min(2, touched) / 2,
      (scores[topic] ?? 0) - greatestOther(topic),
      askedInAll > 0 ? (sums.opening + sums.question) / askedInAll : 0,
    ]
    const own = [OWN_MEMBER, OWN_MEMBER * Math.log1p(sums.opening), OWN_MEMBER * Math.log1p(sums.question)]
    return { shared: [...primary(topic).shared, ...more], own: [...own, OWN_MEMBER * Math.log1p(sums.answer)] }
  }
}

type Hits = TopicEvidence['hits']

function greatestWeight(hits: Hits, isAnswer: boolean): number {
  let greatest = 0
  for (const { weight, place } of hits) if ((place === 'answer') === isAnswer) greatest = Math.max(greatest, weight)
  return greatest
}

function sentencesOfAnswer(hits: Hits): number {
  if (hits.length === 0) return 0
  const touched = new Set<number>()
  for (const { place, sentence } of hits) if (place === 'answer') touched.add(sentence)
  return touched.size
}

/** The greatest of values but one; never below 0. */
function greatestBut(values: readonly number[]): (but: number) => number {
  let [first, second, place] = [0, 0, -1]
  values.forEach((value, i) => {
    if (value > first) {
      second = first
      first = value
      place = i
    } else second = Math.max(second, value)
  })
  return (but) => (but === place ? second : first)
}

/** Features as one row: the shared ones first, then a block for each topic. */
export function layOut(
  { shared, own }: TopicFeatures,
  { topic, topics }: { readonly topic: number; readonly topics: number },
): SparseRow {
  const cells = [
    ...shared.map((value, i) => [i, value] as const),
    ...own.map((value, j) => [shared.length + j * topics + topic, value] as const),
  ].filter(([, value]) => value !== 0)
  return {
    columns: Uint32Array.from(cells, ([column]) => column),
    values: Float64Array.from(cells, ([, value]) => value),
  }
}
