/** How much an issue matters: `error` makes the run end with exit code 1. */
export type Severity = 'info' | 'warning' | 'error'

/** Trouble inside a source, kept as data: where it is, what was found, what to do. */
export interface Issue {
  readonly severity: Severity
  /** A stable kebab-case name, e.g. `empty-answer`. */
  readonly code: string
  readonly message: string
  readonly hint: string
  /** Where it is, as an offset into the transcript's text; absent where the whole source is meant. */
  readonly at?: number
  /** One-based row of the table that is meant; absent outside tables. */
  readonly row?: number
}

/**
 * A mistake of ours or of whoever wrote a pipeline or a knowledge file: thrown before the first transcript is read.
 */
export class SetupError extends Error {
  readonly code: string
  readonly place: string
  readonly hint: string

  constructor(trouble: {
    code: string
    place: string
    message: string
    hint: string
    cause?: unknown
  }) {
    super(trouble.message, { cause: trouble.cause })
    this.name = 'SetupError'
    this.code = trouble.code
    this.place = trouble.place
    this.hint = trouble.hint
  }
}

/** A source that cannot be read at all; the rest of the batch goes on. */
export class SourceError extends Error {
  readonly code: string
  readonly hint: string

  constructor(trouble: { code: string; message: string; hint: string; cause?: unknown }) {
    super(trouble.message, { cause: trouble.cause })
    this.name = 'SourceError'
    this.code = trouble.code
    this.hint = trouble.hint
  }
}
