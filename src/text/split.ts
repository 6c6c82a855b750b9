import type { Span } from '../model/span.js'

/** Cuts a span into pieces of at most `maxChars`, at blanks where there are any, without splitting a surrogate pair. */
export function splitLongSpan(
  text: string,
  { span, maxChars }: { readonly span: Span; readonly maxChars: number },
): readonly Span[] {
  const pieces: Span[] = []
  let start = span.start
  while (span.end - start > maxChars) {
    const limit = start + maxChars
    const blank = text.lastIndexOf(' ', limit)
    const end = blank > start ? blank : limit - (isHighSurrogate(text, limit - 1) ? 1 : 0)
    pieces.push({ start, end })
    start = end
  }
  pieces.push({ start, end: span.end })
  return pieces
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
