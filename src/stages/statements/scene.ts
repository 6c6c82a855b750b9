import type { Entity, Mention } from '../../model/entity.js'
import type { Span } from '../../model/span.js'
import type { Target } from '../../model/stance.js'
import type { Sentence, Token } from '../../model/token.js'
import { type Clause, splitClauses } from '../../text/clause.js'
import type { ReadText } from '../../text/matcher.js'
import type { FoundPhrase } from '../../text/phrase-book.js'
import type { Quotation } from '../../text/quotation.js'
import type { FrameUse, MarkName, PointerKind, StatementLexicon } from './lexicon.js'

/** A place that points to somebody: by a name, a pronoun, a group, or nobody's name. */
export interface Reference {
  readonly firstToken: number
  readonly endToken: number
  readonly kind: 'entity' | Exclude<PointerKind, 'group'>
  /** Who is meant, where the words say so. */
  readonly target?: Target
  readonly words: string
  /** `igo`, `outlet` … of a named entity; empty otherwise. */
  readonly entityKind?: string
  /** The preposition that governs it; empty where none does. */
  readonly role: string
}

export type FrameMatch = FoundPhrase<FrameUse>

/** One sentence of an answer, read. */
export interface Scene {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly text: ReadText
  readonly clauses: readonly Clause[]
  readonly references: readonly Reference[]
  readonly frames: readonly FrameMatch[]
  readonly reporters: readonly FoundPhrase<string>[]
  readonly marks: (name: MarkName, from: number, to: number) => readonly FoundPhrase<string>[]
  readonly quotations: readonly Quotation[]
  readonly isQuestion: boolean
}

/** What is the same for all sentences of a transcript. */
export interface Stage {
  readonly source: string
  readonly tokens: readonly Token[]
  readonly text: ReadText
  readonly holder: string
  readonly lexicon: StatementLexicon
}

/** Words for matching: lower case, but the country is not the pronoun. */
export function readText(source: string, tokens: readonly Token[], lexicon: StatementLexicon): ReadText {
  const words = tokens.map(({ norm, start, end }) =>
    norm === 'us' && source.slice(start, end) === 'US' ? 'u.s.' : norm,
  )
  return {
    words,
    rows: lexicon.read(words),
    isSkipped: (index) => {
      const token = tokens[index]
      return token !== undefined && (token.partOfSpeech === 'ADV' || token.norm.endsWith('ly')) && token.norm !== 'not'
    },
  }
}

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
  const references = withoutLinks(readReferences(stage, { sentence, mentions, clauses }), { clauses, tokens })
  const accepts = ({ value, firstToken }: FrameMatch) =>
    !value.isVerb || isVerbAt(tokens, { at: firstToken, references })
  return {
    sentence,
    tokens,
    text,
    clauses,
    references,
    frames: lexicon.frames.find({ ...range, accepts }),
    reporters: lexicon.marks.reporters.find(range),
    marks: (name, firstToken, endToken) => lexicon.marks[name].find({ text, firstToken, endToken }),
    quotations,
    isQuestion: text.words.slice(Math.max(sentence.firstToken, sentence.endToken - 2), sentence.endToken).includes('?'),
  }
}

/** Leaves out "that" and "this" where they only join clauses. */
function withoutLinks(
  references: readonly Reference[],
  { clauses, tokens }: { readonly clauses: readonly Clause[]; readonly tokens: readonly Token[] },
): readonly Reference[] {
  const joints = new Set(
    clauses.flatMap(({ kind, firstToken }) => (kind === 'relative' || kind === 'complement' ? [firstToken] : [])),
  )
  return references.filter((reference, index) => {
    if (reference.kind === 'anaphor' && joints.has(reference.firstToken)) return false
    return !isHolding(reference, { next: references[index + 1], tokens })
  })
}

/** "some people in X" are X. */
function isHolding(
  { kind, endToken }: Reference,
  { next, tokens }: { readonly next: Reference | undefined; readonly tokens: readonly Token[] },
): boolean {
  if ((kind !== 'unnamed' && kind !== 'anaphor') || next?.kind !== 'entity') return false
  return next.firstToken - endToken <= 2 && /^(?:in|from|of)$/.test(tokens[endToken]?.norm ?? '')
}

function startOf(clauses: readonly Clause[], token: number): number {
  return clauses.findLast(({ firstToken }) => firstToken <= token)?.firstToken ?? token
}

/** Whether a frame's first word is used as a verb; where the tagger says noun, only right behind the holder or after "to". */
function isVerbAt(
  tokens: readonly Token[],
  { at, references }: { readonly at: number; readonly references: readonly Reference[] },
): boolean {
  const part = tokens[at]?.partOfSpeech ?? ''
  if (!/^(?:NOUN|PROPN|ADJ|ADV|ADP|DET)$/.test(part)) return true
  let before = at - 1
  while (tokens[before]?.partOfSpeech === 'ADV') before--
  if (tokens[before]?.norm === 'to' || tokens[before]?.partOfSpeech === 'AUX') return true
  return references.some(({ kind, endToken }) => kind === 'self' && endToken === before + 1)
}

