import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { SetupError } from '../model/issue.js'
import type { ColumnType } from '../model/table.js'
import { runTables } from '../registry.js'
import type { CsvSeparator } from '../sinks/csv.js'
import { linesOf } from './publish/table-rows.js'
import { MANIFEST_FILE, type Manifest } from './run/manifest.js'

/** A cell read back from a table: typed as its column says, null where it was empty. */
export type SavedCell = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>

/** One row of a saved table by column name. */
export type SavedRow = Readonly<Record<string, SavedCell>>

/** A run's output folder, opened for reading. */
export interface SavedRun {
  readonly folder: string
  readonly manifest: Manifest
  /** The rows of one table, from its JSON where there is one, else from its CSV. Throws SetupError where it is missing. */
  readonly table: (name: string) => readonly SavedRow[]
  /** The same rows one after the other, so that a large table never stands in memory whole (from its JSON). */
  readonly rows: (name: string) => Iterable<SavedRow>
}

/** Opens the output folder of a run. Throws SetupError where it is none, or was written by another version. */
export function openSavedRun(folder: string, version: string): SavedRun {
  const manifest = readManifest(folder)
  if (manifest.version !== version) {
    throw new SetupError({
      code: 'other-version',
      place: folder,
      message: `this folder was written by standpoint ${manifest.version}, and this is ${version}`,
      hint: 'run `standpoint run` again with this version',
    })
  }
  const { csvSeparator = ',' } = manifest.configuration
  return {
    ...{ folder, manifest },
    table: (name) => readTable(folder, { name, csvSeparator }),
    rows: (name) => readRows(folder, { name, csvSeparator }),
  }
}

/** The manifest of a run. Throws SetupError where the folder has none. */
export function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as Manifest
  } catch (cause) {
    throw new SetupError({
      code: 'manifest-unreadable',
      place: folder,
      message: 'this folder has no readable manifest.json of a run',
      hint: 'run `standpoint run` first, or name its output folder',
      cause,
    })
  }
}

const ROWS_BEGIN = '"rows":['

function* readRows(
  folder: string,
  place: { readonly name: string; readonly csvSeparator: CsvSeparator },
): Generator<SavedRow> {
  const json = join(folder, `${place.name}.json`)
  const lines = existsSync(json) ? linesOf(json) : [].values()
  const { value: head = '' } = lines.next()
  if (!head.endsWith(ROWS_BEGIN)) yield* readTable(folder, place)
  else {
    for (const line of lines) {
      if (line.startsWith('{')) yield JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as SavedRow
    }
  }
}

function readTable(
  folder: string,
  { name, csvSeparator }: { readonly name: string; readonly csvSeparator: CsvSeparator },
): readonly SavedRow[] {
  const json = join(folder, `${name}.json`)
  const csv = join(folder, `${name}.csv`)
  if (existsSync(json)) return (JSON.parse(readFileSync(json, 'utf8')) as { readonly rows: readonly SavedRow[] }).rows
  if (existsSync(csv)) return readCsv(csv, { name, csvSeparator })
  throw new SetupError({
    code: 'table-missing',
    place: folder,
    message: `this folder has neither ${name}.json nor ${name}.csv`,
    hint: 'run `standpoint run` again with --format csv,json',
  })
}

function readCsv(
  path: string,
  { name, csvSeparator }: { readonly name: string; readonly csvSeparator: CsvSeparator },
): readonly SavedRow[] {
  const types = new Map(runTables.find((table) => table.name === name)?.columns.map(({ name: c, type }) => [c, type]))
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(path), {
    ...{ bom: true, columns: true, delimiter: csvSeparator },
  })
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, text]) => [column, typed(text, types.get(column))])),
  )
}

/** A CSV cell as its column's type; the guard against formulas is taken off again. */
function typed(text: string, type: ColumnType | undefined): SavedCell {
  if (text === '') return type === 'list' ? [] : null
  if (type === 'integer' || type === 'number') return Number(text.replace(',', '.'))
  if (type === 'boolean') return text === 'true'
  if (type === 'list') return text.split('; ')
  if (type === 'json') return JSON.parse(text) as SavedCell
  return text.replace(/^'(?=\s*[=+\-@])/, '')
}
