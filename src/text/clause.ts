import type { Token } from '../model/token.js'
import { createWordTable, numberTokens } from './numbering.js'

export type ClauseKind = 'main' | 'coordinate' | 'relative' | 'subordinate' | 'participle' | 'complement'

/** A stretch of a sentence around one verb group. Clauses partition their sentence. */
export interface Clause {
  /** Half-open range into the tokens. */
  readonly firstToken: number
  readonly endToken: number
  readonly kind: ClauseKind
  /** Index of the clause it hangs on, among the clauses of the sentence; -1 at the top. */
  readonly parent: number
}

const CONJUNCTIONS = new Set(['and', 'or', 'nor'])
const CONTRASTS = new Set(['but', 'yet', 'while', 'whereas', 'whilst'])
const SUBORDINATORS = new Set(['although', 'though', 'because', 'if', 'unless', 'when', 'whenever', 'since', 'until'])
const RELATIVES = new Set(['which', 'who', 'whose', 'where', 'whom'])
const PRONOUNS = new Set(['we', 'i', 'they', 'it', 'he', 'she', 'you', 'this', 'that', 'these', 'those', 'there'])
const BREAKS = new Set([';', ':', '—', '–', '--'])
/** A clause can begin after the word. */
const AFTER = 1
/** A clause can begin before the word. */
const BEFORE = 2

/** Where clauses can begin at all; most words settle it by themselves. */
const boundaryMarks = createWordTable((norm) => {
  const opens = [CONJUNCTIONS, CONTRASTS, SUBORDINATORS, RELATIVES].some((words) => words.has(norm)) || norm === 'that'
  return (BREAKS.has(norm) || norm === ',' ? AFTER : 0) | (opens ? BEFORE : 0)
})

const REACH = 8
/** More tokens than any clause of running text has; beyond it nothing is looked up, so that time stays linear. */
const MAX_LOOK_BACK = 300

/**
 * Splits a sentence into clauses at semicolons, contrast, subordination, relatives, participles and joined verbs.
 *
 * Shape: `range` is half-open into `tokens`; the clauses cover it without gaps.
 */
export function splitClauses(
  tokens: readonly Token[],
  range: { readonly firstToken: number; readonly endToken: number },
): readonly Clause[] {
  const clauses: Clause[] = []
  const { numbering, numbers } = numberTokens(tokens)
  const marks = boundaryMarks(numbering)
  let open: Omit<Clause, 'endToken'> = { firstToken: range.firstToken, kind: openingKind(tokens, range), parent: -1 }
  for (let i = range.firstToken + 1; i < range.endToken; i++) {
    const isAfter = ((marks[numbers[i - 1] as number] as number) & AFTER) !== 0
    if (!isAfter && ((marks[numbers[i] as number] as number) & BEFORE) === 0) continue
    const start = boundaryAt(tokens, { i, end: range.endToken, open })
    if (!start) continue
    clauses.push({ ...open, endToken: i })
    open = { firstToken: i, kind: start, parent: parentOf(clauses, start) }
  }
  clauses.push({ ...open, endToken: range.endToken })
  return clauses
}

interface Place {
  readonly i: number
  readonly end: number
  readonly open: Omit<Clause, 'endToken'>
}

function openingKind(tokens: readonly Token[], { firstToken }: { readonly firstToken: number }): ClauseKind {
  const first = tokens[firstToken]?.norm ?? ''
  return SUBORDINATORS.has(first) || CONTRASTS.has(first) || first === 'as' ? 'subordinate' : 'main'
}

function parentOf(clauses: readonly Clause[], kind: ClauseKind): number {
  const last = clauses.length - 1
  if (kind !== 'coordinate' && kind !== 'main') return last
  const before = clauses[last]
  if (before && (before.kind === 'relative' || before.kind === 'participle') && before.parent >= 0) return before.parent
  return last
}

function boundaryAt(tokens: readonly Token[], place: Place): ClauseKind | undefined {
  const { i, open } = place
  const before = tokens[i - 1]
  const here = tokens[i]
  if (!before || !here) return undefined
  if (BREAKS.has(before.norm)) return before.norm === ';' ? 'main' : before.norm === ':' ? 'complement' : 'coordinate'
  if (before.norm === ',' && RELATIVES.has(here.norm) && isNominal(tokens[i - 2])) return 'relative'
  if (!hasVerb(tokens, { from: open.firstToken, to: i })) return undefined
  return before.norm === ',' ? afterComma(tokens, place) : withoutComma(tokens, place)
}

function afterComma(tokens: readonly Token[], place: Place): ClauseKind | undefined {
  const { i, end, open } = place
  const word = tokens[i]?.norm ?? ''
  const isVerbAhead = verbAhead(tokens, { from: i, to: end })
  if (RELATIVES.has(word)) return 'relative'
  if (SUBORDINATORS.has(word) || (word === 'as' && isVerbAhead)) return isVerbAhead ? 'subordinate' : undefined
  if (CONTRASTS.has(word)) return isVerbAhead ? 'coordinate' : undefined
  if (CONJUNCTIONS.has(word) || word === 'so')
    return joins(tokens, { from: i + 1, to: end, open }) ? 'coordinate' : undefined
  if (isParticiple(tokens, i)) return 'participle'
  if (open.kind === 'subordinate') return isVerbAhead ? 'coordinate' : undefined
  if (open.kind === 'relative' && isFiniteVerb(tokens, skipAdverbs(tokens, i))) return 'coordinate'
  return PRONOUNS.has(word) && isVerbAhead ? 'coordinate' : undefined
}

