import type { Side } from './dialogue.js'
import type { Span } from './span.js'

/** A sentence of one paragraph of a question or an answer. Sentences partition their paragraph. */
export interface Sentence extends Span {
  /** Index into the transcript's exchanges. */
  readonly exchange: number
  readonly side: Side
  /** Index of the paragraph within its side. */
  readonly paragraph: number
  /** Half-open range into the transcript's tokens. */
  readonly firstToken: number
  readonly endToken: number
}

/** A word, number or mark. Tokens ascend and never overlap. */
export interface Token extends Span {
  /** Lower case with straight quotes, for comparing. */
  readonly norm: string
  readonly kind: 'word' | 'number' | 'punctuation' | 'symbol' | 'other'
  /** Universal part of speech (`NOUN`, `VERB` …). */
  readonly partOfSpeech: string
}
