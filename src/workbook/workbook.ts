import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type GuideText, guideSheet } from './guide.js'
import { type SheetEntry, workbookParts } from './parts.js'
import { MAX_ROWS, type SheetCell, type SheetColumn, sheetHead, sheetRow, sheetTail } from './sheet.js'

/** A table as a sheet: its rows are asked for one by one, so that it need not fit in memory. */
export interface SheetSource {
  readonly name: string
  readonly about: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly SheetCell[]>
}

/** Characters of XML gathered before they are compressed. */
const CHUNK_CHARS = 1 << 16
/** Compression: beyond this the file shrinks little and the time grows. */
const LEVEL = 4
/** The date that every file inside bears: the first that a zip can name. */
const ZIP_EPOCH = [1980, 0, 1] as const

/**
 * Writes a workbook piece by piece: a sheet that explains, then one sheet per table.
 *
 * The bytes depend on the tables alone: no time, no machine.
 */
export function writeWorkbook(
  sheets: readonly SheetSource[],
  {
    guide,
    write,
  }: { readonly guide: GuideText & { readonly name: string }; readonly write: (bytes: Uint8Array) => void },
): void {
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    write(bytes)
  })
  const done = sheets.map((sheet, i) => {
    const file = openFile(zip, `xl/worksheets/sheet${i + 2}.xml`)
    const rows = writeRows(sheet, file)
    return { ...sheet, ...rows }
  })
  writeFile(zip, 'xl/worksheets/sheet1.xml', guideSheet(guide, done))
  const entries: readonly SheetEntry[] = done.map(({ name, columns, rowCount }) => ({ name, columns, rows: rowCount }))
  for (const [path, text] of workbookParts(guide.name, entries)) writeFile(zip, path, text)
  zip.end()
}

interface OpenFile {
  readonly add: (text: string) => void
  readonly end: () => void
}

function writeRows(
  { columns, rows }: SheetSource,
  file: OpenFile,
): { rowCount: number; rows: number; leftOut: number } {
  file.add(sheetHead(columns))
  let rowCount = 0
  let leftOut = 0
  for (const cells of rows) {
    if (rowCount + 1 >= MAX_ROWS) {
      leftOut++
      continue
    }
    rowCount++
    file.add(sheetRow(cells, { number: rowCount + 1, columns }))
  }
  file.add(sheetTail(columns, rowCount))
  file.end()
  return { rowCount, rows: rowCount, leftOut }
}

function openFile(zip: Zip, path: string): OpenFile {
  const entry = new ZipDeflate(path, { level: LEVEL })
  entry.mtime = new Date(...ZIP_EPOCH)
  zip.add(entry)
  let waiting = ''
  return {
    add: (text) => {
      waiting += text
      if (waiting.length < CHUNK_CHARS) return
      entry.push(strToU8(waiting))
      waiting = ''
    },
    end: () => entry.push(strToU8(waiting), true),
  }
}

function writeFile(zip: Zip, path: string, text: string): void {
  const file = openFile(zip, path)
  file.add(text)
  file.end()
}
