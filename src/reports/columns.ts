import type { TableDefinition } from '../model/table.js'
import { column } from './report.js'

/** One column of one table, described. */
export interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly unit: string
  readonly meaning: string
  readonly missing: string
}

/** The data dictionary. */
export const columns: TableDefinition<ColumnRow> = {
  name: 'columns',
  about: 'The data dictionary: every column of every table.',
  columns: [
    column('table', 'string', (row) => row.table, ['table']),
    column('column', 'string', (row) => row.column, ['column']),
    column('type', 'string', (row) => row.type, ['string, integer, number, boolean, date, list or json']),
    column('unit', 'string', (row) => row.unit || null, ['unit or range', 'no unit']),
    column('meaning', 'string', (row) => row.meaning, ['what it means']),
    column('missing_means', 'string', (row) => row.missing, ['what an empty cell means']),
  ],
}

/** The rows of the data dictionary for a list of tables. */
export function describeColumns(tables: readonly TableDefinition<never>[]): readonly ColumnRow[] {
  return tables.flatMap((table) =>
    table.columns.map(({ name, type, unit, meaning, missing }) => ({
      ...{ table: table.name, column: name },
      ...{ type, unit, meaning, missing },
    })),
  )
}
