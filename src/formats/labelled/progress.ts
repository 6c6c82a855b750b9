import type { Block, Outlet, Turn } from '../../model/dialogue.js'
import type { Span } from '../../model/span.js'
import type { Cues } from './cues.js'
import type { Marked } from './marked.js'
import type { Paragraph } from './paragraphs.js'
import type { Reported } from './reported.js'
import type { NameBook } from './speakers.js'
import type { Typography } from './typography.js'

/** What the turns of a text are read from. */
export interface TurnsSource {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly cues: Cues
  readonly names: NameBook
  /** Where the title stands. */
  readonly title?: Span | undefined
  readonly promotions: ReadonlyMap<number, Span>
  readonly typography: Typography
  /** Where lines of a table of contents start, and headings that it names. */
  readonly contents: ReadonlySet<number>
}

/** The same with what was looked for in all of the text. */
export interface TurnsContext extends TurnsSource {
  readonly headings: ReadonlySet<number>
  readonly reported: ReadonlyMap<number, Reported>
  /** Speeches that only a mark sets off, by where they start. */
  readonly marked: ReadonlyMap<number, Marked>
  /** Where the lines begin that sign the text off. */
  readonly tail: number
}

/** What was read so far. */
export interface Progress {
  readonly turns: Turn[]
  readonly blocks: Block[]
  isOver: boolean
  /** Whether a notice said that what follows was asked after the conference. */
  isAfterConference: boolean
  /** Whether the next paragraph is such a question, labelled or not. */
  isAwaiting: boolean
  /** Whether a row of stars closed the questions. */
  isClosed: boolean
  noticed: readonly Outlet[]
}

/** A paragraph in its place. */
export interface Step {
  readonly paragraph: Paragraph
  readonly next: Paragraph | undefined
  /** Whether no paragraph that opens a turn follows. */
  readonly isLast: boolean
  readonly context: TurnsContext
}
