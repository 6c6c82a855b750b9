import { type Span, surface } from '../../model/span.js'
import { isHeading, isPageNumber } from './furniture.js'
import type { Paragraph } from './paragraphs.js'

const MIN_HEADINGS = 2

/**
 * Headings between turns, by where they start: short lines without the end of a sentence that stand before a label,
 * or between paragraphs that nobody is said to speak. One alone must be marked by its type.
 */
export function findHeadings(text: string, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const running = paragraphs.filter((paragraph, i) =>
    isRunningHead(text, { paragraph, beside: [paragraphs[i - 1], paragraphs[i + 1]] }),
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
  { paragraph, beside }: { readonly paragraph: Paragraph; readonly beside: readonly (Paragraph | undefined)[] },
): boolean {
  return !paragraph.label && isTitle(text, paragraph) && beside.some((other) => other && isPageNumber(text, other))
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
  const line = surface(text, span)
  return isHeading(text, span) && !/^[\p{Ll}([（—–-]|[,;—–-]$|[)\]）]$|[.?!。？！](?=\s|$)/u.test(line)
}

function isMarked(text: string, paragraph: Paragraph): boolean {
  return paragraph.isBold || paragraph.isItalic || /^(?:\*\*|#{1,6}\s|<)/.test(surface(text, paragraph))
}
