#!/usr/bin/env node
// Renews the golden tables of the seeds in tests/golden from a run; read the difference before you commit it:
//   npm start && node scripts/write-golden.mjs output
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const [folder = 'output'] = process.argv.slice(2)
const golden = new URL('../tests/golden/', import.meta.url)
for (const [table, columns] of Object.entries(JSON.parse(readFileSync(new URL('columns.json', golden), 'utf8')))) {
  const rows = parse(readFileSync(join(folder, `${table}.csv`)), { bom: true, columns: true })
  writeFileSync(new URL(`${table}.csv`, golden), stringify(rows, { header: true, columns }))
}
