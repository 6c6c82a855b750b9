import type { Span } from '../../model/span.js'

/** A line of a text without the blank around it. */
export interface Line extends Span {
  /** Whether a blank line, or nothing, stands before it. */
  readonly isAfterBlank: boolean
  /** Whether nearly all of it is set in bold type. */
  readonly isBold: boolean
  /** Whether nearly all of it is set in italics. */
  readonly isItalic: boolean
  /** Where it ends in columns, its indent included. */
  readonly column: number
}

/** The lines of a text, and whether its running text is hard-wrapped. */
export interface Lines {
  readonly lines: readonly Line[]
  readonly isWrapped: boolean
}

const MAX_WRAP_WIDTH = 120
const MIN_WRAPPED_SHARE = 0.25
const MIN_FITTING_SHARE = 0.6
const TYPED_SHARE = 0.8
const STARRED = /^\*\*(?!\*)[^*]+\*\*$/

/** Cuts a text into lines; those inside `asides` are left out. */
export function readLines(
  text: string,
  {
    asides,
    bold,
    italic,
  }: { readonly asides: readonly Span[]; readonly bold: readonly Span[]; readonly italic: readonly Span[] },
): Lines {
  const lines: Line[] = []
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const trimmed = trim(text, { start, end })
    if (!trimmed || (asides.length > 0 && asides.some((aside) => contains(aside, trimmed.start)))) continue
    const before = lines.at(-1)
    lines.push({
      start: trimmed.start,
      end: trimmed.end,
      isAfterBlank: !before || hasBlankLine(text, before.end, trimmed.start),
      isBold: isMostlyIn(bold, trimmed) || isStarred(text, trimmed),
      isItalic: isMostlyIn(italic, trimmed),
      column: trimmed.end - start,
    })
  }
  return { lines, isWrapped: isWrapped(text, lines) }
}

function contains({ start, end }: Span, at: number): boolean {
  return at >= start && at < end
}

/** A span without the blank around it; undefined where nothing is left. */
export function trim(text: string, span: Span): Span | undefined {
  if (isPlain(text, span.start) && isPlain(text, span.end - 1) && span.end > span.start) return span
  const words = text.slice(span.start, span.end)
  const inner = words.trim()
  if (!inner) return undefined
  const start = span.start + words.indexOf(inner)
  return { start, end: start + inner.length }
}

/** Whether a character is certainly no blank. */
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit > 0x20 && unit < 0x7f
}

/** Whether a line without words lies between the end of one line and the start of the next. */
function hasBlankLine(text: string, end: number, start: number): boolean {
  const first = text.indexOf('\n', end)
  const second = first < 0 ? -1 : text.indexOf('\n', first + 1)
  return second >= 0 && second < start
}

function isStarred(text: string, { start, end }: Span): boolean {
  return text.startsWith('**', start) && STARRED.test(text.slice(start, end))
}

/** Whether nearly all of a span is set in a type. */
export function isMostlyIn(typed: readonly Span[], span: Span): boolean {
  let covered = 0
  for (const { start, end } of typed) {
    if (start >= span.end) break
    covered += Math.max(0, Math.min(end, span.end) - Math.max(start, span.start))
  }
  return covered >= TYPED_SHARE * (span.end - span.start)
}

/** Lines are wrapped where the next line's first word would not have fitted on most of them. */
function isWrapped(text: string, lines: readonly Line[]): boolean {
  const followed = lines.flatMap((line, i) => {
    const next = lines[i + 1]
    return next && !next.isAfterBlank ? [{ length: line.column, next }] : []
  })
  const widths = lines.map(({ column }) => column).toSorted((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.98)] ?? 0
  if (width > MAX_WRAP_WIDTH || followed.length < MIN_WRAPPED_SHARE * lines.length) return false
  const fitting = followed.filter(({ length, next }) => {
    const word = /^(?:\p{Script=Han}|\S*)/u.exec(text.slice(next.start, next.end))?.[0] ?? ''
    return length + 1 + word.length > width - 4
  })
  return fitting.length >= MIN_FITTING_SHARE * followed.length
}
