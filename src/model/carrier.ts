import type { Block } from './dialogue.js'
import type { Issue } from './issue.js'
import type { Span } from './span.js'

/** One ready question-answer pair of a table, its texts as spans of the carrier's text. */
export interface PairRecord {
  /** One-based row of the table, the header not counted. */
  readonly row: number
  readonly question: Span
  readonly answer: Span
  /** Who asks, as printed in the table; absent where it does not say. */
  readonly label?: Span
  /** Every other cell by the canonical name of its column: `id`, `date`, `outlet`, `speaker`, `holder` … */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * What a reader extracts from one file, or from one member or table of it, before anybody asks what it says.
 *
 * `text` is final: tags are out, entities decoded, nothing else changed. All later offsets point into it.
 */
export interface Carrier {
  /** What follows the path in `source`: empty, `!/member.html` for a zip's member, `#17` for a table's row. */
  readonly member: string
  /** Name of the file, with the member inside it: it may give a date. Absent where there is none. */
  readonly name?: string
  readonly text: string
  readonly encoding: string
  /** Stretches set in bold type, ascending; empty where the carrier has no type. */
  readonly bold: readonly Span[]
  /** Stretches set in italics, ascending; absent where the carrier has none. */
  readonly italic?: readonly Span[]
  /** What the carrier says about itself: `title`, `date`, `published` … by lower-case name. */
  readonly meta: Readonly<Record<string, string>>
  /** Rows of a table of ready pairs; empty for running text. */
  readonly records: readonly PairRecord[]
  readonly issues: readonly Issue[]
  /** Stretches that the carrier itself sets apart: front matter, heads and feet of pages. No format gets to see them. */
  readonly asides?: readonly Block[]
  /** Why nothing can be read of this member; absent where it can. */
  readonly failure?: Pick<Issue, 'code' | 'message' | 'hint'>
}
