import { group } from 'd3-array'
import type { TableBook, TableLayout } from '../../knowledge/tables.js'
import type { Carrier, PairRecord } from '../../model/carrier.js'
import { type Issue, SourceError } from '../../model/issue.js'
import { cellReader, type Pair, pairsOf, type RawTable } from './pairs.js'
import { pairUtterances } from './utterances.js'

/** Rows that one transcript may have: undated tables are cut, so that memory stays bounded. */
const MAX_ROWS = 2000
const MAX_CHARS = 2_000_000

/** What is known of a table before its rows are read. */
export interface TableContext {
  readonly book: TableBook
  readonly encoding: string
  /** What stands between file and row in `source`: empty, or `!/Sheet2`. */
  readonly member: string
  readonly issues: readonly Issue[]
}

/**
 * The transcripts of a table of ready pairs: rows of one date, holder and institution are one.
 *
 * Throws: SourceError where no column holds a question, an answer or a text.
 */
export function tableCarriers(table: RawTable, { book, encoding, member, issues }: TableContext): readonly Carrier[] {
  const layout = book(table.header)
  if (table.header.every((name) => name.trim() === '')) throw noRows()
  refuseUnknown(table, layout)
  const cellOf = cellReader(layout)
  const pairs = layout.columns.has('reply_to') ? pairUtterances(table, cellOf) : pairsOf(table, cellOf)
  const full = pairs.filter(({ question, answer }) => question || answer)
  const empty = pairs.filter(({ question, answer }) => !question && !answer)
  if (full.length === 0) throw noRows()
  const groups = groupPairs(full)
  return groups.map((rows, i) => ({
    ...layOut(rows),
    member: groups.length === 1 ? member : `${member}#${rows[0]?.row ?? 0}`,
    encoding,
    bold: [],
    meta: {},
    issues: [...(i === 0 ? [...issues, ...empty.map(emptyRow)] : []), ...rows.flatMap((pair) => pair.issues)],
  }))
}

function refuseUnknown({ header }: RawTable, { columns }: TableLayout): void {
  if (columns.has('question') || columns.has('answer') || columns.has('text')) return
  throw new SourceError({
    code: 'unknown-columns',
    message: `no column holds a question, an answer or a text; the columns are ${header.slice(0, 20).join(', ').slice(0, 300)}`,
    hint: 'name the columns id, date, outlet, speaker, question, answer, or map yours under reading.columns of the pipeline',
  })
}

function noRows(): SourceError {
  return new SourceError({
    code: 'empty-table',
    message: 'the table has no row with a question or an answer',
    hint: 'check that the texts stand in the columns question and answer, or text',
  })
}

function emptyRow({ row }: Pair): Issue {
  return {
    severity: 'warning',
    code: 'empty-row',
    message: `row ${row} has neither a question nor an answer and is left out`,
    hint: 'fill in the row or remove it',
    row,
  }
}

function groupPairs(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const groups = group(pairs, ({ fields }) =>
    JSON.stringify([fields['date'] ?? fields['conversation'], fields['holder'], fields['institution']]),
  )
  return [...groups.values()].flatMap(inPieces)
}

function inPieces(rows: readonly Pair[]): readonly (readonly Pair[])[] {
  const pieces: Pair[][] = []
  let chars = 0
  for (const pair of rows) {
    const last = pieces.at(-1)
    const size = pair.question.length + pair.answer.length
    chars += size
    if (last && last.length < MAX_ROWS && chars <= MAX_CHARS) last.push(pair)
    else {
      pieces.push([pair])
      chars = size
    }
  }
  return pieces
}

/** The rows of one transcript as one text: who asks, question and answer of each, a blank line apart. */
function layOut(pairs: readonly Pair[]): { readonly text: string; readonly records: readonly PairRecord[] } {
  const chunks: string[] = []
  let length = 0
  const put = (cell: string) => {
    const start = length
    const chunk = cell ? `${cell}\n\n` : ''
    chunks.push(chunk)
    length += chunk.length
    return { start, end: start + cell.length }
  }
  const records = pairs.map(({ row, outlet, question, answer, fields }): PairRecord => {
    const label = put(outlet.trim())
    return {
      ...{ row, question: put(question), answer: put(answer), fields },
      ...(outlet.trim() && { label }),
    }
  })
  return { text: chunks.join(''), records }
}
