import type { Mention } from '../../model/entity.js'
import type { Span } from '../../model/span.js'
import type { Sentence, Token } from '../../model/token.js'
import { type Clause, splitClauses } from '../../text/clause.js'
import { createWordTable, numberTokens } from '../../text/numbering.js'
import { once } from '../../text/once.js'
import type { FoundPhrase } from '../../text/phrase-book.js'
import type { Quotation } from '../../text/quotation.js'
import { bindPronouns } from './binding.js'
import type { FrameUse, MarkName, StatementLexicon } from './lexicon.js'
import { type Reference, readReferences, type SceneText, type Stage } from './references.js'
import { BE } from './verbs.js'

export type FrameMatch = FoundPhrase<FrameUse>

/** One sentence of an answer, read. */
export interface Scene {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly text: SceneText
  readonly clauses: readonly Clause[]
  readonly references: readonly Reference[]
  readonly frames: readonly FrameMatch[]
  /** Verbs and nouns of saying; looked for where somebody asks. */
  readonly reporters: () => readonly FoundPhrase<string>[]
  readonly marks: (name: MarkName, from: number, to: number) => readonly FoundPhrase<string>[]
  readonly quotations: readonly Quotation[]
  readonly isQuestion: boolean
}

/** Words for matching, with the adverbs that may stand between them. */
export function readText(source: string, tokens: readonly Token[], lexicon: StatementLexicon): SceneText {
  const { numbering, numbers: norms } = numberTokens(tokens)
  const [pronoun, country] = [numbering.numberOf('us'), numbering.numberOf('u.s.')]
  const numbers = norms.slice()
  const skipped = new Uint8Array(tokens.length)
  const adverbs = adverbTable(numbering)
  tokens.forEach(({ start, end, partOfSpeech }, at) => {
    const norm = norms[at] as number
    if (norm === pronoun && source.slice(start, end) === 'US') numbers[at] = country
    const kind = adverbs[norm] as number
    if (kind === ADVERB || (kind === OTHER && partOfSpeech === 'ADV')) skipped[at] = 1
  })
  const words = tokens.map((_, at) => numbering.words[numbers[at] as number] ?? '')
  const numbered = { numbering, numbers }
  return { words, numbered, rows: lexicon.read(numbered), skipped }
}

const OTHER = 0
const ADVERB = 1
const NEGATOR = 2

/** Words that are adverbs by their look, and the one that is never taken for one. */
const adverbTable = createWordTable((norm) => (norm === 'not' ? NEGATOR : norm.endsWith('ly') ? ADVERB : OTHER))

/** Reads one sentence; `mentions` are those of the sentence, ascending. */
export function readScene(
  stage: Stage,
  {
    sentence,
    mentions,
    quotations,
  }: { sentence: Sentence; mentions: readonly Mention[]; quotations: readonly Quotation[] },
): Scene {
  const { tokens, text, lexicon } = stage
  const range = { firstToken: sentence.firstToken, endToken: sentence.endToken, text }
  const clauses = splitClauses(tokens, range)
  const linked = readReferences(stage, { sentence, mentions, clauses })
  const references = bindPronouns(withoutLinks(linked, { clauses, tokens }), { clauses, tokens })
  const accepts = ({ value, firstToken }: FrameMatch) =>
    !value.isVerb || isVerbAt(tokens, { at: firstToken, references })
  const isMark = (at: number) => at >= sentence.firstToken && text.words[at] === '?'
  return {
    sentence,
    tokens,
    text,
    clauses,
    references,
    frames: lexicon.frames.find({ ...range, accepts }),
    reporters: once(() =>
      lexicon.marks.reporters.find(range).filter(({ firstToken }) => isReporting(tokens, firstToken)),
    ).get,
    marks: (name, firstToken, endToken) => lexicon.marks[name].find({ text, firstToken, endToken }),
    quotations,
    isQuestion: isMark(sentence.endToken - 1) || isMark(sentence.endToken - 2),
  }
}

/** Whether a report verb tells what its subject says: a verb, and no passive ("that being said", "X is accused of"). */
function isReporting(tokens: readonly Token[], at: number): boolean {
  let before = at - 1
  while (tokens[before]?.partOfSpeech === 'ADV') before--
  const isSaid = BE.has(tokens[before]?.norm ?? '') && !tokens[at]?.norm.endsWith('ing')
  return !isSaid && !isNounAt(tokens, at)
}

