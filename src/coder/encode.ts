import type { Exchange } from '../model/dialogue.js'
import type { Doc, LayerName } from '../model/layers.js'
import { rowSource } from '../model/source.js'
import type { TableDefinition } from '../model/table.js'
import { recordTranscript } from '../publish/record.js'
import { createSinks, rowReports } from '../registry.js'
import type { IssueRow } from '../reports/issues.js'
import type { CutCell } from '../sinks/sink.js'
import type { CoderSetup } from './setup.js'

/** Name of the chunk that report.html is made of; no sink writes it. */
export const PAGE_FORMAT = 'page'

/** One transcript's rows of one table, as text of one file format. */
export interface Chunk {
  readonly table: string
  readonly sink: string
  readonly text: string
  readonly rows: number
}

/** One transcript's part of every row table, and its issue rows. */
export function encodeDoc(
  doc: Doc<LayerName>,
  { formats, csvSeparator = ',' }: Pick<CoderSetup, 'formats' | 'csvSeparator'>,
): { readonly chunks: readonly Chunk[]; readonly issues: readonly IssueRow[] } {
  const issues = issueRows(doc)
  const chosen = createSinks(csvSeparator).filter((sink) => formats.includes(sink.name))
  const chunks = rowReports.flatMap(({ definition, rowsOf }) => {
    const rows = rowsOf(doc)
    return chosen.map((sink): Chunk => {
      const { text, cuts } = sink.rows(definition, rows)
      issues.push(...cuts.map((cut) => cutIssue(cut, { doc, table: definition })))
      return { table: definition.name, sink: sink.name, text, rows: rows.length }
    })
  })
  const pages = formats.includes(PAGE_FORMAT) ? [pageChunk(doc)] : []
  return { chunks: [...chunks, ...pages], issues }
}

function pageChunk(doc: Doc<LayerName>): Chunk {
  return { table: PAGE_FORMAT, sink: PAGE_FORMAT, text: `${JSON.stringify(recordTranscript(doc))}\n`, rows: 1 }
}

function issueRows(doc: Doc<LayerName>): IssueRow[] {
  const { text, source } = doc.transcript
  return doc.issues.map(({ severity, code, message, hint, at, row }) => {
    const inRow = row ?? rowAt(doc, at)
    const place =
      inRow === undefined
        ? { source: source.path, line: at === undefined ? 0 : lineOf(text, at) }
        : { source: rowSource(source.path, inRow), line: 0 }
    return { ...place, severity, code, message, hint }
  })
}

/** The row of a table that holds an offset; undefined in running text. */
function rowAt(doc: Doc<LayerName>, at: number | undefined): number | undefined {
  if (at === undefined || doc.exchanges[0]?.row === undefined) return undefined
  const startOf = ({ question, answer }: Exchange) => (question[0] ?? answer[0])?.start ?? 0
  return doc.exchanges.findLast((exchange) => startOf(exchange) <= at)?.row
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++
  return line
}

function cutIssue(
  { row, column, chars }: CutCell,
  { doc, table }: { readonly doc: Doc<LayerName>; readonly table: TableDefinition<never> },
): IssueRow {
  return {
    source: doc.transcript.source.path,
    line: 0,
    severity: 'warning',
    code: 'cell-cut',
    message: `${table.name}.${column} of ${String(row[0])} has ${chars} characters, more than a spreadsheet cell holds`,
    hint: 'the CSV holds the beginning; the JSON table holds the whole text',
  }
}
