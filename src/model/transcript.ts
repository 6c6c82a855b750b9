/** The file that a transcript came from. */
export interface Source {
  /** Relative to the deepest common folder of all inputs, with `/`; a zip's member `a.zip!/b.html`, a table's row `c.csv#17`. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: string
}

/** One press conference: an immutable text that every annotation points into. */
export interface Transcript {
  /** `<country>-<institution>-<date>`, e.g. `chn-mfa-2022-03-03`. */
  readonly id: string
  readonly text: string
  readonly source: Source
  /** ISO 639-1 code of the text's language; labels are given only where it is supported. */
  readonly language: string
}

/** What a transcript says about itself. */
export interface Header {
  readonly title: string
  /** ISO date of the press conference; empty where nothing states it. */
  readonly date: string
  /** Whether the date was worked out rather than read (a title without its year, say). */
  readonly dateInferred: boolean
  /** When it was posted, as ISO date and time without a zone; empty where unknown. */
  readonly publishedAt: string
  /** Full names of the spokespersons, in order of appearance. */
  readonly speakers: readonly string[]
  /** Name of the institution that holds the conference; empty where unknown. */
  readonly institution: string
  /** The parts of the id: `chn-mfa`; empty where unknown. */
  readonly institutionId: string
  /** ISO 3166-1 alpha-3 code of the government whose stance is read; empty where unknown. */
  readonly holder: string
}
