import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { freshFolder, standpoint } from '../cli.js'
import { hostileTranscript } from '../conferences.js'

const folder = freshFolder()
const run = join(folder, 'run')
const sheets = join(folder, 'sheets')
/** Field separator, quote, UTF-8, first line, no column types, quote nothing more, save as shown, no formulas, every sheet to a file. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
type Rows = readonly (readonly string[])[]

const csvTables = () => readdirSync(run).filter((file) => file.endsWith('.csv'))
const rowsOf = (path: string): Rows => parse(readFileSync(path, 'utf8'), { bom: true })

beforeAll(() => {
  const inputs = join(folder, 'inputs')
  mkdirSync(inputs)
  writeFileSync(join(inputs, 'hostile.txt'), hostileTranscript())
  standpoint('run', '--input', inputs, 'seeds', '--output', run, '--quiet')
  execFileSync('soffice', [
    ...['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', FILTER],
    ...['--outdir', sheets, join(run, 'standpoint.xlsx')],
  ])
})

test('the workbook opens with the explaining sheet and a sheet for every table', () => {
  const names = readdirSync(sheets).map((file) => file.replace(/^standpoint-|\.csv$/g, ''))
  expect(names.toSorted()).toEqual([...csvTables().map((file) => file.slice(0, -4)), 'read me'].toSorted())
})

test('every sheet equals its CSV cell by cell', () => {
  for (const file of csvTables()) {
    const expected = rowsOf(join(run, file)).map((row) => row.map(asShown))
    const shown = rowsOf(join(sheets, `standpoint-${file}`)).map((row) => row.map(asShown))
    expect([file, shown.length]).toEqual([file, expected.length])
    for (const [i, row] of expected.entries()) expect([file, i, shown[i]]).toEqual([file, i, row])
  }
})

/** Truth values are shown in capitals; carriage returns of a text become line feeds on the way out. */
function asShown(cell: string): string {
  return /^(true|false)$/i.test(cell) ? cell.toLowerCase() : cell.replace(/\r\n?/g, '\n')
}

test('dates and numbers are typed', () => {
  const files = unzipSync(readFileSync(join(run, 'standpoint.xlsx')))
  const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
  const number = [...workbook.matchAll(/<sheet name="([^"]+)" sheetId="(\d+)"/g)].find(
    ([, name]) => name === 'exchanges',
  )?.[2]
  const sheet = strFromU8(files[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array())
  const [header = [], first = []] = rowsOf(join(run, 'exchanges.csv'))
  const days = Date.parse(`${first[header.indexOf('date')]}T00:00:00Z`) / 86_400_000 + 25_569
  expect(sheet).toContain(`<c s="2"><v>${days}</v></c><c s="3"><v>${first[header.indexOf('sequence')]}</v></c>`)
})
