import type { Entity, Mention } from '../../model/entity.js'
import type { Target } from '../../model/stance.js'
import type { Sentence, Token } from '../../model/token.js'
import type { Clause } from '../../text/clause.js'
import type { FoundPhrase } from '../../text/phrase-book.js'
import type { ReadText } from '../../text/read-text.js'
import { administrationOf } from './administrations.js'
import type { Pointer, PointerKind, StatementLexicon } from './lexicon.js'

/** A place that points to somebody: by a name, a pronoun, a group, or nobody's name. */
export interface Reference {
  readonly firstToken: number
  readonly endToken: number
  readonly kind: 'entity' | Exclude<PointerKind, 'group' | 'administration'>
  /** Who is meant, where the words say so. */
  readonly target?: Target
  readonly words: string
  /** The country that a named office or office holder speaks for; absent where it is the holder's or none. */
  readonly country?: Target
  /** `igo`, `outlet` … of a named entity, `media`, `party` … of a group. */
  readonly entityKind?: string
  /** Whether it means a group without a name of its own. */
  readonly isGroup?: boolean
  /** The preposition that governs it; empty where none does. */
  readonly role: string
  /** Whom a pronoun means by its own sentence; absent where only the sentences before tell. */
  readonly antecedents?: readonly Reference[]
}

/** The words of a transcript, read for all frames and cues. */
export interface SceneText extends ReadText {
  /** Lower case, but the country is not the pronoun. */
  readonly words: readonly string[]
  readonly skipped: Uint8Array
}

/** What is the same for all sentences of a transcript. */
export interface Stage {
  readonly source: string
  readonly tokens: readonly Token[]
  readonly text: SceneText
  readonly holder: string
  /** ISO date of the transcript; empty where unknown. */
  readonly date: string
  readonly lexicon: StatementLexicon
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
    .flatMap((found) => pointedReference(stage, found))
  const bare = named.length === 0 ? pointed : namesFirst(named, pointed)
  if (bare.length === 0) return NONE
  const placed = bare.map((reference) => {
    const role = roleOf(tokens, { at: reference.firstToken, first: startOf(clauses, reference.firstToken) })
    return { ...reference, role }
  })
  return placed.length > 1 ? withJoints(placed, tokens) : placed
}

const NONE: readonly Reference[] = []

function pointedReference(stage: Stage, { firstToken, endToken, value }: FoundPhrase<Pointer>): readonly Bare[] {
  const { text, lexicon } = stage
  const words = wordsOf(stage, { firstToken, endToken })
  const { kind, target } = value
  if (kind === 'administration') {
    const meant = administrationOf(target, stage)
    if (meant === 'self') return [{ firstToken, endToken, words, kind: 'self' }]
    return meant ? [{ firstToken, endToken, words, kind: 'entity', target: meant, entityKind: 'government' }] : []
  }
  if (kind !== 'group') return [{ firstToken, endToken, words, kind }]
  const isBacked = text.words[firstToken - 2] === '-' && lexicon.backing.has(text.words[firstToken - 1] ?? '')
  if (!target || isBacked) return []
  return [
    { firstToken, endToken, words, kind: 'entity', target, isGroup: true, entityKind: value.groupKind ?? 'group' },
  ]
}

/** Names and pointers, ascending: names before the pointers that they overlap, but for longer words that mean somebody. */
function namesFirst(named: readonly Bare[], pointed: readonly Bare[]): readonly Bare[] {
  const longer = pointed.filter((p) => p.endToken - p.firstToken > 1 && (p.target || p.kind === 'self'))
  const kept = [...longer, ...named.filter((n) => !longer.some((p) => overlaps(p, n)))]
  const rest = pointed.filter((p) => !kept.some((k) => overlaps(k, p)))
  return [...kept, ...rest].sort((a, b) => a.firstToken - b.firstToken)
}

function withJoints(references: readonly Reference[], tokens: readonly Token[]): readonly Reference[] {
  const joined: Reference[] = []
  for (const next of references) joined.push(joinedTo(joined.at(-1), { next, tokens }))
  return joined
}

const JOINTS = new Set([',', 'and', 'or', 'as', 'well', 'the', 'both', '(', ')', 'other'])

/** A name with the preposition of the one before it where the two are joined: "with X, Y and Z". */
function joinedTo(
  before: Reference | undefined,
  { next, tokens }: { readonly next: Reference; readonly tokens: readonly Token[] },
): Reference {
  if (!before || before.role === '' || next.role !== '' || next.firstToken - before.endToken > MAX_JOINT) return next
  const between = tokens.slice(before.endToken, next.firstToken).map(({ norm }) => norm)
  const after = tokens[next.endToken]
  const isJoint = between.length > 0 && between.every((word) => JOINTS.has(word))
  if (!isJoint || after?.partOfSpeech === 'VERB' || after?.partOfSpeech === 'AUX') return next
  const isList = /^(?:,|and|or|as)$/.test(after?.norm ?? '')
  return between.some((word) => word !== ',' && word !== 'the') || isList ? { ...next, role: before.role } : next
}

