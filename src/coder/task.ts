/** An input file: where it is, and what the tables call it. */
export interface InputPath {
  readonly path: string
  readonly source: string
  /** Checksum, where it is known before the file is read. */
  readonly sha256?: string
}

/** One transcript to code. */
export interface CodeTask extends InputPath {
  readonly member: string
  readonly id: string
  /** Checksum of the file, as the first pass found it. */
  readonly sha256: string
}
