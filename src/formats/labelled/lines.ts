import type { Span } from '../../model/span.js'

/** A line of a text without the blank around it. */
export interface Line extends Span {
  /** Whether a blank line, or nothing, stands before it. */
  readonly isAfterBlank: boolean
  /** Whether nearly all of it is set in bold type. */
  readonly isBold: boolean
  /** Whether nearly all of it is set in italics. */
  readonly isItalic: boolean
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
  const line = /[^\n]+/g
  for (let match = line.exec(text); match; match = line.exec(text)) {
    const trimmed = trim(text, { start: match.index, end: match.index + match[0].length })
    if (!trimmed || asides.some(({ start, end }) => trimmed.start >= start && trimmed.start < end)) continue
    const before = lines.at(-1)
    lines.push({
      ...trimmed,
      isAfterBlank: !before || newlines(text, before.end, trimmed.start) > 1,
      isBold: isMostlyIn(bold, trimmed) || /^\*\*(?!\*)[^*]+\*\*$/.test(text.slice(trimmed.start, trimmed.end)),
      isItalic: isMostlyIn(italic, trimmed),
    })
  }
  return { lines, isWrapped: isWrapped(text, lines) }
}

/** A span without the blank around it; undefined where nothing is left. */
export function trim(text: string, span: Span): Span | undefined {
  const words = text.slice(span.start, span.end)
  const inner = words.trim()
  if (!inner) return undefined
  const start = span.start + words.indexOf(inner)
  return { start, end: start + inner.length }
}

function newlines(text: string, start: number, end: number): number {
  return text.slice(start, end).split('\n').length - 1
}

function isMostlyIn(typed: readonly Span[], span: Span): boolean {
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
    return next && !next.isAfterBlank ? [{ length: line.end - line.start, next }] : []
  })
  const widths = lines.map((line) => line.end - line.start).toSorted((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.98)] ?? 0
  if (width > MAX_WRAP_WIDTH || followed.length < MIN_WRAPPED_SHARE * lines.length) return false
  const fitting = followed.filter(({ length, next }) => {
    const word = text.slice(next.start, next.end).split(/\s/, 1)[0] ?? ''
    return length + 1 + word.length > width - 4
  })
  return fitting.length >= MIN_FITTING_SHARE * followed.length
}
