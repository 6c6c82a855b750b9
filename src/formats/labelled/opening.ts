import type { Turn } from '../../model/dialogue.js'
import { surface } from '../../model/span.js'
import type { AcceptedLabel } from './found.js'

const MAX_WORDS = 60
const MIN_ASKERS = 3

/**
 * Turns whose first two are statements where a name that only later asks greets, among others who ask, and is thanked:
 * a moderator opens. With nobody else who asks it is an interview, and its greeting an exchange.
 */
export function openedBy(
  text: string,
  { turns, labels }: { readonly turns: readonly Turn[]; readonly labels: readonly AcceptedLabel[] },
): readonly Turn[] {
  const [first, second] = turns
  const label = labels.find(({ candidate }) => candidate.start === first?.label?.start)
  if (!label || label.known.isKnown || first?.role !== 'question' || second?.role !== 'answer') return turns
  const words = [first, second].flatMap(({ paragraphs }) => paragraphs.map((span) => surface(text, span))).join(' ')
  const asking = labels.filter(({ role }) => role === 'question').map(({ candidate }) => candidate.key)
  const isAgain = asking.filter((key) => key === label.candidate.key).length > 1
  if (!isAgain || new Set(asking).size < MIN_ASKERS) return turns
  if (/[?？]/.test(words) || words.split(/\s+/).length > MAX_WORDS) return turns
  return [{ ...first, outlets: [], role: 'statement' }, { ...second, role: 'statement' }, ...turns.slice(2)]
}
