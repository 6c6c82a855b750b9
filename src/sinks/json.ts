import type { CellRow, TableDefinition } from '../model/table.js'
import type { Sink } from './sink.js'

/** Version of the JSON tables' shape. */
const TABLE_VERSION = 1

/** JSON with typed values: `{ table, version, columns, rows }`, one row a line, no spreadsheet guard. */
export const jsonSink: Sink = {
  name: 'json',
  extension: '.json',
  separator: ',\n',
  tail: '\n]}\n',
  head: (table) => {
    const columns = table.columns.map(({ name, type, unit, meaning }) => ({ name, type, unit, meaning }))
    const opening = JSON.stringify({ table: table.name, version: TABLE_VERSION, columns })
    return `${opening.slice(0, -1)},"rows":[\n`
  },
  rows: (table, rows) => ({
    text: rows.map((row) => JSON.stringify(toObject(table, row))).join(',\n'),
    cuts: [],
  }),
}

function toObject(table: TableDefinition<never>, row: CellRow): Record<string, unknown> {
  return Object.fromEntries(table.columns.map((column, i) => [column.name, finite(row[i] ?? null)]))
}

function finite(cell: unknown): unknown {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
}
