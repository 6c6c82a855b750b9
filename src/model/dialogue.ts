import type { Span } from './span.js'

export type TurnRole = 'question' | 'answer' | 'statement' | 'other'

/** A stretch by one speaker. The label is not part of its text. */
export interface Turn {
  /** The label as printed, without its colon; absent where none is printed. */
  readonly label?: Span
  /** Its text: one span a paragraph, ascending, without the blank around it. */
  readonly paragraphs: readonly Span[]
  readonly role: TurnRole
  /** Canonical name of who speaks, as far as the format knows; empty where nobody is named. */
  readonly speaker: string
  /** The asking outlets, for questions. */
  readonly outlets: readonly Outlet[]
  /** Set by the format where the layout says so. */
  readonly kind?: 'follow-up' | 'after-conference'
  /** One-based row of the table that it comes from: the turns of one row are one exchange. Absent in running text. */
  readonly row?: number
  /** 0-1: how sure the label and the role are; absent where nothing is in doubt. */
  readonly confidence?: number
}

/** A medium that asks. */
export interface Outlet {
  /** Stable slug; empty where the label is known to be generic (`Journalist`). */
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-3; empty where unknown. */
  readonly country: string
  readonly kind: OutletKind
}

export type OutletKind = 'agency' | 'broadcaster' | 'newspaper' | 'online' | 'other'

/** Page furniture and other text that is nobody's turn: annotated, never deleted. */
export interface Block extends Span {
  /** `title`, `breadcrumb`, `timestamp`, `notice`, `footer`, `promotion` … */
  readonly kind: string
}

export type ExchangeKind = 'question' | 'follow-up' | 'announcement' | 'after-conference'

export type Side = 'question' | 'answer'

/** One questioner's turn and the reply up to the next questioner: the unit of analysis. */
export interface Exchange {
  /** Transcript id and `/x` with the padded sequence. */
  readonly id: string
  /** 1 for the first of its transcript. */
  readonly sequence: number
  readonly kind: ExchangeKind
  /** One span a paragraph; empty for an announcement. */
  readonly question: readonly Span[]
  readonly answer: readonly Span[]
  /** The printed labels of the questions, as printed, joined with `; `. */
  readonly outletLabel: string
  readonly outlets: readonly Outlet[]
  /** Names of those who answer, in order. */
  readonly speakers: readonly string[]
  readonly followUpOf: string
  /** Where one turn asks several questions with separable replies; empty otherwise. */
  readonly parts: readonly ExchangePart[]
  /** 0-1: how sure the reading of the layout is. */
  readonly confidence: number
  /** One-based row of the table that it comes from; absent in running text. */
  readonly row?: number
}

/** One of several questions of a turn, with the reply to it. */
export interface ExchangePart {
  readonly question: Span
  readonly answer: Span
}
