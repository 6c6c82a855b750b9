import type { Span } from '../model/span.js'

/** A stretch of text to set off, with what stands before and after it. */
export interface Mark extends Span {
  readonly open: string
  readonly close: string
}

/**
 * A stretch of text with marks around some of it; marks may nest.
 *
 * Edge: marks that reach beyond the stretch are cut to it; marks outside it are left out.
 */
export function markText(
  text: string,
  { span, marks }: { readonly span: Span; readonly marks: readonly Mark[] },
): string {
  const inside = marks
    .filter((mark) => mark.start < span.end && mark.end > span.start)
    .map((mark) => ({ ...mark, start: Math.max(mark.start, span.start), end: Math.min(mark.end, span.end) }))
  const events = inside
    .flatMap((mark) => [
      { at: mark.start, isClose: false, length: mark.end - mark.start, insert: mark.open },
      { at: mark.end, isClose: true, length: mark.end - mark.start, insert: mark.close },
    ])
    .toSorted(compareEvents)
  let marked = ''
  let at = span.start
  for (const event of events) {
    marked += text.slice(at, event.at) + event.insert
    at = event.at
  }
  return marked + text.slice(at, span.end)
}

interface MarkEvent {
  readonly at: number
  readonly isClose: boolean
  readonly length: number
}

/** Closes come before opens at the same place; inner marks close first and open last. */
function compareEvents(a: MarkEvent, b: MarkEvent): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.isClose !== b.isClose) return a.isClose ? -1 : 1
  return a.isClose ? a.length - b.length : b.length - a.length
}

/** A text that cannot drive a terminal: every control or direction mark shown as a replacement mark. Offsets stay. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, (mark) => '\ufffd'.repeat(mark.length))
}
