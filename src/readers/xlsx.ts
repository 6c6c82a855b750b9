import type { Carrier } from '../model/carrier.js'
import { SourceError } from '../model/issue.js'
import type { InputFile, Reader } from './reader.js'
import type { RawTable } from './table/pairs.js'

/** Spreadsheets of ready pairs: every sheet that has a column of questions, answers or texts. */
export const xlsxReader: Reader = {
  name: 'xlsx',
  about: 'Spreadsheets of ready question-answer pairs.',
  extensions: ['.xlsx'],
  maxBytes: 200_000_000,
  read: async (file) => {
    const [{ checkArchive }, { tableCarriers }] = await Promise.all([
      import('./archive/open.js'),
      import('./table/carriers.js'),
    ])
    await checkArchive(file.bytes)
    const sheets = await readSheets(file)
    const failures: unknown[] = []
    const carriers = sheets.flatMap(({ sheet, table }): readonly Carrier[] => {
      const member = sheets.length === 1 ? '' : `!/${sheet}`
      try {
        return tableCarriers(table, { book: file.tables, encoding: 'utf-8', member, issues: [] })
      } catch (error) {
        failures.push(error)
        return []
      }
    })
    if (carriers.length === 0) throw failures[0] ?? emptyBook()
    return carriers
  },
}

interface Sheet {
  readonly sheet: string
  readonly table: RawTable
}

async function readSheets({ bytes }: InputFile): Promise<readonly Sheet[]> {
  const { default: readXlsxFile } = await import('read-excel-file/universal')
  try {
    const sheets = await readXlsxFile(Uint8Array.from(bytes).buffer, { trim: false })
    return sheets.filter(({ data }) => data.length > 0).map(({ sheet, data }) => ({ sheet, table: toTable(data) }))
  } catch (cause) {
    throw new SourceError({
      code: 'broken-spreadsheet',
      message: `the spreadsheet cannot be read (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`,
      hint: 'open it in a spreadsheet program and save it again as .xlsx or as CSV',
      cause,
    })
  }
}

/** Rows count as in the sheet without its header: row 1 is the first below it. */
function toTable(data: readonly (readonly unknown[])[]): RawTable {
  const [header = [], ...rows] = data.map((row) => row.map(cellText))
  const numbered = rows.map((cells, i) => ({ row: i + 1, cells }))
  return { header, rows: numbered.filter(({ cells }) => cells.some((cell) => cell !== '')) }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 19) : String(cell)
}

function emptyBook(): SourceError {
  return new SourceError({
    code: 'empty-table',
    message: 'no sheet of the spreadsheet has any cell',
    hint: 'check that the right file was saved',
  })
}
