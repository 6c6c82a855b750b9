import type { Severity } from '../model/issue.js'
import type { TableDefinition } from '../model/table.js'
import { column } from './report.js'

/** Something unusual in a source. */
export interface IssueRow {
  readonly source: string
  /** One-based line of the transcript's text; 0 where the whole source is meant. */
  readonly line: number
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly hint: string
}

/** One row per thing that a person might want to look at. */
export const issues: TableDefinition<IssueRow> = {
  name: 'issues',
  about: 'One row per thing that went wrong or was unusual, with what to do.',
  columns: [
    column('source', 'string', (row) => row.source, ['input file', 'the pipeline is meant, not an input']),
    column('line', 'integer', (row) => row.line || null, [
      'line of the transcript’s text',
      'the whole source is meant',
    ]),
    column('severity', 'string', (row) => row.severity, ['info, warning or error']),
    column('code', 'string', (row) => row.code, ['stable name of the kind of trouble']),
    column('message', 'string', (row) => row.message, ['what was found and what was expected']),
    column('hint', 'string', (row) => row.hint, ['what to do']),
  ],
}
