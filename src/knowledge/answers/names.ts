import { createFeatureBook, type FeatureBook } from '../../statistics/features.js'
import type { CodingWeights } from '../coding-weights.js'

/** What a question that asks does: names of features begin so. */
export const ASKS = 'f:ask:'
const SAYS = ['ev:first:', 'rep:first:', 'only:', 'st:first:', 'st:asked-first:', 'ev:']

/** Whether a feature is something that an answer says, as it meets what a question asks. */
export function isSaid(name: string): boolean {
  return SAYS.some((kind) => name.startsWith(kind))
}

/** The features that weights were learned for, and those that only matter together. */
export function learnedBook(weights: CodingWeights | undefined): FeatureBook {
  const parts = weights ? [weights.event, weights.level, weights.reply, weights.acts] : []
  const known = parts.flatMap(({ features }) => Object.keys(features))
  return createFeatureBook(known, (name) => weights !== undefined && (name.startsWith(ASKS) || isSaid(name)))
}

/** A book of every feature that comes: what weights are learned with. */
export function openBook(): FeatureBook {
  return createFeatureBook([], () => true)
}
