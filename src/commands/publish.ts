import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RunOptions } from './run/options.js'
import { type FinishedTables, PAGE_LINES } from './run/output.js'

/** The page of a run. */
export const REPORT_FILE = 'report.html'
/** Every table of a run in one workbook. */
export const WORKBOOK_FILE = 'standpoint.xlsx'

/** Writes report.html and the workbook beside finished tables; removes those not asked for. Returns the files' names. */
export async function publishPages(options: RunOptions, { folder, rows }: FinishedTables): Promise<readonly string[]> {
  const names: string[] = []
  if (options.hasReport) {
    const { writeReportFile } = await import('./publish/report.js')
    writeReportFile(join(folder, REPORT_FILE), { lines: join(folder, PAGE_LINES), tables: rows, options })
    names.push(REPORT_FILE)
  } else rmSync(join(options.output, REPORT_FILE), { force: true })
  if (options.hasWorkbook) {
    const { writeWorkbookFile } = await import('./publish/workbook.js')
    writeWorkbookFile(join(folder, WORKBOOK_FILE), { folder, csvSeparator: options.csvSeparator, byPeriod: options.by })
    names.push(WORKBOOK_FILE)
  } else rmSync(join(options.output, WORKBOOK_FILE), { force: true })
  return names
}
