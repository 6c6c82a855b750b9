import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../model/issue.js'
import type { CellRow, TableDefinition } from '../../model/table.js'
import { sinks } from '../../registry.js'
import type { Sink } from '../../sinks/sink.js'

/** Where cache, lock and temporary files lie, outside the promise of equal bytes. */
const WORK_FOLDER = '.standpoint'

/** The tables of a run while they grow, out of a reader's sight until `publish`. */
export interface OutputTables {
  /** Opens a table whose rows come chunk by chunk. */
  readonly begin: (table: TableDefinition<never>) => void
  readonly append: (part: { table: string; sink: string; text: string; rows: number }) => void
  /** Writes a whole table. */
  readonly write: (table: TableDefinition<never>, rows: readonly CellRow[]) => void
  /** Ends every table and puts it in the place of the old one; removes tables of formats not chosen. */
  readonly publish: () => void
  /** Closes and removes what was begun; the old tables stay. */
  readonly abandon: () => void
}

interface OpenTable {
  readonly sink: Sink
  readonly file: string
  readonly descriptor: number
  rows: number
}

/** Opens an output folder for a run's tables. Throws SetupError where it cannot be written. */
export function openOutput(folder: string, formats: readonly string[]): OutputTables {
  const work = join(folder, WORK_FOLDER, 'tables')
  makeFolder(folder, work)
  const chosen = sinks.filter((sink) => formats.includes(sink.name))
  const open = new Map<string, OpenTable>()
  const begin: OutputTables['begin'] = (table) => {
    for (const sink of chosen) {
      const file = `${table.name}${sink.extension}`
      const descriptor = openSync(join(work, file), 'w')
      writeSync(descriptor, sink.head(table))
      open.set(`${table.name} ${sink.name}`, { sink, file, descriptor, rows: 0 })
    }
  }
  const append: OutputTables['append'] = ({ table, sink, text, rows }) => {
    const opened = open.get(`${table} ${sink}`)
    if (!opened || rows === 0) return
    writeSync(opened.descriptor, opened.rows > 0 ? opened.sink.separator + text : text)
    opened.rows += rows
  }
  const close = () => {
    for (const { descriptor } of open.values()) closeSync(descriptor)
  }
  return {
    begin,
    append,
    write: (table, rows) => {
      begin(table)
      for (const sink of chosen) {
        append({ table: table.name, sink: sink.name, text: sink.rows(table, rows).text, rows: rows.length })
      }
    },
    publish: () => {
      for (const { sink, descriptor } of open.values()) {
        writeSync(descriptor, sink.tail)
        fsyncSync(descriptor)
      }
      close()
      for (const { file } of open.values()) renameSync(join(work, file), join(folder, file))
      removeOldFormats(folder, { open, formats })
      rmSync(work, { recursive: true, force: true })
    },
    abandon: () => {
      close()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

function removeOldFormats(
  folder: string,
  { open, formats }: { readonly open: ReadonlyMap<string, OpenTable>; readonly formats: readonly string[] },
): void {
  const tables = new Set([...open.values()].map(({ sink, file }) => file.slice(0, -sink.extension.length)))
  for (const sink of sinks.filter(({ name }) => !formats.includes(name))) {
    for (const table of tables) rmSync(join(folder, table + sink.extension), { force: true })
  }
}

function makeFolder(folder: string, work: string): void {
  try {
    mkdirSync(work, { recursive: true })
    accessSync(work, constants.W_OK)
  } catch (cause) {
    throw new SetupError({
      code: 'output-not-writable',
      place: folder,
      message: `cannot write into this output folder (${cause instanceof Error ? cause.message : String(cause)})`,
      hint: 'choose another folder with --output, or free the place',
      cause,
    })
  }
}
