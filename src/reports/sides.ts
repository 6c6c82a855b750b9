import type { Exchange, Side } from '../model/dialogue.js'
import type { Doc } from '../model/layers.js'
import { countWords, joinParagraphs } from '../text/cells.js'

/** One side of an exchange as it is printed. */
export interface SideText {
  readonly text: string
  readonly words: number
}

const known = new WeakMap<Exchange, Partial<Record<Side, SideText>>>()

/** The question or the answer of an exchange: several columns of several tables hold it, and it is joined once. */
export function sideOf({ transcript }: Pick<Doc<never>, 'transcript'>, exchange: Exchange, side: Side): SideText {
  const sides = known.get(exchange) ?? {}
  known.set(exchange, sides)
  sides[side] ??= read(joinParagraphs(transcript.text, exchange[side]))
  return sides[side]
}

function read(text: string): SideText {
  return { text, words: countWords(text) }
}
