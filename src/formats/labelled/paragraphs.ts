import type { Span } from '../../model/span.js'

/** Lines of running text that are set narrower than this are taken as hard-wrapped. */
const WRAP_WIDTH = 90
/** Share of lines that must follow another line without a blank one for a text to count as hard-wrapped. */
const MIN_WRAPPED_SHARE = 0.4

/**
 * The paragraphs of a text, without the blank around them: lines, or stretches between blank lines where the text is
 * hard-wrapped.
 */
export function splitParagraphs(text: string): readonly Span[] {
  const lines = linesOf(text)
  return isWrapped(text, lines) ? joinLines(text, lines) : lines
}

function linesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const trimmed = match[0].trim()
    if (!trimmed) return []
    const start = match.index + match[0].indexOf(trimmed)
    return [{ start, end: start + trimmed.length }]
  })
}

function isBlankBetween(text: string, before: Span, after: Span): boolean {
  return text.slice(before.end, after.start).split('\n').length > 2
}

function isWrapped(text: string, lines: readonly Span[]): boolean {
  const followers = lines.slice(1).filter((line, i) => {
    const before = lines[i]
    return before && !isBlankBetween(text, before, line) && before.end - before.start > WRAP_WIDTH / 2
  })
  const isNarrow = lines.filter((line) => line.end - line.start <= WRAP_WIDTH).length > 0.9 * lines.length
  return isNarrow && followers.length > MIN_WRAPPED_SHARE * lines.length
}

function joinLines(text: string, lines: readonly Span[]): readonly Span[] {
  const paragraphs: Span[] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last && !isBlankBetween(text, last, line))
      paragraphs[paragraphs.length - 1] = { start: last.start, end: line.end }
    else paragraphs.push(line)
  }
  return paragraphs
}