/** Whether a word is a noun with a determiner or owner before it: "its report", "the groundless claims". */
function isNounAt(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:NOUN|PROPN)$/.test(tokens[at]?.partOfSpeech ?? '')) return false
  const before = tokens[at - 1]
  // "the investigation report"
  const isSingular = ({ norm = '' }: Partial<Token>) => !norm.endsWith('s')
  if (before?.partOfSpeech === 'NOUN' && isSingular(before) && isSingular(tokens[at] ?? {})) return true
  return (
    /^(?:DET|ADJ|ADP|NUM)$/.test(before?.partOfSpeech ?? '') || /^(?:its|their|his|her|'s)$/.test(before?.norm ?? '')
  )
}

/** Leaves out "that" and "this" where they only join clauses. */
function withoutLinks(
  references: readonly Reference[],
  { clauses, tokens }: { readonly clauses: readonly Clause[]; readonly tokens: readonly Token[] },
): readonly Reference[] {
  const isJoint = (token: number) =>
    clauses.some(({ kind, firstToken }) => firstToken === token && (kind === 'relative' || kind === 'complement'))
  if (!references.some(({ kind }) => kind === 'anaphor' || kind === 'unnamed')) return references
  return references.filter((reference, index) => {
    if (reference.kind === 'anaphor' && isJoint(reference.firstToken)) return false
    if (isLink(reference, { next: references[index + 1], tokens })) return false
    return !isHolding(reference, { next: references[index + 1], tokens })
  })
}

/** "stated that it …", "this US move". */
function isLink(
  { kind, firstToken, endToken, words }: Reference,
  { next, tokens }: { readonly next: Reference | undefined; readonly tokens: readonly Token[] },
): boolean {
  if (kind !== 'anaphor' || !/^(?:this|that|these|those|such)$/i.test(words)) return false
  return tokens[firstToken]?.partOfSpeech === 'SCONJ' || (next?.kind === 'entity' && next.firstToken === endToken)
}

/** "some people in X" are X. */
function isHolding(
  { kind, endToken }: Reference,
  { next, tokens }: { readonly next: Reference | undefined; readonly tokens: readonly Token[] },
): boolean {
  if ((kind !== 'unnamed' && kind !== 'anaphor') || next?.kind !== 'entity') return false
  return next.firstToken - endToken <= 2 && /^(?:in|from|of)$/.test(tokens[endToken]?.norm ?? '')
}

/** Parts of speech that the tagger gives to verbs by mistake. */
const SELDOM_VERBS = new Set(['NOUN', 'PROPN', 'ADJ', 'ADV', 'ADP', 'DET'])

/** Whether a frame's first word is used as a verb; where the tagger says noun, only right behind the holder or after "to". */
function isVerbAt(
  tokens: readonly Token[],
  { at, references }: { readonly at: number; readonly references: readonly Reference[] },
): boolean {
  const part = tokens[at]?.partOfSpeech ?? ''
  // "the injured", "those affected"
  if (/(?:ed|en)$/.test(tokens[at]?.norm ?? '') && tokens[at - 1]?.partOfSpeech === 'DET') return false
  if (!SELDOM_VERBS.has(part)) return true
  let before = at - 1
  while (tokens[before]?.partOfSpeech === 'ADV') before--
  if (tokens[before]?.norm === 'to' || tokens[before]?.partOfSpeech === 'AUX') return true
  return references.some(({ kind, endToken }) => kind === 'self' && endToken === before + 1)
}

/** The characters of a clause without the blank and marks around it. */
export function clauseSpan(tokens: readonly Token[], clause: Clause): Span {
  let { firstToken, endToken } = clause
  while (endToken - 1 > firstToken && tokens[endToken - 1]?.kind === 'punctuation') endToken--
  while (firstToken + 1 < endToken && tokens[firstToken]?.kind === 'punctuation') firstToken++
  return { start: tokens[firstToken]?.start ?? 0, end: tokens[endToken - 1]?.end ?? 0 }
}
