import type { Span } from '../model/span.js'

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '"': '"' }

/**
 * The quotations of a paragraph, marks included, paired by character; they never nest.
 *
 * Edge: a curly mark that is never closed opens a quotation to the paragraph's end; a straight one opens none.
 */
export function quotedSpans(text: string, paragraph: Span): readonly Span[] {
  const spans: Span[] = []
  let at = paragraph.start
  while (at < paragraph.end) {
    const closing = CLOSING[text[at] ?? '']
    if (!closing) {
      at++
      continue
    }
    const found = closingAt(text, { closing, from: at + 1, end: paragraph.end })
    if (found < 0 && closing === '"') break
    const end = found < 0 ? paragraph.end : found + 1
    spans.push({ start: at, end })
    at = end
  }
  return spans
}

interface ClosingSearch {
  readonly closing: string
  readonly from: number
  readonly end: number
}

/** Some pages mix the marks: a straight one closes what a curly one opened. */
function closingAt(text: string, { closing, from, end }: ClosingSearch): number {
  for (let i = from; i < end; i++) if (text[i] === closing || (closing === '”' && text[i] === '"')) return i
  return -1
}
