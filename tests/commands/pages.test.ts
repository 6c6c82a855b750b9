import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../cli.js'
import { HOSTILE, hostileTranscript } from '../conferences.js'

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

test('a run ends in a page and a workbook; --no-report and --format leave them out, and take old ones away', () => {
  const folder = freshFolder()
  standpoint('run', '--output', folder, '--quiet')
  expect(existsSync(join(folder, 'report.html'))).toBe(true)
  expect(readFileSync(join(folder, 'standpoint.xlsx')).subarray(0, 2).toString()).toBe('PK')
  standpoint('run', '--output', folder, '--quiet', '--no-report', '--format', 'csv')
  expect(existsSync(join(folder, 'report.html'))).toBe(false)
  expect(existsSync(join(folder, 'standpoint.xlsx'))).toBe(false)
})

test('the workbook is the same whether it is made of JSON or of CSV, and with any separator', () => {
  const [both, csv, semicolon] = [freshFolder(), freshFolder(), freshFolder()]
  standpoint('run', '--output', both, '--quiet', '--no-cache')
  standpoint('run', '--output', csv, '--quiet', '--no-cache', '--format', 'csv,xlsx')
  standpoint('run', '--output', semicolon, '--quiet', '--no-cache', '--format', 'csv,xlsx', '--csv-separator', ';')
  const bytes = readFileSync(join(both, 'standpoint.xlsx'))
  expect(readFileSync(join(csv, 'standpoint.xlsx')).equals(bytes)).toBe(true)
  expect(readFileSync(join(semicolon, 'standpoint.xlsx')).equals(bytes)).toBe(true)
  expect(read(csv, 'report.html')).toBe(read(both, 'report.html'))
})

test('a CSV with semicolons has decimal commas and is otherwise the same table', () => {
  const [comma, semicolon] = [freshFolder(), freshFolder()]
  standpoint('run', '--output', comma, '--quiet', '--no-report', '--format', 'csv')
  standpoint('run', '--output', semicolon, '--quiet', '--no-report', '--format', 'csv', '--csv-separator', ';')
  const rows = parse(read(semicolon, 'topics.csv'), { bom: true, columns: true, delimiter: ';' }) as readonly Readonly<
    Record<string, string>
  >[]
  const weights = readTable(comma, 'topics').map((row) => row['weight']?.replace('.', ','))
  expect(rows.map((row) => row['weight'])).toEqual(weights)
  expect(rows.map((row) => row['evidence'])).toEqual(readTable(comma, 'topics').map((row) => row['evidence']))
})

test('a separator or a format that cannot be is refused', () => {
  expect(standpoint('run', '--output', freshFolder(), '--csv-separator', 'x').code).toBe(2)
  expect(standpoint('run', '--output', freshFolder(), '--format', 'parquet,xlsx').stderr).toContain('needs csv or json')
})

test('what a hostile transcript holds is nowhere markup in the page', () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'a.txt'), hostileTranscript())
  standpoint('run', '--input', join(folder, 'a.txt'), '--output', join(folder, 'out'), '--quiet')
  const page = read(join(folder, 'out'), 'report.html')
  const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  expect(scripts.filter((tag) => tag === '<script>')).toHaveLength(1)
  expect(
    scripts.every((tag) => tag === '<script>' || tag.startsWith('<script type="application/octet-stream" id="')),
  ).toBe(true)
  const body = page.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '')
  for (const text of HOSTILE.filter((one) => /[<"]/.test(one))) expect(body).not.toContain(text)
  expect(body.replace(/="[^"]*"/g, '=')).not.toMatch(/<[^>]*\s(on\w+|style)=/)
  expect(body).not.toMatch(/href="(?!#)/)
})

test('explain shows control characters and turning marks instead of letting them drive the terminal', () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'a.txt'), hostileTranscript())
  const out = join(folder, 'out')
  standpoint('run', '--input', join(folder, 'a.txt'), '--output', out, '--quiet', '--no-report', '--format', 'csv')
  for (const row of readTable(out, 'exchanges').slice(6, 9)) {
    const { stdout } = standpoint('explain', row['exchange_id'] ?? '', '--output', out)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/)
  }
})
