import type { Codebook } from '../../knowledge/codebook.js'
import type { TopicEvidence } from './evidence.js'

/** A topic chosen for an exchange: its index in the codebook and how probable it is. */
export interface Choice {
  readonly topic: number
  readonly probability: number
}

/** The topics of an exchange, primary first; or none, with the nearest candidates. */
export interface Choices {
  readonly chosen: readonly Choice[]
  readonly nearest: readonly Choice[]
}

export const MAX_TOPICS = 3

/** How much a named hotspot beats a general heading by. */
const HOTSPOT = 1.25

/** Rounds a score so that it compares alike on every machine. */
export function round9(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

/** Chooses by cues alone: the best score is primary; others need a share of it. */
export function chooseByCues(evidence: readonly TopicEvidence[], codebook: Codebook): Choices {
  const { score: least, share } = codebook.thresholds
  const ranked = evidence
    .map(({ score }, topic) => ({ topic, score: round9(score * (codebook.topics[topic]?.hotspot ? HOTSPOT : 1)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.topic - b.topic)
  const best = ranked[0]?.score ?? 0
  const toChoice = ({ topic, score }: { topic: number; score: number }) => ({
    topic,
    probability: round9(score / (score + least)),
  })
  return {
    chosen: ranked
      .filter(({ score }) => score >= least && score >= share * best)
      .slice(0, MAX_TOPICS)
      .map(toChoice),
    nearest: ranked.slice(0, 2).map(toChoice),
  }
}
