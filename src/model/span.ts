/**
 * A stretch of a transcript's text.
 *
 * Unit: UTF-16 code units, half-open: `text.slice(start, end)` is the surface.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The characters that a span points at. */
export function surface(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}
