import type { Target } from '../../model/stance.js'
import { UNNAMED } from '../../model/stance.js'
import type { Reference } from './scene.js'

/** Who a pronoun can mean at one place of an answer. */
export interface Discourse {
  /** Who acts in the question. */
  readonly asked: Target | undefined
  /** The person that the question names. */
  readonly askedPerson: Target | undefined
  /** The last actor of the answer so far, with how many sentences ago. */
  readonly last: Target | undefined
  readonly lastPerson: Target | undefined
  readonly sentencesSince: number
}

/** How far back a pronoun reaches. */
const REACH = 2

const SINGULAR_PERSON = /^(?:he|she|him|his|her)\b|politician\b|official\b|individual\b/i

const UNNAMED_TARGET: Target = { id: UNNAMED, name: UNNAMED, type: 'organisation' }

/** Whom a pointer means; absent where nobody can be meant. */
export function resolvePointer(reference: Reference, discourse: Discourse): Target | undefined {
  if (reference.target) return reference.target
  if (reference.kind === 'unnamed') return discourse.asked ?? UNNAMED_TARGET
  if (reference.kind !== 'anaphor') return undefined
  if (SINGULAR_PERSON.test(reference.words)) {
    const person = discourse.lastPerson ?? discourse.askedPerson
    if (person) return person
  }
  return lastActor(discourse)
}

/** Whom a clause without any name is about. */
export function lastActor({ last, asked, sentencesSince }: Discourse): Target | undefined {
  return last && sentencesSince <= REACH ? last : (asked ?? last)
}
