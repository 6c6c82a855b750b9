import { type Span, surface } from '../../model/span.js'
import { isHeading, isPageNumber } from './furniture.js'
import type { Paragraph } from './paragraphs.js'

const MIN_HEADINGS = 2
/** A number before a heading: `Part II.`, `3.` */
const NUMBER = /^(?:\p{Lu}\p{L}{2,9}\s)?(?:[IVX]{1,4}|\d{1,2})[.)]\s+/u

/**
 * Headings between turns, by where they start: short lines without the end of a sentence that stand before a label,
 * or between paragraphs that nobody is said to speak. One alone must be marked by its type.
 */
export function findHeadings(
  text: string,
  { paragraphs, title }: { readonly paragraphs: readonly Paragraph[]; readonly title: Span | undefined },
): ReadonlySet<number> {
  const named = title ? surface(text, title).toLowerCase() : ''
  const running = paragraphs.filter((paragraph, i) =>
    isRunningHead(text, { paragraph, beside: [paragraphs[i - 1], paragraphs[i + 1]], named }),
  )
  const likely = paragraphs.filter((paragraph, i) => {
    const next = paragraphs[i + 1]
    return (
      next && !paragraph.label && isTitle(text, paragraph) && (next.label ? isOpening(next) : isFree(paragraphs, i))
    )
  })
  const isPattern = likely.length >= MIN_HEADINGS
  const marked = likely.filter((paragraph) => isPattern || isMarked(text, paragraph))
  return new Set([...running, ...marked].map(({ start }) => start))
}

/** Whether a line is the head or foot of a page: beside its number. */
function isRunningHead(
  text: string,
  {
    paragraph,
    beside,
    named,
  }: { readonly paragraph: Paragraph; readonly beside: readonly (Paragraph | undefined)[]; readonly named: string },
): boolean {
  if (paragraph.label) return false
  const isNamed = paragraph.end - paragraph.start > 12 && named.startsWith(surface(text, paragraph).toLowerCase())
  return (isNamed || isTitle(text, paragraph)) && beside.some((other) => other && isPageNumber(text, other))
}

/** Whether a labelled paragraph begins another exchange or statement. */
function isOpening({ label }: Paragraph): boolean {
  return label?.role === 'question'
}

/** Whether neither the paragraph nor any before it has a label, and a sentence follows. */
function isFree(paragraphs: readonly Paragraph[], at: number): boolean {
  return !paragraphs.slice(0, at + 2).some(({ label }) => label)
}

function isTitle(text: string, span: Span): boolean {
  const line = surface(text, span).replace(NUMBER, '')
  return isHeading(text, span) && !/^[\p{Ll}([（—–-]|[,;—–-]$|[)\]）]$|[.?!。？！](?=\s|$)/u.test(line)
}

function isMarked(text: string, paragraph: Paragraph): boolean {
  return paragraph.isBold || paragraph.isItalic || /^(?:\*\*|#{1,6}\s|<)/.test(surface(text, paragraph))
}
