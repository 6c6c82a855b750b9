import type { Token } from '../../model/token.js'
import type { Clause } from '../../text/clause.js'
import type { Reference } from './references.js'
import { BE } from './verbs.js'

interface Surroundings {
  readonly clauses: readonly Clause[]
  readonly tokens: readonly Token[]
}

/**
 * Ties each pronoun to whoever its own sentence names before it: in "anyone who …, their …" nobody named before the
 * sentence is meant. A pronoun bound to nobody in particular becomes a reference of that kind.
 */
export function bindPronouns(references: readonly Reference[], around: Surroundings): readonly Reference[] {
  if (!references.some(({ kind }) => kind === 'anaphor')) return references
  const bound: Reference[] = []
  references.forEach((reference, index) => {
    if (reference.kind !== 'anaphor') {
      bound.push(reference)
      return
    }
    if (isExpletive(reference, around)) return
    const fronted = frontedFor(reference, { ...around, after: references.slice(index + 1) })
    bound.push(fronted ?? bind(reference, { ...around, before: bound }))
  })
  return bound
}

/** "Since its founding, X has …": its own subject comes after the comma. */
function frontedFor(
  reference: Reference,
  { after, clauses, tokens }: Surroundings & { readonly after: readonly Reference[] },
): Reference | undefined {
  const { kind, words, firstToken } = reference
  const clause = clauseAt(clauses, reference)
  if (kind !== 'anaphor' || !OWNING.test(words) || clause !== clauses[0]) return undefined
  if (!/^(?:ADP|SCONJ)$/.test(tokens[clause?.firstToken ?? -1]?.partOfSpeech ?? '')) return undefined
  const [next] = after
  if (next?.role !== '' || next.kind === 'anaphor' || next.firstToken - firstToken > FRONTING) return undefined
  if (!tokens.slice(firstToken, next.firstToken).some(({ norm }) => norm === ',')) return undefined
  return boundTo(reference, next)
}

function boundTo(reference: Reference, antecedent: Reference): Reference {
  const kind = antecedent.kind === 'entity' ? reference.kind : antecedent.kind
  return { ...reference, kind, antecedents: [antecedent] }
}

const FRONTING = 10

interface Place extends Surroundings {
  /** The references before the pronoun, bound. */
  readonly before: readonly Reference[]
}

const PLURAL = /^(?:they|their|them)$/i
const NEUTER = /^(?:it|its)$/i
const OWNING = /^(?:its|their)$/i

function bind(reference: Reference, { before, clauses }: Place): Reference {
  const { kind, words } = reference
  if (kind !== 'anaphor' || !(PLURAL.test(words) || NEUTER.test(words))) return reference
  const clause = clauseAt(clauses, reference)
  const near = before.filter(
    (other) => !isThing(other) && fits(words, other) && (OWNING.test(words) || clauseAt(clauses, other) !== clause),
  )
  const antecedent = near.findLast(({ role }) => role === '') ?? near.at(-1)
  if (!antecedent || antecedent.kind === 'anaphor') return reference
  return boundTo(reference, antecedent)
}

function clauseAt(clauses: readonly Clause[], { firstToken }: Reference): Clause | undefined {
  return clauses.findLast((clause) => clause.firstToken <= firstToken)
}

/** "this" and "such" point to acts. */
function isThing({ kind, words }: Reference): boolean {
  return kind === 'anaphor' && /^(?:this|that|these|those|such)$/i.test(words)
}

const MANY = /^(?:we|our|i|my|us|me|ours)$/i
const ONE_BODY = /\b(?:country|party|side|nation|state|government|force|organi[sz]ation|politician|individual)$/i

function fits(words: string, { kind, target, words: own }: Reference): boolean {
  if (kind === 'self') return NEUTER.test(words) && OWNING.test(words) && !MANY.test(own)
  if (kind === 'entity') return target?.type !== 'person'
  if (kind === 'anaphor') return PLURAL.test(words) === PLURAL.test(own)
  return PLURAL.test(words) || ONE_BODY.test(own)
}

/** "it is important to …", "it seems that …": the word stands for what follows. */
function isExpletive({ kind, words, endToken }: Reference, { tokens }: Surroundings): boolean {
  if (kind !== 'anaphor' || !/^it$/i.test(words)) return false
  let i = endToken
  while (isFiller(tokens[i])) i++
  const verb = tokens[i]?.norm ?? ''
  if (/^(?:seems?|seemed|appears?|appeared)$/.test(verb)) return true
  if (!BE.has(verb)) return false
  i++
  while (isFiller(tokens[i]) || tokens[i]?.partOfSpeech === 'DET') i++
  return tokens
    .slice(i + 1, i + 1 + EXPLETIVE_REACH)
    .some(({ norm }, at, row) => LINKS.test(norm) && row.slice(0, at).every(isInside))
}

const EXPLETIVE_REACH = 3
const LINKS = /^(?:to|that|for|whether|how|why)$/

function isInside({ partOfSpeech }: Token): boolean {
  return /^(?:ADJ|NOUN|ADV|CCONJ)$/.test(partOfSpeech)
}

function isFiller(token: Token | undefined): boolean {
  return token !== undefined && /^(?:ADV|AUX|PART)$/.test(token.partOfSpeech) && !BE.has(token.norm)
}
