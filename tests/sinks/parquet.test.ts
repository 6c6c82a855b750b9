import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { openSavedRun } from '../../src/commands/saved-run.js'
import { readVersion } from '../../src/paths.js'
import { runTables } from '../../src/registry.js'
import { freshFolder, standpoint } from '../cli.js'

const DUCKDB_TYPES: Readonly<Record<string, string>> = {
  ...{ string: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN', date: 'DATE', list: 'VARCHAR[]' },
  json: 'VARCHAR',
}

test('DuckDB reads every Parquet table back with the columns, types and values of the JSON table', async () => {
  const folder = freshFolder()
  standpoint('run', '--output', folder, '--format', 'json,parquet', '--quiet')
  const run = openSavedRun(folder, readVersion())
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  for (const { name, columns } of runTables) {
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${join(folder, `${name}.parquet`)}')`)
    expect(reader.columnNames(), name).toEqual(columns.map((column) => column.name))
    expect(
      reader.columnTypes().map((type) => String(type)),
      name,
    ).toEqual(columns.map((column) => DUCKDB_TYPES[column.type] ?? column.type))
    const rows = reader.getRowObjectsJson()
    const expected = run.table(name)
    expect(rows.length, name).toBe(expected.length)
    rows.forEach((row, i) => {
      for (const { name: cell, type } of columns) {
        const value = row[cell] ?? null
        const read = type === 'integer' && value !== null ? Number(value) : value
        const plain = type === 'json' && typeof read === 'string' ? JSON.parse(read) : read
        const wanted = expected[i]?.[cell] ?? null
        expect(plain, `${name}.${cell} of row ${i}`).toEqual(type === 'date' && wanted === '' ? null : wanted)
      }
    })
  }
})
