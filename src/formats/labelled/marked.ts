import { surface } from '../../model/span.js'
import type { Paragraph } from './paragraphs.js'

/** A speech without the mark before it. */
export interface Marked {
  readonly role: MarkedRole
  /** How long the mark is. */
  readonly mark: number
}

/** What a speech is that only a mark before it sets off. */
type MarkedRole = 'question' | 'answer' | 'statement'

const MARK = /^(?:>{2,3}|[–—―]|-)\s*(?=[\p{Lu}\p{Lo}"“«¿¡(\d])/u
const MIN_MARKED = 4
const MIN_SHARE = 0.5
/** How many more of the questions than of the answers must ask. */
const MIN_LEAD = 0.4

/**
 * Speeches of a text without labels whose change a dash shows, by where they start: they take turns, and those that ask
 * more are the questions. A speech before the first question is a statement.
 */
export function findMarked(text: string, paragraphs: readonly Paragraph[]): ReadonlyMap<number, Marked> {
  if (paragraphs.some(({ label }) => label)) return new Map()
  const marked = paragraphs.filter((paragraph) => MARK.test(surface(text, paragraph)))
  const first = paragraphs.findIndex(({ start }) => start === marked[0]?.start)
  if (marked.length < MIN_MARKED || marked.length < MIN_SHARE * (paragraphs.length - first)) return new Map()
  const asks = marked.map((paragraph) => /[?？]/.test(surface(text, paragraph)))
  const leads = [0, 1].map((from) => share(asks, from) - share(asks, 1 - from))
  const from = (leads[0] ?? 0) >= (leads[1] ?? 0) ? 0 : 1
  if ((leads[from] ?? 0) < MIN_LEAD) return new Map()
  return new Map(
    marked.map((paragraph, i): [number, Marked] => [
      paragraph.start,
      {
        role: i < from ? 'statement' : (i - from) % 2 === 0 ? 'question' : 'answer',
        mark: MARK.exec(surface(text, paragraph))?.[0].length ?? 0,
      },
    ]),
  )
}

/** How many of every second one from a place on ask. */
function share(asks: readonly boolean[], from: number): number {
  const own = asks.filter((_, i) => i >= from && (i - from) % 2 === 0)
  return own.filter(Boolean).length / Math.max(1, own.length)
}
