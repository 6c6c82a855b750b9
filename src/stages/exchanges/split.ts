import type { Exchange } from '../../model/dialogue.js'
import type { Span } from '../../model/span.js'

/** One exchange as one row a part, with ids `x03_1`, `x03_2`; unchanged where it has no parts. */
export function splitExchange(exchange: Exchange): readonly Exchange[] {
  if (exchange.parts.length === 0) return [exchange]
  return exchange.parts.map((part, i) => ({
    ...exchange,
    id: `${exchange.id}_${i + 1}`,
    question: within(exchange.question, part.question),
    answer: within(exchange.answer, part.answer),
    parts: [],
  }))
}

/** What of some paragraphs lies in a span. */
function within(paragraphs: readonly Span[], span: Span): readonly Span[] {
  return paragraphs
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter(({ start, end }) => end > start)
}
