import type { CellRow, TableDefinition } from '../model/table.js'

/** A cell that a sink could not hold whole. */
export interface CutCell {
  readonly row: CellRow
  readonly column: string
  readonly chars: number
}

/** Rows as text of one file format; knows nothing of what the tables are about. */
export interface Sink {
  readonly name: string
  readonly extension: string
  /** What the file begins with. */
  readonly head: (table: TableDefinition<never>) => string
  /** What stands between two chunks of rows. */
  readonly separator: string
  readonly rows: (table: TableDefinition<never>, rows: readonly CellRow[]) => EncodedRows
  /** What the file ends with. */
  readonly tail: string
  /**
   * Makes the file at `path` of the lines gathered with `rows`, for formats that store columns.
   * Absent where the gathered text is the file.
   */
  readonly pack?: (table: TableDefinition<never>, lines: Iterable<string>, path: string) => Promise<void>
}

/** A chunk of rows as text; `cuts` names what was shortened. */
export interface EncodedRows {
  readonly text: string
  readonly cuts: readonly CutCell[]
}
