import type { TableDefinition } from '../model/table.js'
import { column } from './report.js'

/** What became of one input file, or of one member or table row group of it. */
export interface CoverageRow {
  readonly source: string
  readonly status: 'read' | 'partly' | 'duplicate' | 'skipped'
  readonly format: string
  readonly exchanges: number
  readonly unassignedExchanges: number
  readonly issues: number
  readonly duplicateOf: string
}

/** One row per input: nothing disappears silently. */
export const coverage: TableDefinition<CoverageRow> = {
  name: 'coverage',
  about: 'One row per input: what was read, and what was not.',
  columns: [
    column('source', 'string', (row) => row.source, ['input file, relative to the common folder of all inputs']),
    column('status', 'string', (row) => row.status, ['read, partly (with errors), duplicate or skipped']),
    column('format', 'string', (row) => row.format || null, ['layout it was read with', 'not read']),
    column('exchanges', 'integer', (row) => row.exchanges, [
      'exchanges, announcements left out',
      'never empty',
      'exchanges',
    ]),
    column('unassigned_exchanges', 'integer', (row) => row.unassignedExchanges, [
      'exchanges whose primary topic is other',
      'never empty',
      'exchanges',
    ]),
    column('issues', 'integer', (row) => row.issues, ['rows that it has in the table issues', 'never empty', 'rows']),
    column('duplicate_of', 'string', (row) => row.duplicateOf || null, [
      'source that has the same text',
      'no duplicate',
    ]),
  ],
}
