import type { EntityType } from './entity.js'
import type { Span } from './span.js'

export type Position = 'support' | 'oppose' | 'neutral'

/** The acts of the codebook's section 4, in its order. */
export const ACTS = [
  'inform',
  'affirm-principle',
  'praise',
  'condole',
  'support',
  'offer',
  'appeal',
  'demand',
  'concern',
  'oppose',
  'condemn',
  'accuse',
  'deny',
  'denigrate',
  'protest',
  'warn',
  'pledge-measures',
  'announce-measures',
  'decline',
  'not-aware',
] as const
export type Act = (typeof ACTS)[number]

/** Id of a target that the text criticises without naming it. */
export const UNNAMED = 'UNNAMED'

/** About whom a statement is. */
export interface Target {
  /** Entity id, or `UNNAMED`. */
  readonly id: string
  readonly name: string
  readonly type: EntityType
}

/** How a target was found: by its place in the clause, through an office, or by looking back. */
export type TargetWay =
  | 'subject'
  | 'object'
  | 'owner'
  | 'about'
  | 'asked'
  | 'alike'
  | 'together'
  | 'victim'
  | 'lone'
  | 'reach'
  | 'pointed'
  | 'through'

/** What one evaluative or performative clause of an answer does. */
export interface Statement extends Span {
  /** Index into the transcript's exchanges. */
  readonly exchange: number
  /** ISO code of the government whose stance it is, also where it is quoted. */
  readonly holder: string
  readonly act: Act
  /** Absent where the act has no target (a schedule, a principle). */
  readonly target?: Target
  /** How a frame found the target; absent where none did. */
  readonly way?: TargetWay
  readonly position: Position
  /** 0-3. */
  readonly strength: number
  readonly isNegated: boolean
  readonly isQuoted: boolean
  /** Wording level 0-8 of this clause. */
  readonly level: number
  /** Id of the frame or formula that fired. */
  readonly rule: string
  /** Whose words they are when not the holder's; empty otherwise. Such statements carry no stance of the holder. */
  readonly voice: string
  /** The steps that led to it, for `explain`: holder, quotation, frame, target, negation, strength. */
  readonly chain: readonly string[]
}

/** The statements of one exchange on one target, summed up. */
export interface Stance {
  readonly exchange: number
  readonly holder: string
  readonly target: Target
  /** -2 … 2; meaningless where `isMixed`. */
  readonly stance: number
  readonly isMixed: boolean
  readonly statements: number
  readonly evidence: Span
}

export type EventStance = 'support' | 'oppose' | 'neutral' | 'mixed' | 'unstated'

export const REPLIES = [
  'explicit',
  'implicit',
  'general',
  'partial',
  'dodging',
  'deflection',
  'declining',
  'ignorance',
  'clarification',
] as const
export type Reply = (typeof REPLIES)[number]
export type ReplyClass = 'clear' | 'ambivalent' | 'non-reply'

const NON_REPLIES: readonly Reply[] = ['declining', 'ignorance', 'clarification']

/** The class of a reply for reporting: clear = explicit; non-reply = declining, ignorance, clarification; else ambivalent. */
export function replyClassOf(reply: Reply): ReplyClass
export function replyClassOf(reply: Reply | undefined): ReplyClass | ''
export function replyClassOf(reply: Reply | undefined): ReplyClass | '' {
  if (!reply) return ''
  if (reply === 'explicit') return 'clear'
  return NON_REPLIES.includes(reply) ? 'non-reply' : 'ambivalent'
}

/** A label with the text that shows it and how sure it is (0-1). */
export interface Coded<T> {
  readonly value: T
  readonly evidence?: Span
  readonly confidence: number
  readonly rule: string
}

/** What an exchange as a whole does: one per exchange, in their order. */
export interface Coding {
  readonly eventStance: Coded<EventStance>
  readonly level: Coded<number>
  readonly acts: readonly Act[]
  /** The words that show an act, where a formula or a statement shows it; in the order of `acts`. */
  readonly actEvidence?: readonly ActEvidence[]
}

/** One act with the words that show it. */
export interface ActEvidence {
  readonly act: Act
  readonly evidence: Span
}

/** How the answer meets the question; absent for announcements and questions without a reply. */
export interface ReplyCoding {
  readonly reply?: Coded<Reply>
}
