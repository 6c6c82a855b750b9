import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'standpoint-office-'))
const tables = join(folder, 'tables')
const opened = join(folder, 'opened')
/** What the import dialog finds by itself from the byte order mark: comma, quote, UTF-8, first line, English, special numbers. */
const IN_FILTER = 'CSV:44,34,76,1,,1033,false,true'
/** Field separator, quote, UTF-8, first line, no column types, then: save cells as shown. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

const rowsOf = (path: string) =>
  parse(readFileSync(path, 'utf8'), { bom: true, relax_column_count: false }) as readonly (readonly string[])[]
const csvFiles = () => readdirSync(tables).filter((file) => file.endsWith('.csv'))
/** LibreOffice names the file after the sheet, which is named after the file. */
const openedRows = (file: string) => {
  const name = readdirSync(opened).find(
    (candidate) => candidate.startsWith(file.slice(0, -4)) && candidate.endsWith(file),
  )
  return rowsOf(join(opened, name ?? file))
}

beforeAll(() => {
  execFileSync('node', [CLI, 'run', '--output', tables, '--quiet'])
  const files = csvFiles().map((file) => join(tables, file))
  execFileSync('soffice', [
    ...[
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      `--infilter=${IN_FILTER}`,
      '--convert-to',
      FILTER,
      '--outdir',
      opened,
    ],
    ...files,
  ])
})

test('every table opens with as many rows and columns as it has', () => {
  expect(csvFiles().length).toBeGreaterThan(10)
  for (const file of csvFiles()) {
    const [before, after] = [rowsOf(join(tables, file)), openedRows(file)]
    expect([file, after.length], file).toEqual([file, before.length])
    expect([file, after[0]], file).toEqual([file, before[0]])
  }
})

test('texts are the same characters, curly quotes and all', () => {
  const [header = [], ...rows] = rowsOf(join(tables, 'exchanges.csv'))
  const answer = header.indexOf('answer')
  const answers = rows.map((row) => row[answer] ?? '')
  expect(answers.some((text) => text.includes('China’s'))).toBe(true)
  const [, ...shown] = openedRows('exchanges.csv')
  expect(shown.map((row) => row[answer])).toEqual(answers)
})

test('dates are shown as dates', () => {
  const [header = [], ...rows] = openedRows('exchanges.csv')
  const date = header.indexOf('date')
  expect(new Set(rows.map((row) => row[date]))).toEqual(new Set(['2022-03-03', '2022-09-28', '2023-07-13']))
})
