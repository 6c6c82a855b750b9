import type { Span } from '../model/span.js'
import { foldMarks } from './normalise.js'

const END = /(?<=[.?!]["')\]]{0,3})\s+(?=["'([]{0,2}[\p{Lu}\p{N}-])|(?<=\?["')\]]{0,3})\s+/gu

/**
 * Cuts a span at the ends of sentences, by their marks alone.
 *
 * Edge: an abbreviation before a capital ends a sentence here, so this serves where only beginnings are looked at.
 */
export function cutSentences(text: string, span: Span): readonly Span[] {
  const folded = foldMarks(text.slice(span.start, span.end))
  const sentences: Span[] = []
  let from = 0
  for (const { index, 0: blank } of folded.matchAll(END)) {
    sentences.push({ start: span.start + from, end: span.start + index })
    from = index + blank.length
  }
  sentences.push({ start: span.start + from, end: span.end })
  return sentences.filter(({ start, end }) => end > start)
}