function withoutComma(tokens: readonly Token[], { i, end, open }: Place): ClauseKind | undefined {
  const here = tokens[i]
  const before = tokens[i - 1]
  const word = here?.norm ?? ''
  if (word === 'that') return thatKind(tokens, i)
  if (RELATIVES.has(word) && isNominal(before)) return 'relative'
  if ((CONTRASTS.has(word) && word !== 'yet') || (SUBORDINATORS.has(word) && here?.partOfSpeech === 'SCONJ')) {
    return verbAhead(tokens, { from: i + 1, to: end })
      ? CONTRASTS.has(word)
        ? 'coordinate'
        : 'subordinate'
      : undefined
  }
  if (CONJUNCTIONS.has(word)) return joins(tokens, { from: i + 1, to: end, open }) ? 'coordinate' : undefined
  return undefined
}

function thatKind(tokens: readonly Token[], i: number): ClauseKind | undefined {
  const before = tokens[i - 1]
  const after = tokens[skipAdverbs(tokens, i + 1)]
  if (isNominal(before) && (after?.partOfSpeech === 'VERB' || after?.partOfSpeech === 'AUX')) return 'relative'
  if (before?.partOfSpeech === 'VERB' || before?.partOfSpeech === 'ADJ' || isNominal(before)) return 'complement'
  return undefined
}

/** Whether what follows "and" is a clause of its own: a finite verb, or a subject with one. */
function joins(
  tokens: readonly Token[],
  { from, to, open }: { readonly from: number; readonly to: number; readonly open: Omit<Clause, 'endToken'> },
): boolean {
  const at = skipAdverbs(tokens, from)
  const token = tokens[at]
  if (!token || at >= to) return false
  if (PRONOUNS.has(token.norm)) return verbAhead(tokens, { from: at + 1, to })
  if (token.partOfSpeech === 'AUX') return true
  if (token.partOfSpeech === 'VERB') {
    if (token.norm.endsWith('ing') || isParticipleOfNoun(tokens, at)) return false
    return isFiniteVerb(tokens, at) && !(isBase(token) && isInfinitiveOpen(tokens, { from: open.firstToken, to: from }))
  }
  return subjectWithVerb(tokens, { from: at, to })
}

/** "improved relations": a participle right before its noun. */
function isParticipleOfNoun(tokens: readonly Token[], at: number): boolean {
  return /(?:ed|en)$/.test(tokens[at]?.norm ?? '') && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.partOfSpeech ?? '')
}

function subjectWithVerb(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let i = from; i < Math.min(to, from + REACH); i++) {
    const token = tokens[i]
    if (!token) return false
    if (token.partOfSpeech === 'AUX') return i > from
    if (token.partOfSpeech === 'VERB' && !token.norm.endsWith('ing')) return i > from && /(?:s|ed)$/.test(token.norm)
    if (!/^(?:DET|NOUN|PROPN|ADJ|NUM|PART|PRON|ADV)$/.test(token.partOfSpeech) || token.norm === 'to') return false
  }
  return false
}

function isInfinitiveOpen(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let i = to - 1; i > Math.max(from, to - MAX_LOOK_BACK); i--) {
    const token = tokens[i]
    if (token?.partOfSpeech === 'VERB' && tokens[i - 1]?.norm === 'to') return true
    if (token?.partOfSpeech === 'VERB' && tokens[i - 1]?.partOfSpeech === 'ADV' && tokens[i - 2]?.norm === 'to')
      return true
    if (token?.partOfSpeech === 'AUX') return true
  }
  return false
}

function isParticiple(tokens: readonly Token[], i: number): boolean {
  const token = tokens[skipAdverbs(tokens, i)]
  return token?.partOfSpeech === 'VERB' && token.norm.endsWith('ing')
}

function isFiniteVerb(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  return token?.partOfSpeech === 'AUX' || (token?.partOfSpeech === 'VERB' && !token.norm.endsWith('ing'))
}

function isBase({ norm }: Token): boolean {
  return !/(?:[^s]s|ed|ing)$/.test(norm)
}

function isNominal(token: Token | undefined): boolean {
  return token !== undefined && /^(?:NOUN|PROPN|PRON|NUM)$/.test(token.partOfSpeech)
}

function skipAdverbs(tokens: readonly Token[], from: number): number {
  let i = from
  while (tokens[i]?.partOfSpeech === 'ADV' || tokens[i]?.norm === 'not') i++
  return i
}

function hasVerb(tokens: readonly Token[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  for (let i = Math.max(from, to - MAX_LOOK_BACK); i < to; i++) {
    const part = tokens[i]?.partOfSpeech
    if (part === 'VERB' || part === 'AUX') return true
  }
  return false
}

function verbAhead(tokens: readonly Token[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  for (let i = from; i < Math.min(to, from + 2 * REACH); i++) {
    const token = tokens[i]
    if (token?.norm === ',' || token?.norm === ';') return false
    if (token?.partOfSpeech === 'VERB' || token?.partOfSpeech === 'AUX') return true
  }
  return false
}
