import { onceFor } from '../text/once.js'
import type { ExchangeView } from './exchange-view.js'

/** Below this confidence a person should look at a label. */
const REVIEW_BELOW = 0.5

/** Below this confidence a person should look at where question and answer begin and end. */
const LAYOUT_BELOW = 0.8

/** How sure the labels of an exchange are, and which of them a person should look at. */
export interface Review {
  /** 0-1: the lowest of the exchange's labels. */
  readonly confidence: number
  /** Names of the doubtful labels; empty where nobody need look. */
  readonly reasons: readonly string[]
}

/** Weighs the confidence of layout, topic, event stance, level and reply. */
export const reviewOf = onceFor((view: ExchangeView): Review => {
  const labels: readonly (readonly [string, number | undefined, number])[] = [
    ['layout', view.exchange.confidence, LAYOUT_BELOW],
    ['topic', view.topics[0]?.weight, REVIEW_BELOW],
    ['event stance', view.coding?.eventStance.confidence, REVIEW_BELOW],
    ['level', view.coding?.level.confidence, REVIEW_BELOW],
    ['reply', view.reply?.reply?.confidence, REVIEW_BELOW],
  ]
  const known = labels.flatMap(([name, value, below]) => (value === undefined ? [] : [{ name, value, below }]))
  return {
    confidence: Math.min(1, ...known.map((label) => label.value)),
    reasons: known.filter((label) => label.value < label.below).map((label) => label.name),
  }
})
