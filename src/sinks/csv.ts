import { stringify } from 'csv-stringify/sync'
import type { Cell, CellRow, Column, TableDefinition } from '../model/table.js'
import type { CutCell, Sink } from './sink.js'

/** Most characters that Excel and LibreOffice keep in a cell. */
const MAX_CELL_CHARS = 32_767
const CUT_MARK = ' […cut; the whole text is in the JSON table]'
/** What a spreadsheet runs as a formula, also behind blanks, which csv-stringify's own guard lets pass. */
const FORMULA_BEHIND_BLANKS = /^\s+[=+\-@]/

/** What may stand between two cells. */
export const CSV_SEPARATORS = [',', ';', '\t', '|'] as const
export type CsvSeparator = (typeof CSV_SEPARATORS)[number]

/**
 * CSV for spreadsheets: UTF-8 with byte order mark, CRLF, RFC 4180 quoting, formulas guarded.
 *
 * Edge: with `;` numbers have a decimal comma, as the spreadsheets that want `;` read them.
 */
export function createCsvSink(separator: CsvSeparator): Sink {
  return {
    name: 'csv',
    extension: '.csv',
    separator: '',
    tail: '',
    head: (table) => `\uFEFF${encode([columnsOf(table).map((column) => column.name)], separator)}`,
    rows: (table, rows) => {
      const cuts: CutCell[] = []
      const kept = table.columns.map((column, i) => ({ column, i })).filter(({ column }) => column.only === undefined)
      const cells = rows.map((row) => kept.map(({ column, i }) => csvCell(row[i] ?? null, { row, column, cuts })))
      return { text: encode(cells, separator), cuts }
    },
  }
}

/** CSV with commas. */
export const csvSink = createCsvSink(',')

function columnsOf(table: TableDefinition<never>): readonly Column<never>[] {
  return table.columns.filter((column) => column.only === undefined)
}

function encode(rows: readonly (readonly (string | number)[])[], separator: CsvSeparator): string {
  if (rows.length === 0) return ''
  return stringify(
    rows.map((row) => [...row]),
    {
      ...{ delimiter: separator, record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
      ...(separator === ';' && { cast: { number: (value: number) => String(value).replace('.', ',') } }),
    },
  )
}

/** A cell as CSV holds it: numbers stay numbers, empty is missing. */
function toText(cell: Cell): string | number {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : ''
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  if (typeof cell === 'string') return cell
  if (Array.isArray(cell) && cell.every((item) => typeof item === 'string')) return cell.join('; ')
  return JSON.stringify(cell)
}

/** Where a cell stands, and where it is told that it was shortened. */
export interface CellPlace {
  readonly row: CellRow
  readonly column: Column<never>
  readonly cuts: CutCell[]
}

/** A cell as a spreadsheet may hold it: formulas behind blanks guarded, no longer than a cell can be. */
export function csvCell(cell: Cell, place: CellPlace): string | number {
  return shorten(toText(cell), place)
}

function shorten(text: string | number, place: CellPlace): string | number {
  if (typeof text === 'number') return text
  const guarded = FORMULA_BEHIND_BLANKS.test(text) ? `'${text}` : text
  if (guarded.length <= MAX_CELL_CHARS) return guarded
  place.cuts.push({ row: place.row, column: place.column.name, chars: guarded.length })
  return guarded.slice(0, MAX_CELL_CHARS - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK
}
