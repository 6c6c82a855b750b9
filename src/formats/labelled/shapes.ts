import { INTERVIEWER, type LabelClass } from './classify.js'
import type { Found, InventoryContext } from './found.js'
import type { Candidate } from './labels.js'

/** Leaves out bare letters and lone words where the text does not use them for labels. */
export function keepShapes(all: readonly Found[], { lines, text }: InventoryContext): readonly Found[] {
  const bareQ = all.filter(({ candidate }) => candidate.shape === 'bare' && candidate.words === 'Q')
  const colonAnswers = all.filter(({ candidate, known }) => candidate.shape === 'colon' && known.role === 'answer')
  const caps = all.filter(
    ({ candidate }) => candidate.shape === 'colon' && candidate.isCaps && candidate.words.length > 1,
  )
  const hasGenericAlone = all.some(({ candidate, known }) => candidate.shape === 'alone' && known.isGeneric)
  const allowsBareA = bareQ.length > 0 && colonAnswers.length === 0 && caps.length < 2
  return all.filter(({ candidate, known, line }) => {
    if (candidate.shape === 'bare')
      return (
        candidate.words === 'Q' ||
        (allowsBareA && (candidate.gap > 1 || (candidate.words === 'A' && bareQ.some((q) => q.candidate.gap === 1))))
      )
    if (candidate.shape === 'tabbed') return isRepeated(candidate, all, 'tabbed')
    if (candidate.shape === 'stopped')
      return (
        colonAnswers.length === 0 &&
        bareQ.some((q) => text[q.candidate.end] === '.') &&
        isRepeated(candidate, all, 'stopped')
      )
    if (candidate.shape === 'boxed') return isBoxed(candidate, { known, all, text })
    if (candidate.shape !== 'alone') return true
    const isRow = all.some(
      (other) => Math.abs(other.line - line) === 1 && other.candidate.shape === 'alone' && other.known.isKnown,
    )
    if (!lines[line + 1] || isRow) return false
    if (isRepeated(candidate, all, 'alone') && candidate.isProper && (candidate.isCaps || hasGenericAlone)) return true
    return (
      known.isKnown && (known.isGeneric || (bareQ.length === 0 && candidate.isProper)) && candidate.words.length < 40
    )
  })
}

/** Whether a label of a rarer shape stands twice, and another one of that shape beside it. */
function isRepeated({ key }: Candidate, all: readonly Found[], shape: Candidate['shape']): boolean {
  const shaped = all.filter(({ candidate }) => candidate.shape === shape)
  const own = shaped.filter(({ candidate }) => candidate.key === key).length
  return shape === 'stopped' ? own > 1 : shaped.length > 2 && shaped.length > own
}

/** Whether words in brackets at the beginning of a line are a label: generic, in the brackets of East Asia, or an office beside such. */
function isBoxed(
  candidate: Candidate,
  { known, all, text }: { readonly known: LabelClass; readonly all: readonly Found[]; readonly text: string },
): boolean {
  const boxed = all.filter((other) => other.candidate.shape === 'boxed')
  if (text[candidate.start - 1] === '【') return boxed.length > 1
  if (known.isGeneric) return true
  return known.lean < 0 && boxed.some((other) => other.known.isGeneric)
}

/** Where nobody else asks, a moderator may be the one who does. */
export function openModerators(all: readonly Found[]): readonly Found[] {
  if (all.some(({ known }) => known.role === 'question')) return all
  return all.map((found) => (found.known.isModerator ? { ...found, known: INTERVIEWER } : found))
}

const MIN_STYLED = 3
const STYLED_SHARE = 0.8

/** Where a text sets its labels in capitals, other words before a colon are none. */
export function keepStyle(all: readonly Found[]): readonly Found[] {
  const counts = new Map<string, number>()
  for (const { candidate } of all) counts.set(candidate.key, (counts.get(candidate.key) ?? 0) + 1)
  const colons = all.filter(
    ({ candidate, known }) =>
      candidate.shape === 'colon' &&
      (known.isKnown || candidate.isCaps || known.lean !== 0 || (counts.get(candidate.key) ?? 0) > 2),
  )
  const caps = colons.filter(({ candidate }) => candidate.isCaps)
  const bareQ = all.some(({ candidate }) => candidate.shape === 'bare' && candidate.words === 'Q')
  const named = caps.filter(({ candidate }) => candidate.words.length > 1)
  const isCapsText = named.length >= (bareQ ? 1 : MIN_STYLED) && caps.length >= STYLED_SHARE * colons.length
  return isCapsText ? all.filter(({ candidate }) => candidate.shape !== 'colon' || candidate.isCaps) : all
}
