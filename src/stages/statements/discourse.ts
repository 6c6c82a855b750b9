import type { Target } from '../../model/stance.js'
import { UNNAMED } from '../../model/stance.js'
import type { Reference } from './references.js'

/** Who a pronoun can mean at one place of an answer. */
export interface Discourse {
  /** The outlet that asks. */
  readonly asker: Target
  /** Who acts in the question. */
  readonly asked: readonly Target[]
  /** Whether that actor does something in the question. */
  readonly isActing: boolean
  /** The person that the question names. */
  readonly askedPerson: Target | undefined
  /** The last actor of the answer so far, with how many sentences ago. */
  readonly last: readonly Target[]
  /** Whom the answer has spoken against last. */
  readonly blamed: readonly Target[]
  /** Whether what is read now speaks against somebody: "such acts" are then those of who is blamed. */
  readonly isBlaming: boolean
  readonly lastPerson: Target | undefined
  readonly sentencesSince: number
  /** Whether the sentence before speaks of the holder in the third person, and of nobody else. */
  readonly isSelfLast: boolean
}

/** How far back a pronoun reaches. */
const REACH = 2

const SINGULAR_PERSON =
  /^(?:he|she|him|his|her)\b|(?:politician|official|individual|ambassador|senator|lawmaker|spokesperson|congressman|minister)\b/i

/** Somebody whom the text criticises without a name. */
export const UNNAMED_TARGET: Target = { id: UNNAMED, name: UNNAMED, type: 'organisation' }

/** Whom a pointer means; empty where nobody can be meant. */
export function resolvePointer(reference: Reference, discourse: Discourse): readonly Target[] {
  const { target, kind, words } = reference
  const person = SINGULAR_PERSON.test(words) ? (discourse.lastPerson ?? discourse.askedPerson) : undefined
  if (target) return [target.type === 'country' && person ? person : target]
  if (reference.antecedents) return reference.antecedents.flatMap((one) => resolvePointer(one, discourse))
  if (kind === 'unnamed') return [unnamedActor(words, discourse)]
  if (kind !== 'anaphor') return []
  // "your question is absurd", but "thanks for your question"
  if (/^your\b/i.test(words)) return discourse.isBlaming ? [discourse.asker] : []
  if (person) return [person]
  if (DEMONSTRATIVE.test(words)) return pointedActors(discourse)
  return ONE.test(words) ? lastActors(discourse).slice(0, 1) : lastActors(discourse)
}

/** Whom "certain countries" mean: whom the answer speaks against, else who is asked about; "anyone" only who acts there. */
function unnamedActor(words: string, { asked, isActing, blamed }: Discourse): Target {
  const meant = ANYONE.test(words) && !isActing ? undefined : asked[0]
  return blamed[0] ?? meant ?? UNNAMED_TARGET
}

const ANYONE = /^(?:any|whoever|some(?:one|body)$)/i

const DEMONSTRATIVE = /^(?:such|this|that|these|those)$/i

/** Whose acts "this" and "such" are. */
export function pointedActors(discourse: Discourse): readonly Target[] {
  const { blamed, asked, isBlaming, isActing } = discourse
  if (!isBlaming) return lastActors(discourse)
  if (blamed.length > 0) return blamed
  return isActing && asked.length > 0 ? asked : lastActors(discourse)
}

/** Pointers to one actor only. */
const ONE =
  /^(?:it|its|he|she|his|her|him|the relevant|relevant|this|that) ?(?:country|side|party|person|organi[sz]ation|company)?$/i

/** Whom a clause without any name is about. */
export function lastActors({ last, asked, sentencesSince }: Discourse): readonly Target[] {
  if (last.length === 0) return asked
  return sentencesSince <= REACH || asked.length === 0 ? last : asked
}
