import type { CodebookTopic } from '../../knowledge/codebook.js'
import type { SparseRow } from '../../statistics/logistic.js'
import type { CueHit, TopicEvidence } from './evidence.js'
import type { TopicText } from './text.js'

/** What is known of one exchange when its topics are chosen. */
export interface TopicCase {
  readonly text: TopicText
  readonly evidence: readonly TopicEvidence[]
  readonly terms: ReadonlyMap<string, number>
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

/** The features by which the primary topic is chosen among the topics of a codebook. */
export function primaryFeatures(
  { evidence, termScores }: TopicCase,
  topics: readonly CodebookTopic[],
): readonly TopicFeatures[] {
  const terms = termFeatures(termScores)
  return evidence.map((one, topic) => {
    const isHot = topics[topic]?.hotspot ?? false
    return {
      shared: [...cueFeatures(one, isHot), ...(terms[topic] ?? [])],
      own: [OWN_PRIMARY, OWN_PRIMARY * Math.log1p(one.score)],
    }
  })
}

/** The features by which each topic is given or not. */
export function memberFeatures(
  known: TopicCase,
  topics: readonly CodebookTopic[],
  primary: readonly TopicFeatures[] = primaryFeatures(known, topics),
): readonly TopicFeatures[] {
  const { text, evidence } = known
  const answerSentences = Math.max(1, text.sentences.filter(({ place }) => place === 'answer').length)
  const scores = evidence.map(({ score }) => Math.log1p(score))
  const greatestOther = greatestBut(scores)
  const asked = evidence.map(({ sums }) => sums.opening + sums.question)
  const askedInAll = asked.reduce((sum, value) => sum + value, 0)
  return evidence.map(({ sums, hits }, topic) => {
    const inAnswer = hits.filter(({ place }) => place === 'answer')
    const touched = new Set(inAnswer.map(({ sentence }) => sentence)).size
    const more = [
      greatestWeight(inAnswer) / 2,
      touched / answerSentences,
      Math.min(2, touched) / 2,
      (scores[topic] ?? 0) - greatestOther(topic),
      askedInAll > 0 ? (asked[topic] ?? 0) / askedInAll : 0,
    ]
    const own = [1, Math.log1p(sums.opening), Math.log1p(sums.question), Math.log1p(sums.answer)]
    return { shared: [...(primary[topic]?.shared ?? []), ...more], own: own.map((value) => OWN_MEMBER * value) }
  })
}

function cueFeatures({ sums, score, hits }: TopicEvidence, isHot: boolean): readonly number[] {
  const asked = greatestWeight(hits.filter(({ place }) => place !== 'answer'))
  const hot = isHot ? 1 : 0
  const answer = Math.log1p(sums.answer)
  return [
    ...[Math.log1p(sums.opening), Math.log1p(sums.question), Math.log1p(sums.laterQuestion), answer],
    ...[Math.log1p(score), asked / 2, hot, hot * answer, (hot * asked) / 2, asked >= STRONG ? hot : 0],
  ]
}

function termFeatures(scores: readonly number[]): readonly (readonly number[])[] {
  const greatest = Math.max(...scores)
  return scores.map((score) => [score, score === 0 ? 0 : score - greatest])
}

function greatestWeight(hits: readonly CueHit[]): number {
  return hits.reduce((greatest, { weight }) => Math.max(greatest, weight), 0)
}

/** The greatest of values but one; never below 0. */
function greatestBut(values: readonly number[]): (but: number) => number {
  let [first, second, place] = [0, 0, -1]
  for (const [i, value] of values.entries()) {
    if (value > first) [first, second, place] = [value, first, i]
    else second = Math.max(second, value)
  }
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
