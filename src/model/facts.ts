import type { ExchangeKind, Outlet, Side } from './dialogue.js'
import type { EntityType } from './entity.js'
import type { EventStance, Reply, ReplyClass } from './stance.js'

/** What the tables of counts need of one transcript: labels without texts. */
export interface TranscriptFacts {
  readonly transcriptId: string
  /** ISO date; empty where undated. */
  readonly date: string
  readonly holder: string
  readonly exchanges: readonly ExchangeFacts[]
}

/** What the tables of counts need of one exchange. */
export interface ExchangeFacts {
  readonly exchangeId: string
  readonly kind: ExchangeKind
  readonly outlets: readonly Outlet[]
  readonly speaker: string
  /** Primary first, then the rest, then the parents they belong under. */
  readonly topics: readonly string[]
  readonly primaryTopic: string
  readonly reply: Reply | ''
  readonly replyClass: ReplyClass | ''
  readonly level: number
  readonly acts: readonly string[]
  readonly eventStance: EventStance | ''
  readonly stances: readonly StanceFact[]
  /** Each entity once per side. */
  readonly entities: readonly EntityFact[]
}

/** The stance toward one target in one exchange. */
export interface StanceFact {
  readonly id: string
  readonly name: string
  readonly type: EntityType
  readonly stance: number
  readonly isMixed: boolean
  readonly statements: number
  readonly maxLevel: number
}

/** An entity named on one side of an exchange. */
export interface EntityFact {
  readonly side: Side
  readonly id: string
  readonly name: string
  readonly type: EntityType
}
