import type { ColumnType } from '../model/table.js'
import { escapeXml } from './xml.js'

/** What a cell of a sheet may hold; null is an empty cell. */
export type SheetCell = string | number | boolean | null

/** One column of a sheet. */
export interface SheetColumn {
  readonly name: string
  readonly type: ColumnType
  /** What it means; shown as a note on the header. */
  readonly note: string
}

/** Most rows that a sheet holds, header included. */
export const MAX_ROWS = 1_048_576

/** Numbers of the cell styles in `styles.ts`. */
export const STYLE = { plain: 0, header: 1, date: 2, number: 3, wrapped: 4, title: 5, link: 6 } as const

/** Characters wide, by what stands in a column. */
const WIDE = /^(question|answer|quote|sentence|evidence|.*_evidence|meaning|missing_means|message|hint|title|text)$/
/** Blanks that XML readers might drop or fold. */
const BLANKS = /^\s|\s$|\s\s|[\n\t]/
const WIDTHS = { wide: 60, id: 28, list: 24, narrow: 13 }

/** Name of a column: A, B … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** What a sheet's file begins with: a frozen header row, column widths, the header. */
export function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  )
  const header = columns.map(({ name }, i) => stringCell(`${columnName(i)}1`, { text: name, style: STYLE.header }))
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>` +
    `<sheetData><row r="1" ht="18" customHeight="1">${header.join('')}</row>`
  )
}

/** One row; `number` counts from 1 and the header is 1. */
export function sheetRow(
  cells: readonly SheetCell[],
  { number, columns }: { readonly number: number; readonly columns: readonly SheetColumn[] },
): string {
  let row = `<row r="${number}" ht="15" customHeight="1">`
  let isAfterGap = false
  for (let i = 0; i < columns.length; i++) {
    const value = cells[i] ?? null
    const at = isAfterGap ? `${columnName(i)}${number}` : ''
    if (value !== null) row += cellOf(value, { at, type: columns[i]?.type ?? 'string' })
    isAfterGap = value === null
  }
  return `${row}</row>`
}

/** What a sheet's file ends with: its filter, and its notes. */
export function sheetTail(columns: readonly SheetColumn[], rows: number): string {
  const filter = `<autoFilter ref="${rangeOf(columns, rows)}"/>`
  return `</sheetData>${filter}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><legacyDrawing r:id="rId1"/></worksheet>`
}

/** The cells of a sheet: header and rows. */
export function rangeOf(columns: readonly SheetColumn[], rows: number, { isFixed = false } = {}): string {
  const last = columnName(Math.max(0, columns.length - 1))
  return isFixed ? `$A$1:$${last}$${rows + 1}` : `A1:${last}${rows + 1}`
}

function cellOf(value: string | number | boolean, { at, type }: { readonly at: string; readonly type: ColumnType }) {
  const place = placeOf(at)
  if (typeof value === 'number') return `<c${place} s="${STYLE.number}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c${place} t="b"><v>${value ? 1 : 0}</v></c>`
  const serial = type === 'date' ? dateSerial(value) : undefined
  if (serial !== undefined) return `<c${place} s="${STYLE.date}"><v>${serial}</v></c>`
  return stringCell(at, { text: value, style: STYLE.plain })
}

/** A cell of text, never a formula. `at` is empty where it follows the cell before it. */
export function stringCell(at: string, { text, style }: { readonly text: string; readonly style: number }): string {
  const styled = style === STYLE.plain ? '' : ` s="${style}"`
  const kept = BLANKS.test(text) ? ' xml:space="preserve"' : ''
  return `<c${placeOf(at)}${styled} t="inlineStr"><is><t${kept}>${escapeXml(text)}</t></is></c>`
}

/** A cell says where it stands only after a gap: else it follows the one before it. */
function placeOf(at: string): string {
  return at === '' ? '' : ` r="${at}"`
}

/** An ISO date as a spreadsheet counts days; undefined where it cannot (before March 1900, or no date). */
export function dateSerial(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569
  return Number.isNaN(days) || days < 61 ? undefined : days
}

function widthOf({ name, type }: SheetColumn): number {
  if (WIDE.test(name)) return WIDTHS.wide
  if (name.endsWith('_id') || name === 'source') return WIDTHS.id
  return type === 'list' || type === 'json' ? WIDTHS.list : Math.max(WIDTHS.narrow, name.length + 4)
}
