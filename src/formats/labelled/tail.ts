import { type Span, surface } from '../../model/span.js'
import { dateIn } from './dates.js'
import { isHeading } from './furniture.js'
import type { Paragraph } from './paragraphs.js'

const MAX_DATE_WORDS = 5

/**
 * Where the lines begin that sign a transcript off: no sentences, behind the last turn, place and day among them, or all
 * in capitals. The end of the text where there are none.
 */
export function findTail(
  text: string,
  { paragraphs, lastOpening }: { readonly paragraphs: readonly Paragraph[]; readonly lastOpening: number },
): number {
  const last = paragraphs.findLastIndex((paragraph) => !isHeading(text, paragraph) && !isRule(text, paragraph))
  const tail = paragraphs.slice(Math.max(last, lastOpening) + 1)
  const lines = tail.map((span) => surface(text, span).trim()).filter((line) => /\p{L}/u.test(line))
  const before = paragraphs[Math.max(last, lastOpening)]
  const isShouted = before !== undefined && isCapitals(surface(text, before))
  const isSigned = lines.some((line) => isDay(line) || line.includes(' | ')) || (!isShouted && lines.some(isCapitals))
  return isSigned ? (tail[0]?.start ?? Infinity) : Infinity
}

function isDay(line: string): boolean {
  return line.split(/\s+/).length <= MAX_DATE_WORDS && dateIn(line)?.hasYear === true
}

function isCapitals(line: string): boolean {
  return /^\p{Lu}.*\p{Lu}{2}/u.test(line) && line === line.toUpperCase()
}

/** Whether a line has no word. */
function isRule(text: string, span: Span): boolean {
  return !/\p{L}/u.test(surface(text, span))
}
