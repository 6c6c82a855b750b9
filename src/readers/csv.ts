import type { Issue } from '../model/issue.js'
import { SourceError } from '../model/issue.js'
import type { Reader } from './reader.js'
import type { RawRow } from './table/pairs.js'

/** Tables of ready pairs as text: one row an exchange. */
export const csvReader: Reader = {
  name: 'csv',
  about: 'Tables of ready question-answer pairs, separated by commas, semicolons or tabs.',
  extensions: ['.csv', '.tsv', '.tab'],
  maxBytes: 300_000_000,
  read: async ({ name, bytes, tables }) => {
    const [{ decodeBytes }, { tableCarriers }] = await Promise.all([
      import('./decode.js'),
      import('./table/carriers.js'),
    ])
    const { text, encoding, issues } = await decodeBytes(bytes)
    const { header, rows, cut } = await parseTable(text, /\.(tsv|tab)$/i.test(name) ? '\t' : delimiterOf(text))
    return tableCarriers({ header, rows }, { book: tables, encoding, member: '', issues: [...issues, ...cut] })
  },
}

interface ParsedTable {
  readonly header: readonly string[]
  readonly rows: readonly RawRow[]
  readonly cut: readonly Issue[]
}

/** Longest row that is read, in characters: an unclosed quote must not swallow a table of any size. */
const MAX_ROW_CHARS = 10_000_000

async function parseTable(text: string, delimiter: string): Promise<ParsedTable> {
  const { parse } = await import('csv-parse/sync')
  const skipped: Issue[] = []
  const options = {
    ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_ROW_CHARS },
    relax_quotes: true,
  }
  try {
    const [header = [], ...lines]: readonly (readonly string[])[] = parse(text, options)
    const rows = lines.map((cells, i) => ({ row: i + 1, cells }))
    for (const { row, cells } of rows) if (cells.length > header.length) skipped.push(tooWide(row, cells.length))
    return { header, rows, cut: skipped }
  } catch (cause) {
    throw new SourceError({
      code: 'broken-table',
      message: `the table cannot be read (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`,
      hint: 'check the quotes near the place named; export the table again as CSV in UTF-8',
      cause,
    })
  }
}

function tooWide(row: number, cells: number): Issue {
  return {
    ...{
      severity: 'warning',
      code: 'row-too-wide',
      message: `row ${row} has ${cells} cells, more than the header`,
      row,
    },
    hint: 'a cell that holds the separator must stand in quotes',
  }
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, Math.max(0, text.indexOf('\n')) || 10_000)
  const count = (mark: string) => line.split(mark).length
  return [';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}
