import type { PeriodLength } from '../statistics/period.js'
import type { PageIndex } from './page-index.js'

/** What became of one input file. */
export interface CoverageEntry {
  readonly source: string
  readonly status: string
  readonly exchanges: number
  readonly duplicateOf: string
}

/** Trouble with an input file. */
export interface IssueEntry {
  readonly source: string
  readonly severity: string
  readonly message: string
  readonly hint: string
}

/** How well a label was found to agree with a coded reference. */
export interface ValidationEntry {
  readonly label: string
  readonly measure: string
  readonly value: string
  /** What two coders reach among themselves; empty where unknown. */
  readonly coders: string
  readonly note: string
}

/** How labels were checked, with figures. */
export interface Validation {
  readonly about: string
  readonly reference: string
  readonly figures: readonly ValidationEntry[]
  readonly limits: readonly string[]
}

/** Everything that a page is made of, besides the texts. */
export interface PageInput {
  readonly index: PageIndex
  readonly by: PeriodLength
  readonly version: string
  /** Whether announcements are counted. */
  readonly includeAnnouncements: boolean
  readonly coverage: readonly CoverageEntry[]
  readonly issues: readonly IssueEntry[]
  readonly validation: Validation
  /** Exchanges, the oldest, whose texts do not fit the page. */
  readonly textsLeftOut: number
  /** The document that charts are drawn in. */
  readonly document: unknown
}
