import type { ExchangeView } from './exchange-view.js'

/** Below this confidence a person should look at a label. */
const REVIEW_BELOW = 0.5

/** How sure the labels of an exchange are, and which of them a person should look at. */
export interface Review {
  /** 0-1: the lowest of the exchange's labels. */
  readonly confidence: number
  /** Names of the doubtful labels; empty where nobody need look. */
  readonly reasons: readonly string[]
}

/** Weighs the confidence of layout, topic, event stance, level and reply. */
export function reviewOf(view: ExchangeView): Review {
  const labels: readonly (readonly [string, number | undefined])[] = [
    ['layout', view.exchange.confidence],
    ['topic', view.topics[0]?.weight],
    ['event stance', view.coding?.eventStance.confidence],
    ['level', view.coding?.level.confidence],
    ['reply', view.reply?.reply?.confidence],
  ]
  const known = labels.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  return {
    confidence: Math.min(1, ...known.map((label) => label.value)),
    reasons: known.filter((label) => label.value < REVIEW_BELOW).map((label) => label.name),
  }
}
