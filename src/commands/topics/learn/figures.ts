import { group as groupBy } from 'd3-array'
import type { CodebookTopic } from '../../../knowledge/codebook.js'
import type { TopicWeights } from '../../../knowledge/topic-weights.js'
import { chooseCandidates } from '../../../stages/topics/model.js'
import { type ReliabilityBand, tabulateReliability } from '../../../statistics/calibration.js'
import { createRandom } from '../../../statistics/random.js'
import type { UnseenCase } from './cross-validate.js'

/** How well one topic is found: its F1 with the interval that drawing whole press conferences again gives. */
export interface TopicFigures {
  readonly id: string
  readonly coded: number
  readonly given: number
  readonly f1: number
  readonly f1Low: number
  readonly f1High: number
}

/** What cross-validation found. */
export interface LearnFigures {
  readonly exchanges: number
  readonly groups: number
  readonly primaryAccuracy: number
  readonly topicsMicroF1: number
  readonly topics: readonly TopicFigures[]
  readonly reliability: readonly ReliabilityBand[]
}

interface Outcome {
  readonly group: string
  readonly coded: readonly number[]
  readonly chosen: readonly number[]
}

const DRAWS = 500
const EDGES = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** The figures of choices on exchanges whose press conference no model had seen. */
export function figuresOf(
  unseen: readonly UnseenCase[],
  {
    tuned,
    topics,
  }: { readonly tuned: Pick<TopicWeights, 'calibration' | 'thresholds'>; readonly topics: readonly CodebookTopic[] },
): LearnFigures {
  const choices = unseen.map(({ scored }) => chooseCandidates(scored, tuned).chosen)
  const outcomes = unseen.map(
    ({ group, coded }, i): Outcome => ({ group, coded, chosen: choices[i]?.map(({ topic }) => topic) ?? [] }),
  )
  const claims = choices.flatMap((chosen, i) =>
    chosen.map(({ topic, probability }) => ({ probability, isRight: unseen[i]?.coded.includes(topic) ?? false })),
  )
  const right = outcomes.filter(({ coded, chosen }) => (chosen[0] ?? -1) === (coded[0] ?? -1)).length
  return {
    exchanges: outcomes.length,
    groups: new Set(outcomes.map(({ group }) => group)).size,
    primaryAccuracy: outcomes.length === 0 ? 0 : right / outcomes.length,
    topicsMicroF1: f1Of(outcomes),
    topics: topics.map(({ id }, topic) => topicFigures(outcomes, { id, topic })),
    reliability: tabulateReliability(claims, EDGES),
  }
}

function topicFigures(
  outcomes: readonly Outcome[],
  { id, topic }: { readonly id: string; readonly topic: number },
): TopicFigures {
  const mine = outcomes.filter(({ coded, chosen }) => coded.includes(topic) || chosen.includes(topic))
  const byGroup = [...groupBy(mine, ({ group }) => group).values()]
  const random = createRandom(0, `f1 ${id}`)
  const draws = Array.from({ length: DRAWS }, () =>
    f1Of(
      byGroup.flatMap(() => byGroup[random.below(byGroup.length)] ?? []),
      topic,
    ),
  ).sort((a, b) => a - b)
  return {
    id,
    coded: mine.filter(({ coded }) => coded.includes(topic)).length,
    given: mine.filter(({ chosen }) => chosen.includes(topic)).length,
    f1: f1Of(mine, topic),
    f1Low: draws[Math.floor(DRAWS * 0.025)] ?? 0,
    f1High: draws[Math.ceil(DRAWS * 0.975) - 1] ?? 0,
  }
}

/** F1 of one topic, or of all together; an exchange without a topic was given one wrong label, `other`. */
function f1Of(outcomes: readonly Outcome[], only?: number): number {
  let both = 0
  let sizes = 0
  for (const { coded, chosen } of outcomes) {
    const isMine = (topic: number) => only === undefined || topic === only
    both += chosen.filter((topic) => isMine(topic) && coded.includes(topic)).length
    sizes += chosen.filter(isMine).length + coded.filter(isMine).length
    if (only === undefined && chosen.length === 0) sizes++
  }
  return sizes === 0 ? 0 : (2 * both) / sizes
}
