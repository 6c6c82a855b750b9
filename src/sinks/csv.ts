import { stringify } from 'csv-stringify/sync'
import type { Cell, CellRow, Column, TableDefinition } from '../model/table.js'
import type { CutCell, Sink } from './sink.js'

/** Most characters that Excel and LibreOffice keep in a cell. */
const MAX_CELL_CHARS = 32_767
const CUT_MARK = ' […cut; the whole text is in the JSON table]'
/** What a spreadsheet runs as a formula, also behind blanks, which csv-stringify's own guard lets pass. */
const FORMULA_BEHIND_BLANKS = /^\s+[=+\-@]/

/**
 * CSV for spreadsheets: UTF-8 with byte order mark, comma, CRLF, RFC 4180 quoting, formulas guarded.
 */
export const csvSink: Sink = {
  name: 'csv',
  extension: '.csv',
  separator: '',
  tail: '',
  head: (table) => `\uFEFF${encode([columnsOf(table).map((column) => column.name)])}`,
  rows: (table, rows) => {
    const cuts: CutCell[] = []
    const kept = table.columns.map((column, i) => ({ column, i })).filter(({ column }) => column.only === undefined)
    const cells = rows.map((row) => kept.map(({ column, i }) => shorten(toText(row[i] ?? null), { row, column, cuts })))
    return { text: encode(cells), cuts }
  },
}

function columnsOf(table: TableDefinition<never>): readonly Column<never>[] {
  return table.columns.filter((column) => column.only === undefined)
}

function encode(rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return ''
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
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

interface CellPlace {
  readonly row: CellRow
  readonly column: Column<never>
  readonly cuts: CutCell[]
}

function shorten(text: string | number, place: CellPlace): string | number {
  if (typeof text === 'number') return text
  const guarded = FORMULA_BEHIND_BLANKS.test(text) ? `'${text}` : text
  if (guarded.length <= MAX_CELL_CHARS) return guarded
  place.cuts.push({ row: place.row, column: place.column.name, chars: guarded.length })
  return guarded.slice(0, MAX_CELL_CHARS - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK
}
