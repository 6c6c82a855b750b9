import { type Span, surface } from '../model/span.js'

/** Paragraphs as one readable text: line wraps become blanks, paragraphs stand a blank line apart. */
export function joinParagraphs(text: string, paragraphs: readonly Span[]): string {
  return paragraphs.map((span) => unwrap(surface(text, span))).join('\n\n')
}

/** A stretch of text as one line. */
export function unwrap(text: string): string {
  return text.replace(/[^\S\n]*\n\s*/g, ' ').trim()
}

/** How many words a text has: runs of letters, digits and what joins them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.\-–][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
