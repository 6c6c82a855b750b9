import type { Carrier } from '../model/carrier.js'

/** The bytes of one input file and what it is called. */
export interface InputFile {
  /** Name or path, for its extension only. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Turns the bytes of one kind of file into carriers. Throws SourceError where nothing can be read. */
export interface Reader {
  readonly name: string
  readonly about: string
  /** Lower-case extensions with the dot. */
  readonly extensions: readonly string[]
  readonly read: (file: InputFile) => Promise<readonly Carrier[]>
}
