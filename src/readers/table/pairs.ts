import type { TableField, TableLayout } from '../../knowledge/tables.js'
import type { Issue } from '../../model/issue.js'
import { dateOrderOf, joinDate, parseCellDate } from './date.js'

/** A table as its file gives it: the names of its columns, and rows counted from 1. */
export interface RawTable {
  readonly header: readonly string[]
  readonly rows: readonly RawRow[]
}

export interface RawRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** One row understood: who asked what, what was said, and what else the table says of it. */
export interface Pair {
  readonly row: number
  readonly outlet: string
  readonly question: string
  readonly answer: string
  /** Other cells by what they hold; `date` is an ISO date. */
  readonly fields: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

/** A cell by what it holds; empty where the table has none or the cell stands for nothing. */
export type CellOf = (row: RawRow, field: TableField) => string

/** Reads cells by a layout. */
export function cellReader({ columns, constants, missing }: TableLayout): CellOf {
  return ({ cells }, field) => {
    const at = columns.get(field)
    const cell = (at === undefined ? undefined : cells[at]) ?? ''
    const trimmed = cell.trim()
    const isEmpty = trimmed === '' || (missing.size > 0 && missing.has(trimmed.toLowerCase()))
    return isEmpty ? (constants[field] ?? '') : cell
  }
}

const KEPT = ['id', 'speaker', 'holder', 'kind', 'institution', 'title', 'conversation'] as const

/** Every row of a table as a pair; a `text` without question and answer is an answer alone. */
export function pairsOf({ rows }: RawTable, cellOf: CellOf): readonly Pair[] {
  const fieldsOf = fieldReader(rows, cellOf)
  return rows.map((row): Pair => {
    const question = cellOf(row, 'question')
    const answer = cellOf(row, 'answer')
    const { fields, issues } = fieldsOf(row)
    return {
      ...{ row: row.row, outlet: cellOf(row, 'outlet'), question },
      answer: question || answer ? answer : cellOf(row, 'text'),
      ...{ fields, issues },
    }
  })
}

/** What else a row says: reads every cell that is no text of the exchange, with the date understood. */
export function fieldReader(rows: readonly RawRow[], cellOf: CellOf): (row: RawRow) => Pick<Pair, 'fields' | 'issues'> {
  const order = dateOrderOf(datesOf(rows, cellOf))
  return (row) => {
    const cell = cellOf(row, 'date')
    const parsed = parseCellDate(cell, order)
    const joined = joinDate(cellOf(row, 'year'), cellOf(row, 'month'), cellOf(row, 'day'))
    const { date, isAmbiguous } = joined.date ? joined : parsed
    const kept = KEPT.map((field) => [field, cellOf(row, field).trim()] as const).filter(([, value]) => value !== '')
    return {
      fields: { ...Object.fromEntries(kept), ...(date && { date }), ...(isAmbiguous && { date_inferred: 'true' }) },
      issues: dateIssues(row.row, { cell, date, isAmbiguous }),
    }
  }
}

function* datesOf(rows: readonly RawRow[], cellOf: CellOf): Iterable<string> {
  for (const row of rows) yield cellOf(row, 'date')
}

interface ReadDate {
  readonly cell: string
  readonly date: string
  readonly isAmbiguous: boolean
}

function dateIssues(row: number, { cell, date, isAmbiguous }: ReadDate): readonly Issue[] {
  if (isAmbiguous) {
    const message = `"${cell.trim()}" is read as ${date}; day and month could be the other way round`
    return [{ severity: 'info', code: 'date-inferred', message, hint: 'write dates as 2022-03-31', row }]
  }
  if (date || !cell.trim() || /^[\d.]+$/.test(cell.trim())) return []
  const message = `"${cell.trim().slice(0, 40)}" is no date that can be read`
  return [{ severity: 'warning', code: 'date-unreadable', message, hint: 'write dates as 2022-03-31', row }]
}
