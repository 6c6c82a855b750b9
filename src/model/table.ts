/** What a cell may hold; a list is joined with `; ` in CSV, `json` is written as JSON text there. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, unknown>>
  | readonly unknown[]

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'list' | 'json'

/** One column: the single truth for the CSV header, the JSON, the data dictionary and the README. */
export interface Column<R> {
  readonly name: string
  readonly type: ColumnType
  readonly unit: string
  readonly meaning: string
  /** What an empty cell means. */
  readonly missing: string
  readonly value: (row: R) => Cell
  /** Set where the column is left out of the CSV: a whole transcript does not fit a cell. */
  readonly only?: 'json'
}

/** A table's name, what it is about, and its columns. */
export interface TableDefinition<R> {
  readonly name: string
  readonly about: string
  readonly columns: readonly Column<R>[]
}

/** Rows as cells, in the order of the definition's columns. */
export type CellRow = readonly Cell[]

/** The cells of a row, in the order of the columns. */
export function cellsOf<R>(columns: readonly Column<R>[], row: R): CellRow {
  return columns.map((column) => column.value(row))
}
