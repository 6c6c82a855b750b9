import type { Span } from './span.js'

/** The explicit id of "no topic". */
export const OTHER_TOPIC = 'other'

/** A topic given to an exchange. */
export interface TopicAssignment {
  /** Index into the transcript's exchanges. */
  readonly exchange: number
  readonly topic: string
  readonly label: string
  readonly kind: 'codebook' | 'emergent'
  /** Probability 0-1. */
  readonly weight: number
  /** 1 for the primary topic. */
  readonly rank: number
  /** At most three pieces of text that carried it. */
  readonly evidence: readonly Span[]
  /** What a reader should know besides: the nearest candidates of `other`, say. */
  readonly note: string
  readonly parent: string
}
