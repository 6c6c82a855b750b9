import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { parse } from 'csv-parse/sync'
import type { Cell, Column, TableDefinition } from '../../model/table.js'
import { type CsvSeparator, csvCell } from '../../sinks/csv.js'
import type { SheetCell } from '../../workbook/sheet.js'

const READ_BYTES = 1 << 20
/** What csv-stringify sets a mark before, so that a spreadsheet does not run it. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** The columns that a CSV, and so a sheet, has. */
export function sheetColumns(table: TableDefinition<never>): readonly Column<never>[] {
  return table.columns.filter(({ only }) => only === undefined)
}

/**
 * The rows of a written table as a spreadsheet holds them: the CSV's texts, with numbers and truth values typed.
 *
 * Edge: read from the JSON line by line where there is one, so that a large table never stands in memory whole.
 */
export function* sheetRows(
  table: TableDefinition<never>,
  { folder, csvSeparator }: { readonly folder: string; readonly csvSeparator: CsvSeparator },
): Generator<readonly SheetCell[]> {
  const json = join(folder, `${table.name}.json`)
  if (existsSync(json)) yield* jsonRows(table, json)
  else yield* csvRows(table, { path: join(folder, `${table.name}.csv`), csvSeparator })
}

function* jsonRows(table: TableDefinition<never>, path: string): Generator<readonly SheetCell[]> {
  const columns = sheetColumns(table)
  for (const line of linesOf(path)) {
    if (!line.startsWith('{') || line.endsWith('"rows":[')) continue
    const row = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as Readonly<Record<string, Cell>>
    yield columns.map((column) => sheetCell(row[column.name] ?? null, column))
  }
}

function sheetCell(cell: Cell, column: Column<never>): SheetCell {
  if (typeof cell === 'boolean') return cell
  const text = csvCell(cell, { row: [], column, cuts: [] })
  if (text === '') return null
  return typeof text === 'string' && FORMULA.test(text) ? `'${text}` : text
}

function* csvRows(
  table: TableDefinition<never>,
  { path, csvSeparator }: { readonly path: string; readonly csvSeparator: CsvSeparator },
): Generator<readonly SheetCell[]> {
  const columns = sheetColumns(table)
  const rows: readonly (readonly string[])[] = parse(readFileSync(path), {
    ...{ bom: true, delimiter: csvSeparator, from_line: 2 },
  })
  for (const row of rows) yield columns.map(({ type }, i) => typedCell(row[i] ?? '', type))
}

function typedCell(text: string, type: Column<never>['type']): SheetCell {
  if (text === '') return null
  if (type === 'integer' || type === 'number') return Number(text.replace(',', '.'))
  return type === 'boolean' ? text === 'true' : text
}

/** The lines of a file, without holding it whole. */
export function* linesOf(path: string): Generator<string> {
  const descriptor = openSync(path, 'r')
  try {
    const decoder = new StringDecoder('utf8')
    const buffer = Buffer.alloc(READ_BYTES)
    let rest: string[] = []
    for (;;) {
      const bytes = readSync(descriptor, buffer, 0, READ_BYTES, null)
      if (bytes === 0) break
      const lines = decoder.write(buffer.subarray(0, bytes)).split('\n')
      if (lines.length > 1) {
        yield rest.join('') + (lines[0] ?? '')
        for (let i = 1; i < lines.length - 1; i++) yield lines[i] ?? ''
        rest = [lines.at(-1) ?? '']
      } else rest.push(lines[0] ?? '')
    }
    yield rest.join('')
  } finally {
    closeSync(descriptor)
  }
}
