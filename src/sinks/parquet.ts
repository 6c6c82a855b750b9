import type { Cell, CellRow, Column, TableDefinition } from '../model/table.js'
import type { Sink } from './sink.js'

/** Rows that are held at once, and that make a row group. */
const GROUP_ROWS = 10_000

/** Parquet, for large batches and for programs that read columns: the same columns and types as the JSON tables. */
export const parquetSink: Sink = {
  name: 'parquet',
  extension: '.parquet',
  head: () => '',
  separator: '\n',
  tail: '\n',
  rows: (_table, rows) => ({ text: rows.map((row) => JSON.stringify(row)).join('\n'), cuts: [] }),
  pack: async (table, lines, path) => {
    const { fileWriter, ParquetWriter } = await import('hyparquet-writer')
    const writer = new ParquetWriter({ writer: fileWriter(path), schema: schemaOf(table), createdBy: 'standpoint' })
    for (const rows of groupsOf(lines))
      await writer.write({ columnData: columnsOf(table, rows), rowGroupSize: GROUP_ROWS })
    writer.finish()
  },
}

function* groupsOf(lines: Iterable<string>): Generator<readonly CellRow[]> {
  let rows: CellRow[] = []
  for (const line of lines) {
    if (line === '') continue
    rows.push(JSON.parse(line) as CellRow)
    if (rows.length < GROUP_ROWS) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

type SchemaElement = ConstructorParameters<typeof import('hyparquet-writer').ParquetWriter>[0]['schema'][number]

function schemaOf(table: TableDefinition<never>): SchemaElement[] {
  return [{ name: 'root', num_children: table.columns.length }, ...table.columns.flatMap(elementsOf)]
}

function elementsOf({ name, type }: Column<never>): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  if (type === 'integer') return [{ ...optional, type: 'INT64' }]
  if (type === 'number') return [{ ...optional, type: 'DOUBLE' }]
  if (type === 'boolean') return [{ ...optional, type: 'BOOLEAN' }]
  if (type === 'date') return [{ ...optional, type: 'INT32', converted_type: 'DATE' }]
  if (type === 'json') return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'JSON' }]
  if (type === 'string') return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' }]
  return [
    { ...optional, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  ]
}

function columnsOf(table: TableDefinition<never>, rows: readonly CellRow[]): { name: string; data: unknown[] }[] {
  return table.columns.map((column, i) => ({
    name: column.name,
    data: rows.map((row) => cellValue(row[i] ?? null, column)),
  }))
}

function cellValue(cell: Cell, { type }: Column<never>): unknown {
  if (cell === null) return null
  if (type === 'integer') return typeof cell === 'number' ? BigInt(cell) : null
  if (type === 'date') return typeof cell === 'string' && cell !== '' ? new Date(`${cell}T00:00:00Z`) : null
  return cell
}
