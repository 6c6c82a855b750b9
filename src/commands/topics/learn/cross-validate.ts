import type { CodebookTopic } from '../../../knowledge/codebook.js'
import type { TopicWeights } from '../../../knowledge/topic-weights.js'
import { type CandidateScores, chooseCandidates, scoreCandidates } from '../../../stages/topics/model.js'
import { fitCalibration } from '../../../statistics/calibration.js'
import { byCodeUnit } from '../../../text/compare.js'
import { fitModels, type LearnCase } from './fit.js'

/** A coded exchange with the scores that models gave it which had not seen its press conference. */
export interface UnseenCase {
  readonly coded: readonly number[]
  readonly group: string
  readonly scored: readonly CandidateScores[]
}

export const FOLDS = 10
/** Below this probability of its best candidate, an exchange is `other`. */
const PRIMARY_THRESHOLD = 0.25
const FURTHER_THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]

/** Which fold each case falls into: all exchanges of one press conference into the same. */
export function foldsOf(groups: readonly string[], folds = FOLDS): readonly number[] {
  const known = [...new Set(groups)].toSorted(byCodeUnit)
  const foldOf = new Map(known.map((group, i) => [group, i % folds]))
  return groups.map((group) => foldOf.get(group) ?? 0)
}

/** Scores every case with models fitted on the other folds. */
export function scoreUnseen(
  cases: readonly LearnCase[],
  { topics, folds }: { readonly topics: readonly CodebookTopic[]; readonly folds: number },
): readonly UnseenCase[] {
  const foldOf = foldsOf(
    cases.map(({ group }) => group),
    folds,
  )
  const unseen: UnseenCase[] = new Array<UnseenCase>(cases.length)
  for (const fold of new Set(foldOf)) {
    const weights = fitModels(
      cases.filter((_, i) => foldOf[i] !== fold),
      topics,
    )
    cases.forEach(({ known, coded, group }, i) => {
      if (foldOf[i] === fold) unseen[i] = { coded, group, scored: scoreCandidates(known, { weights, topics }) }
    })
  }
  return unseen
}

/** The calibration and thresholds that unseen scores call for: the threshold of further topics is that of the best micro-F1. */
export function tuneChoices(unseen: readonly UnseenCase[]): Pick<TopicWeights, 'calibration' | 'thresholds'> {
  const primaries = unseen.flatMap(({ scored, coded }) =>
    claimsOf(
      scored.filter(({ topic }) => topic === primaryOf(scored)),
      coded,
    ),
  )
  const further = unseen.flatMap(({ scored, coded }) =>
    claimsOf(
      scored.filter(({ topic }) => topic !== primaryOf(scored)),
      coded,
    ),
  )
  const calibration = { primary: round(fitCalibration(primaries)), further: round(fitCalibration(further)) }
  const tried = FURTHER_THRESHOLDS.map((threshold) => {
    const thresholds = { primary: PRIMARY_THRESHOLD, further: threshold }
    return { thresholds, f1: microF1(unseen, { calibration, thresholds }) }
  })
  const best = tried.reduce((a, b) => (b.f1 > a.f1 + 1e-9 ? b : a))
  return { calibration, thresholds: best.thresholds }
}

function primaryOf(scored: readonly CandidateScores[]): number {
  const [best] = [...scored].sort((a, b) => b.primary - a.primary || a.topic - b.topic)
  return best?.topic ?? -1
}

function claimsOf(scored: readonly CandidateScores[], coded: readonly number[]) {
  return scored.map(({ member, topic }) => ({ score: member, isRight: coded.includes(topic) }))
}

function microF1(unseen: readonly UnseenCase[], tuned: Pick<TopicWeights, 'calibration' | 'thresholds'>): number {
  let both = 0
  let sizes = 0
  for (const { scored, coded } of unseen) {
    const chosen = chooseCandidates(scored, tuned).chosen.map(({ topic }) => topic)
    both += chosen.filter((topic) => coded.includes(topic)).length
    sizes += Math.max(1, chosen.length) + coded.length
  }
  return sizes === 0 ? 0 : (2 * both) / sizes
}

function round({ intercept, slope }: { readonly intercept: number; readonly slope: number }) {
  return { intercept: Math.round(intercept * 1e4) / 1e4, slope: Math.round(slope * 1e4) / 1e4 }
}
