import type { Span } from '../model/span.js'

/** What stands between an opening and a closing quotation mark; the marks are not part of it. */
export interface Quotation extends Span {
  /** Words inside: short ones are names, titles or distance, long ones are somebody's sentence. */
  readonly words: number
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '「': '」', '‹': '›' }
const SINGLE_OPENING = '‘'
const SINGLE_CLOSING = '’'
const STRAIGHT = '"'

/**
 * Quotations of one paragraph, paired by their characters; outer ones where they nest.
 *
 * Edge: a mark without its partner in the paragraph opens nothing. A single closing mark inside a word is an apostrophe.
 */
export function pairQuotations(text: string, paragraph: Span): readonly Quotation[] {
  const found: Quotation[] = []
  let at = paragraph.start
  while (at < paragraph.end) {
    const end = closingOf(text, { at, limit: paragraph.end })
    if (end < 0) {
      at++
      continue
    }
    found.push({ start: at + 1, end, words: countWords(text.slice(at + 1, end)) })
    at = end + 1
  }
  return found
}

/** The quotation that a place lies in. */
export function quotationAt(quotations: readonly Quotation[], span: Span): Quotation | undefined {
  return quotations.find((quotation) => quotation.start <= span.start && span.end <= quotation.end)
}

function closingOf(text: string, { at, limit }: { readonly at: number; readonly limit: number }): number {
  const mark = text[at] ?? ''
  if (mark === STRAIGHT) return within(text.indexOf(STRAIGHT, at + 1), limit)
  const closing = CLOSING[mark]
  if (closing !== undefined) return nestedClosing(text, { at, limit, opening: mark, closing })
  if (mark !== SINGLE_OPENING || isWordBefore(text, at)) return -1
  let end = text.indexOf(SINGLE_CLOSING, at + 1)
  while (end >= 0 && end < limit && /[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) {
    end = text.indexOf(SINGLE_CLOSING, end + 1)
  }
  return within(end, limit)
}

interface Pair {
  readonly at: number
  readonly limit: number
  readonly opening: string
  readonly closing: string
}

function nestedClosing(text: string, { at, limit, opening, closing }: Pair): number {
  let depth = 1
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === closing && --depth === 0) return i
    else if (text[i] === opening) depth++
  }
  return within(text.indexOf(closing, at + 1), limit)
}

function within(end: number, limit: number): number {
  return end >= 0 && end < limit ? end : -1
}

function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0
}