const MAX_JOINT = 5

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
    const group = groupOf(stage, { entity, words, noun })
    return [
      {
        firstToken,
        endToken: endToken + 1,
        kind: 'entity',
        words: `${words} ${noun}`,
        target: group,
        isGroup: true,
        entityKind: noun,
      },
    ]
  }
  const government =
    entity.kind === 'capital' && (GOVERNMENTS.test(noun) || isActing(tokens, { firstToken, endToken }))
      ? lexicon.countries.get(entity.iso3)
      : undefined
  if (government && government.id !== holder) {
    const behind = GOVERNMENTS.test(noun) ? 1 : 0
    return [{ firstToken, endToken: endToken + behind, kind: 'entity', words: `${words} ${noun}`, target: government }]
  }
  if (entity.type === 'place' || isTerritory(stage, { entity, next: text.words[endToken] ?? '' })) return []
  if (isSelf(mention, stage)) return [{ firstToken, endToken, kind: 'self', words }]
  return [
    {
      firstToken,
      endToken,
      kind: 'entity',
      words: entity.type === 'country' ? `${words} ${noun}` : words,
      entityKind: entity.kind,
      ...countryBehind(mention, stage),
      target: { id: entity.id, name: entity.name, type: entity.type },
    },
  ]
}

/** Bodies that speak for no country. */
const OF_NO_COUNTRY = /^(?:company|outlet|media|university|ngo|igo|alliance|armed group|party|sport|business|museum)$/

/** The country that an office or office holder speaks for. */
export function countryBehind(
  { entity, isInOffice }: Pick<Mention, 'entity' | 'isInOffice'>,
  { lexicon, holder }: Pick<Stage, 'lexicon' | 'holder'>,
): { readonly country?: Target } {
  const { iso3, type, kind } = entity
  const country = iso3 === holder || type === 'country' || type === 'place' ? undefined : lexicon.countries.get(iso3)
  const speaks = type === 'person' ? isInOffice : !OF_NO_COUNTRY.test(kind)
  return country && speaks ? { country } : {}
}

/** What makes a capital stand for its government: "the Kyiv authorities". */
const GOVERNMENTS = /^(?:authorities|government|regime|administration|leadership|side|junta)$/

/** Whether a capital does something, or is made to: "Kyiv chose to …", "pushed Kyiv to …". */
function isActing(tokens: readonly Token[], { firstToken, endToken }: Pick<Bare, 'firstToken' | 'endToken'>): boolean {
  const [before, next] = [tokens[firstToken - 1], tokens[endToken]]
  if (before?.norm === 'by') return true
  if (next?.norm === 'to') return before?.partOfSpeech === 'VERB'
  const isSubject = next?.partOfSpeech === 'VERB' || next?.partOfSpeech === 'AUX'
  return isSubject && !/^(?:ADP|DET|ADJ|PROPN|CCONJ)$/.test(before?.partOfSpeech ?? '')
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
export function isSelf(
  { entity, isInOffice }: Pick<Mention, 'entity' | 'isInOffice'>,
  { holder, lexicon }: Stage,
): boolean {
  if (holder === '') return false
  if (entity.type === 'country') return entity.id === holder
  if (entity.iso3 !== holder || isIndependent(entity, { holder, lexicon })) return false
  if (entity.type === 'person') return isInOffice
  return !/^(?:company|outlet|media|university|ngo|)$/.test(entity.kind)
}

/** Whether a body or person of the holder's country speaks for itself: a parliament, a party, a court. */
export function isIndependent({ kind }: Entity, { holder, lexicon }: Pick<Stage, 'holder' | 'lexicon'>): boolean {
  const { kinds, exceptHolders } = lexicon.independent
  return kinds.includes(kind) && !exceptHolders.includes(holder)
}

/** The people of a country that a noun behind its name makes: "Japanese media". */
export function groupOf(
  { lexicon }: Stage,
  { entity, words, noun }: { readonly entity: Entity; readonly words: string; readonly noun: string },
): Target {
  const name = `${lexicon.groupAdjectives[entity.id] ?? words} ${noun}`
  return { id: name, name, type: 'organisation' }
}

const ROLE_REACH = 7
const INSIDE_PHRASES = new Set(['DET', 'ADJ', 'ADV', 'NUM', 'CCONJ', 'PROPN', 'NOUN', 'PART'])

/** The preposition that a noun phrase hangs on. */
function roleOf(tokens: readonly Token[], { at, first }: { readonly at: number; readonly first: number }): string {
  // "anti-Ukrainian propaganda"
  if (tokens[at]?.norm.startsWith('anti-')) return 'against'
  if (tokens[at - 1]?.norm === '-' && tokens[at - 2]?.norm === 'anti') return 'against'
  for (let i = at - 1; i >= Math.max(first, at - ROLE_REACH); i--) {
    const token = tokens[i]
    if (!token) return ''
    if (token.partOfSpeech === 'ADP') return token.norm
    if (token.norm === 'to') return 'to'
    if (!INSIDE_PHRASES.has(token.partOfSpeech) && token.norm !== '-') return ''
    if (token.partOfSpeech === 'PART' && token.norm !== "'s") return ''
    if (token.partOfSpeech === 'NOUN' && tokens[i + 1]?.norm !== "'s" && isNounBreak(tokens, i)) return ''
  }
  return ''
}

function isNounBreak(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.partOfSpeech === 'DET'
}

function startOf(clauses: readonly Clause[], token: number): number {
  return clauses.findLast(({ firstToken }) => firstToken <= token)?.firstToken ?? token
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
