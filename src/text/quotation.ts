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
const OPENINGS = /["“«„「‹‘]/g
const OPENING = /["“«„「‹‘]/
const NONE: readonly Quotation[] = []

/**
 * Quotations of one paragraph, paired by their characters; outer ones where they nest.
 *
 * Edge: a mark without its partner in the paragraph opens nothing. A single closing mark inside a word is an apostrophe.
 */
export function pairQuotations(text: string, paragraph: Span): readonly Quotation[] {
  const part = text.slice(paragraph.start, paragraph.end)
  if (part.search(OPENING) < 0) return NONE
  const found: Quotation[] = []
  const last = lastClosings(part)
  for (const { index } of part.matchAll(OPENINGS)) {
    if (index < (found.at(-1)?.end ?? -1) - paragraph.start + 1) continue
    const end = closingOf(part, { at: index, last })
    if (end < 0) continue
    const words = countWords(part.slice(index + 1, end))
    found.push({ start: paragraph.start + index + 1, end: paragraph.start + end, words })
  }
  return found
}

const known = new WeakMap<readonly Span[], readonly (readonly Quotation[])[]>()

/** Quotations of each paragraph of one side of an exchange; worked out once for all who ask. */
export function quotationsOf(text: string, paragraphs: readonly Span[]): readonly (readonly Quotation[])[] {
  const before = known.get(paragraphs)
  if (before) return before
  const found = paragraphs.map((paragraph) => pairQuotations(text, paragraph))
  known.set(paragraphs, found)
  return found
}

/** The quotation that a place lies in. */
export function quotationAt(quotations: readonly Quotation[], span: Span): Quotation | undefined {
  return quotations.find((quotation) => quotation.start <= span.start && span.end <= quotation.end)
}

interface Mark {
  readonly at: number
  /** Where each closing mark stands for the last time: what opens after it has no partner, and need not look for one. */
  readonly last: ReadonlyMap<string, number>
}

function lastClosings(part: string): ReadonlyMap<string, number> {
  const marks = [...Object.values(CLOSING), STRAIGHT].map((mark) => [mark, part.lastIndexOf(mark)] as const)
  let single = part.lastIndexOf(SINGLE_CLOSING)
  while (single > 0 && isWord(part[single + 1])) single = part.lastIndexOf(SINGLE_CLOSING, single - 1)
  return new Map([...marks, [SINGLE_CLOSING, single]])
}

function closingOf(part: string, { at, last }: Mark): number {
  const opening = part[at] ?? ''
  const closing = opening === SINGLE_OPENING ? SINGLE_CLOSING : opening === STRAIGHT ? STRAIGHT : CLOSING[opening]
  if (closing === undefined || (last.get(closing) ?? -1) <= at) return -1
  if (opening === STRAIGHT) return part.indexOf(STRAIGHT, at + 1)
  if (opening !== SINGLE_OPENING) return nestedClosing(part, { at, opening, closing })
  if (isWord(part[at - 1])) return -1
  let end = part.indexOf(SINGLE_CLOSING, at + 1)
  while (end >= 0 && isWord(part[end + 1])) end = part.indexOf(SINGLE_CLOSING, end + 1)
  return end
}

interface Pair {
  readonly at: number
  readonly opening: string
  readonly closing: string
}

/** How far quotations inside a quotation are counted, in characters. */
const NESTING_REACH = 2000

function nestedClosing(part: string, { at, opening, closing }: Pair): number {
  let depth = 1
  const limit = Math.min(part.length, at + NESTING_REACH)
  for (let i = at + 1; i < limit; i++) {
    if (part[i] === closing && --depth === 0) return i
    else if (part[i] === opening) depth++
  }
  return part.indexOf(closing, at + 1)
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0
}
