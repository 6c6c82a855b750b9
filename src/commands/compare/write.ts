import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../model/issue.js'
import { type CellRow, cellsOf, type TableDefinition } from '../../model/table.js'
import { createSinks } from '../../registry.js'
import { columns, describeColumns } from '../../reports/columns.js'
import type { CsvSeparator } from '../../sinks/csv.js'

interface TablesToWrite {
  readonly tables: readonly { readonly definition: TableDefinition<never>; readonly rows: readonly CellRow[] }[]
  readonly formats: readonly string[]
  readonly csvSeparator: CsvSeparator
}

/** Rows written at a time, so that no file stands in memory whole. */
const CHUNK_ROWS = 20_000

/** Writes tables with their data dictionary into a folder. Throws SetupError where it cannot be written. */
export function writeTables(folder: string, { tables, formats, csvSeparator }: TablesToWrite): void {
  const dictionary = describeColumns([...tables.map(({ definition }) => definition), columns])
  const described = { definition: columns, rows: dictionary.map((row) => cellsOf(columns.columns, row)) }
  const sinks = createSinks(csvSeparator).filter(({ name }) => formats.includes(name))
  try {
    mkdirSync(folder, { recursive: true })
    for (const { definition, rows } of [...tables, described]) {
      for (const sink of sinks) {
        const path = join(folder, definition.name + sink.extension)
        writeFileSync(`${path}.part`, sink.head(definition))
        for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
          const { text } = sink.rows(definition, rows.slice(at, at + CHUNK_ROWS))
          writeFileSync(`${path}.part`, at > 0 ? sink.separator + text : text, { flag: 'a' })
        }
        writeFileSync(`${path}.part`, sink.tail, { flag: 'a' })
        renameSync(`${path}.part`, path)
      }
    }
  } catch (cause) {
    throw new SetupError({
      code: 'output-not-writable',
      place: folder,
      message: `cannot write into this folder (${cause instanceof Error ? cause.message : String(cause)})`,
      hint: 'choose another folder with --to, or free the place',
      cause,
    })
  }
}
