import type { CodebookTopic } from '../../knowledge/codebook.js'
import type { TermTable, TopicModel, TopicWeights } from '../../knowledge/topic-weights.js'
import { TERM_STEP } from '../../knowledge/topic-weights.js'
import { calibrate } from '../../statistics/calibration.js'
import { addFeatures, type FeatureBook, type Features, hasRow, layRows } from '../../statistics/features.js'
import { onceFor } from '../../text/once.js'
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
  terms: Features,
  {
    terms: table,
    topics,
    evidence,
  }: {
    readonly terms: TopicWeights['terms']
    readonly topics: readonly CodebookTopic[]
    readonly evidence: readonly TopicEvidence[]
  },
): readonly number[] {
  const { sums, mass } = addTerms(terms, table)
  let asked = 0
  for (const { sums: at } of evidence) asked = Math.max(asked, at.opening + at.question + at.laterQuestion)
  const scale = Math.max(MIN_TERM_MASS, mass) * (1 + asked)
  return labelsOf(table)(topics).map((label) => round9((sums[label] ?? 0) / scale))
}

/** How strongly the words of an exchange speak for each topic, whatever its length; by what coded exchanges taught. */
export function scoreWords(
  terms: Features,
  { words, topics }: { readonly words: TermTable | undefined; readonly topics: readonly CodebookTopic[] },
): readonly number[] {
  if (!words) return topics.map(() => 0)
  const { sums, squares } = addTerms(terms, words)
  const length = Math.sqrt(squares) || 1
  return labelsOf(words)(topics).map((label) => round9((sums[label] ?? 0) / length))
}

/** The amounts of known terms times their weights, by label; the sum of the amounts and of their squares. */
function addTerms(terms: Features, table: TermTable) {
  const sums = new Float64Array(table.labels.length)
  const rows = rowsOf(table)(terms.book)
  addFeatures(sums, terms, rows)
  let [mass, squares] = [0, 0]
  for (let at = 0; at < terms.numbers.length; at++) {
    if (!hasRow(rows, terms.numbers[at] as number)) continue
    const amount = terms.values[at] as number
    mass += amount
    squares += amount * amount
  }
  return { sums, mass, squares }
}

/** How strongly each term of a book speaks for each label; made once. */
const rowsOf = onceFor(({ labels, values }: TermTable) =>
  onceFor((book: FeatureBook) => layRows(book, { width: labels.length, table: values, step: TERM_STEP })),
)

/** Which label of a table each topic is; -1 where it is none. */
const labelsOf = onceFor(({ labels }: TermTable) =>
  onceFor((topics: readonly CodebookTopic[]) => topics.map(({ id }) => labels.lastIndexOf(id))),
)

/** The weighted sum of the features of one topic. */
export function scoreTopic(
  model: TopicModel,
  { features, id }: { readonly features: TopicFeatures; readonly id: string },
): number {
  const own = Object.hasOwn(model.own, id) ? (model.own[id] ?? []) : []
  let sum = 0
  for (let i = 0; i < features.shared.length; i++) sum += (features.shared[i] ?? 0) * (model.shared[i] ?? 0)
  for (let i = 0; i < features.own.length; i++) sum += (features.own[i] ?? 0) * (own[i] ?? 0)
  return model.intercept + sum
}

/** Scores of one candidate before calibration: how good a primary it would be, and how well it fits by itself. */
export interface CandidateScores {
  readonly topic: number
  readonly primary: number
  readonly member: number
}

interface Learned {
  readonly weights: Pick<TopicWeights, 'primary' | 'member'>
  readonly topics: readonly CodebookTopic[]
}

/** The scores of every topic that anything speaks for. */
export function scoreCandidates(known: TopicCase, { weights, topics }: Learned): readonly CandidateScores[] {
  const primary = primaryFeatures(known, topics)
  const member = memberFeatures(known, topics, primary)
  const primaryWords = scoreWords(known.terms, { words: weights.primary.words, topics })
  const memberWords = scoreWords(known.terms, { words: weights.member.words, topics })
  return topics.flatMap(({ id }, topic) => {
    const byWords = primaryWords[topic] ?? 0
    if ((known.evidence[topic]?.score ?? 0) <= 0 && (known.termScores[topic] ?? 0) <= 0 && byWords <= 0) return []
    return [
      {
        topic,
        primary: round9(byWords + scoreTopic(weights.primary, { features: primary(topic), id })),
        member: round9((memberWords[topic] ?? 0) + scoreTopic(weights.member, { features: member(topic), id })),
      },
    ]
  })
}

/** The best candidate is primary; further topics are those probable enough by themselves. */
export function chooseCandidates(
  scored: readonly CandidateScores[],
  { calibration, thresholds }: Pick<TopicWeights, 'calibration' | 'thresholds'>,
): Choices {
  const toChoice =
    (kind: 'primary' | 'further') =>
    ({ topic, member }: CandidateScores): Choice => ({
      topic,
      probability: round9(calibrate(member, calibration[kind])),
    })
  const ranked = [...scored].sort((a, b) => b.primary - a.primary || a.topic - b.topic)
  const nearest = ranked.slice(0, 2).map(toChoice('primary'))
  const [best] = nearest
  if (!best || best.probability < thresholds.primary) return { chosen: [], nearest }
  const further = ranked
    .filter(({ topic }) => topic !== best.topic)
    .sort((a, b) => b.member - a.member || a.topic - b.topic)
    .map(toChoice('further'))
    .filter(({ probability }) => probability >= thresholds.further)
  return { chosen: [best, ...further.slice(0, MAX_TOPICS - 1)], nearest }
}

/** Chooses the topics of an exchange by learned weights. */
export function chooseByWeights(
  known: TopicCase,
  { weights, topics }: { readonly weights: TopicWeights; readonly topics: readonly CodebookTopic[] },
): Choices {
  return chooseCandidates(scoreCandidates(known, { weights, topics }), weights)
}