/** Every name and pointer of a sentence, ascending, names before pointers where they overlap. */
export function readReferences(
  stage: Stage,
  {
    sentence,
    mentions,
    clauses,
  }: { readonly sentence: Sentence; readonly mentions: readonly Mention[]; readonly clauses: readonly Clause[] },
): readonly Reference[] {
  const { tokens, text, lexicon, holder } = stage
  const range = { firstToken: sentence.firstToken, endToken: sentence.endToken, text }
  const named = mentions.flatMap((mention) => namedReference(stage, { mention, sentence }))
  const pointed = lexicon.pointers
    .find(range)
    .filter(({ value }) => value.holder === '' || value.holder === holder)
    .map(({ firstToken, endToken, value }) => ({
      ...{ firstToken, endToken, words: wordsOf(stage, { firstToken, endToken }) },
      kind: value.kind === 'group' ? ('entity' as const) : value.kind,
      ...(value.target ? { target: value.target } : {}),
    }))
  const longer = pointed.filter((p) => p.endToken - p.firstToken > 1 && (p.target || p.kind === 'self'))
  const kept = [...longer, ...named.filter((n) => !longer.some((p) => overlaps(p, n)))]
  const rest = pointed.filter((p) => !kept.some((k) => overlaps(k, p)))
  return [...kept, ...rest]
    .sort((a, b) => a.firstToken - b.firstToken)
    .map((reference) => ({
      ...reference,
      role: roleOf(tokens, { at: reference.firstToken, first: startOf(clauses, reference.firstToken) }),
    }))
}

type Bare = Omit<Reference, 'role'>

function namedReference(stage: Stage, at: { mention: Mention; sentence: Sentence }): readonly Bare[] {
  const { tokens, holder, lexicon, text, source } = stage
  const { mention, sentence } = at
  const { entity } = mention
  let firstToken = sentence.firstToken
  while (firstToken < sentence.endToken && (tokens[firstToken]?.end ?? 0) <= mention.start) firstToken++
  let endToken = firstToken
  while (endToken < sentence.endToken && (tokens[endToken]?.start ?? 0) < mention.end) endToken++
  if (endToken === firstToken) return []
  const words = source.slice(mention.start, mention.end)
  const noun = text.words[endToken] ?? ''
  // "the Ukraine crisis" is a matter, "the US war" an act
  if (entity.type === 'country' && words === entity.name && lexicon.matters.has(noun)) return []
  if (entity.type === 'country' && lexicon.groupNouns.has(noun)) {
    if (entity.id === holder && !/^(?:media|press)$/.test(noun))
      return [{ firstToken, endToken: endToken + 1, kind: 'collective', words }]
    const name = `${words} ${noun}`
    return [
      {
        firstToken,
        endToken: endToken + 1,
        kind: 'entity',
        words: name,
        target: { id: name, name, type: 'organisation' },
      },
    ]
  }
  if (entity.type === 'place' || isTerritory(stage, { entity, next: text.words[endToken] ?? '' })) return []
  if (isSelf(mention, holder)) return [{ firstToken, endToken, kind: 'self', words }]
  return [
    {
      firstToken,
      endToken,
      kind: 'entity',
      words: entity.type === 'country' ? `${words} ${noun}` : words,
      entityKind: entity.kind,
      target: { id: entity.id, name: entity.name, type: entity.type },
    },
  ]
}

/** Whether a name is a territory that the holder counts as its own; its authorities are somebody. */
function isTerritory(
  { lexicon, holder }: Stage,
  { entity, next }: { readonly entity: Entity; readonly next: string },
): boolean {
  if (!lexicon.territories[holder]?.includes(entity.id)) return false
  return next !== 'authorities' && next !== 'authority'
}

/** Whether a name stands for the holder: its country, its offices, its office holders. */
function isSelf({ entity, isInOffice }: Mention, holder: string): boolean {
  if (holder === '') return false
  if (entity.type === 'country') return entity.id === holder
  if (entity.iso3 !== holder) return false
  if (entity.type === 'person') return isInOffice
  return !/^(?:company|outlet|media|university|ngo|)$/.test(entity.kind)
}

const ROLE_REACH = 7

/** The preposition that a noun phrase hangs on. */
function roleOf(tokens: readonly Token[], { at, first }: { readonly at: number; readonly first: number }): string {
  for (let i = at - 1; i >= Math.max(first, at - ROLE_REACH); i--) {
    const token = tokens[i]
    if (!token) return ''
    if (token.partOfSpeech === 'ADP') return token.norm
    if (token.norm === 'to') return 'to'
    if (!/^(?:DET|ADJ|ADV|NUM|CCONJ|PROPN|NOUN|PART)$/.test(token.partOfSpeech) && token.norm !== '-') return ''
    if (token.partOfSpeech === 'PART' && token.norm !== "'s") return ''
    if (token.partOfSpeech === 'NOUN' && tokens[i + 1]?.norm !== "'s" && isNounBreak(tokens, i)) return ''
  }
  return ''
}

function isNounBreak(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.partOfSpeech === 'DET'
}

function overlaps(a: { firstToken: number; endToken: number }, b: { firstToken: number; endToken: number }): boolean {
  return a.firstToken < b.endToken && b.firstToken < a.endToken
}

function wordsOf(
  { source, tokens }: Stage,
  { firstToken, endToken }: { firstToken: number; endToken: number },
): string {
  return source.slice(tokens[firstToken]?.start ?? 0, tokens[endToken - 1]?.end ?? 0)
}

/** The characters of a clause without the blank and marks around it. */
export function clauseSpan(tokens: readonly Token[], clause: Clause): Span {
  let { firstToken, endToken } = clause
  while (endToken - 1 > firstToken && tokens[endToken - 1]?.kind === 'punctuation') endToken--
  while (firstToken + 1 < endToken && tokens[firstToken]?.kind === 'punctuation') firstToken++
  return { start: tokens[firstToken]?.start ?? 0, end: tokens[endToken - 1]?.end ?? 0 }
}
