import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { freshFolder, ROOT, readTable, standpoint } from './cli.js'

const GOLDEN = join(ROOT, 'tests/golden')
const tables: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(GOLDEN, 'columns.json'), 'utf8'),
)
const folder = freshFolder()

beforeAll(() => {
  expect(standpoint('run', '--output', folder, '--format', 'csv', '--no-report', '--quiet').code).toBe(0)
})

test.each(Object.entries(tables))('the seeds give the golden table %s', (table, columns) => {
  const given = readTable(folder, table).map((row) => columns.map((column) => row[column]))
  const golden = readTable(GOLDEN, table).map((row) => columns.map((column) => row[column]))
  expect(given).toEqual(golden)
})
