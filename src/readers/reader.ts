import type { TableBook } from '../knowledge/tables.js'
import type { Carrier } from '../model/carrier.js'
import type { SourceError } from '../model/issue.js'

/** The bytes of one input file and what it is called. */
export interface InputFile {
  /** Name or path, for its extension only. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Tells which column of a table holds what. */
  readonly tables: TableBook
}

/** Turns the bytes of one kind of file into carriers. Throws SourceError where nothing can be read. */
export interface Reader {
  readonly name: string
  readonly about: string
  /** Lower-case extensions with the dot. */
  readonly extensions: readonly string[]
  /** Larger files are refused unread, so that memory stays bounded. */
  readonly maxBytes: number
  readonly read: (file: InputFile) => Promise<readonly Carrier[]>
}

/** Stands for a member that cannot be read, so that the others are. */
export function failedCarrier(member: string, { code, message, hint }: SourceError): Carrier {
  const failure = { code, message, hint }
  return { ...{ member, text: '', encoding: '', bold: [], meta: {}, records: [], issues: [] }, failure }
}
