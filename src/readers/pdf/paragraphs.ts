import type { Carrier } from '../../model/carrier.js'
import type { Block } from '../../model/dialogue.js'
import type { Span } from '../../model/span.js'
import { partFurniture } from './furniture.js'
import type { PdfLine, PdfPage } from './pages.js'

/** Pages as running text: one line a paragraph, a blank line between; heads and feet of pages once, before it. */
export function joinPages(pages: readonly PdfPage[]): PdfText {
  const { furniture, body } = partFurniture(pages)
  const measures = { right: rightMargin(body), gap: usualGap(body) }
  const lines = [...furniture, ...body.flatMap((page) => page.lines)]
  const pieces: string[] = []
  const bold: Span[] = []
  const asides: Block[] = []
  let length = 0
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const isNew = before && (i <= furniture.length || isNewParagraph(before, line, measures))
    const link = before ? (isNew ? '\n\n' : joint(before.text, line.text)) : ''
    const text = line.text.trimEnd()
    pieces.push(link, text)
    const start = length + link.length
    for (const span of line.bold) bold.push({ start: start + span.start, end: start + Math.min(span.end, text.length) })
    length = start + text.length
    if (i < furniture.length) asides.push({ start, end: length, kind: 'page-furniture' })
  })
  return { text: pieces.join(''), bold: joinSpans(bold), asides }
}

/** The text of a PDF with what its print says. */
export type PdfText = Pick<Carrier, 'text' | 'bold'> & { readonly asides: readonly Block[] }

interface Measures {
  readonly right: number
  readonly gap: number
}

const SENTENCE_END = /[.!?:"”’)\]…。？！]\s*$/u
/** The widest distance between lines of a paragraph, in sizes of type: a little under double spacing. */
const MAX_LEADING = 1.8
/** How much of the line's width may be left free before its end counts as an end of paragraph. */
const SHORT_SHARE = 0.85

/** A paragraph begins after a wide gap, after a line that ends short, and at an indent or a bold opening after a full stop. */
function isNewParagraph(before: PdfLine, line: PdfLine, { right, gap }: Measures): boolean {
  const drop = before.y - line.y
  const isNextPage = drop < 0
  if (!isNextPage && drop > 1.45 * Math.max(Math.min(gap, MAX_LEADING * line.size), 0.9 * line.size)) return true
  if (Math.abs(before.size - line.size) > 0.2 * before.size) return true
  const isEnd = SENTENCE_END.test(before.text)
  const isShort = before.right < SHORT_SHARE * right
  const isIndented = line.left > before.left + 0.8 * line.size
  const isBoldOpening = line.bold[0]?.start === 0 && before.bold.at(-1)?.end !== before.text.length
  if (isShort && (isEnd || !isContinued(line.text))) return true
  return isEnd && (isIndented || isBoldOpening)
}

/** Whether a line goes on with a sentence: it begins with a small letter or a mark. */
function isContinued(text: string): boolean {
  return /^[\p{Ll},;)]/u.test(text.trimStart())
}

/** What stands between two lines of a paragraph: a blank, nothing after a hyphen, nothing between Chinese characters. */
function joint(before: string, line: string): string {
  if (/\p{L}[-‐‑]\s*$/u.test(before) && /^\p{Ll}/u.test(line)) return ''
  return /\p{Script=Han}\s*$/u.test(before) && /^\p{Script=Han}/u.test(line) ? '' : ' '
}

/** Where lines end that are full. */
function rightMargin(pages: readonly PdfPage[]): number {
  const ends = pages.flatMap(({ lines }) => lines.map((line) => line.right)).toSorted((a, b) => a - b)
  return ends[Math.floor(0.95 * (ends.length - 1))] ?? 0
}

const MIN_GAP_SHARE = 0.05

/** The distance between the lines of a paragraph, in points: the smallest that is not rare. */
function usualGap(pages: readonly PdfPage[]): number {
  const gaps = pages.flatMap(({ lines }) =>
    lines.slice(1).flatMap((line, i) => {
      const gap = Math.round(10 * ((lines[i]?.y ?? 0) - line.y)) / 10
      return gap >= 0.9 * line.size ? [gap] : []
    }),
  )
  const counts = new Map<number, number>()
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const usual = [...counts].filter(([, count]) => count >= Math.max(2, MIN_GAP_SHARE * gaps.length))
  return Math.min(...usual.map(([gap]) => gap), ...(usual.length === 0 ? [12] : []))
}

/** Spans that touch, or stand one blank apart, as one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.start <= last.end + 1) joined[joined.length - 1] = { start: last.start, end: span.end }
    else joined.push(span)
  }
  return joined
}
