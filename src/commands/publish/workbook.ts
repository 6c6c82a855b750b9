import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import type { Column } from '../../model/table.js'
import { readVersion } from '../../paths.js'
import { runTables } from '../../registry.js'
import type { CsvSeparator } from '../../sinks/csv.js'
import { writeWorkbook } from '../../workbook/workbook.js'
import { sheetColumns, sheetRows } from './table-rows.js'

/** Writes every table of a run into one workbook, from the tables in a folder. */
export function writeWorkbookFile(
  path: string,
  {
    folder,
    csvSeparator,
    byPeriod,
  }: { readonly folder: string; readonly csvSeparator: CsvSeparator; readonly byPeriod: string },
): void {
  const descriptor = openSync(path, 'w')
  try {
    const sheets = runTables.map((table) => ({
      ...{ name: table.name, about: table.about, rows: sheetRows(table, { folder, csvSeparator }) },
      columns: sheetColumns(table).map((column) => ({ name: column.name, type: column.type, note: noteOf(column) })),
    }))
    writeWorkbook(sheets, { guide: guideText(byPeriod), write: (bytes) => writeSync(descriptor, bytes) })
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function noteOf({ type, unit, meaning, missing }: Column<never>): string {
  return `${meaning}\n${type}${unit ? ` (${unit})` : ''}\nempty: ${missing}`
}

function guideText(byPeriod: string) {
  return {
    name: 'read me',
    title: 'standpoint: press conferences as tables',
    paragraphs: [
      'Every sheet is one table of the run; the same tables stand beside this workbook as CSV. Point at a column’s name to read what it means; the sheet columns lists all of them. Headers stay in sight, and every sheet has its filter.',
      'Start with exchanges: one row per questioner’s turn and the reply to it, with its labels and the words behind them. The ids join the sheets: exchange_id and transcript_id mean the same in all of them.',
      `Counts over time are per ${byPeriod}. A period without a press conference has empty cells: a gap is no zero. Where descriptive_only is true there are too few exchanges to compare.`,
      'Wording levels (0 to 8) measure wording and forecast nothing. A country code says which name was meant and is no position on sovereignty. Labels are made by a program: look at the rows where review is true.',
      'An empty cell is missing. Several values in one cell are joined with “; ”. Texts that a spreadsheet would run as a formula begin with an apostrophe, as in the CSV; texts longer than a cell holds are cut with a visible mark.',
      `Written by standpoint ${readVersion()}.`,
    ],
  }
}
