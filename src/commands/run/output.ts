import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { PAGE_FORMAT } from '../../coder/encode.js'
import type { CoderSetup } from '../../coder/setup.js'
import { SetupError } from '../../model/issue.js'
import type { CellRow, TableDefinition } from '../../model/table.js'
import { createSinks, sinks } from '../../registry.js'
import type { Sink } from '../../sinks/sink.js'

/** The transcripts as report.html is made of them, one a line. */
export const PAGE_LINES = 'pages.jsonl'

/** Where cache, lock and temporary files lie, outside the promise of equal bytes. */
export const WORK_FOLDER = '.standpoint'

const READ_BYTES = 1 << 20

/** The tables of a run when they are whole and nobody sees them yet. */
export interface FinishedTables {
  /** The folder where they lie, and where more files may be put. */
  readonly folder: string
  /** The tables that were written whole. */
  readonly rows: ReadonlyMap<string, readonly CellRow[]>
}

/** The tables of a run while they grow, out of a reader's sight until `publish`. */
export interface OutputTables {
  /** Opens a table whose rows come chunk by chunk. */
  readonly begin: (table: TableDefinition<never>) => void
  readonly append: (part: { table: string; sink: string; text: string; rows: number }) => void
  /** Writes a whole table. */
  readonly write: (table: TableDefinition<never>, rows: readonly CellRow[]) => void
  /** Ends every table and puts it in the place of the old one; removes tables of formats not chosen. `addFiles` may put more files beside them. Returns the files' names. */
  readonly publish: (addFiles: (finished: FinishedTables) => Promise<readonly string[]>) => Promise<readonly string[]>
  /** Closes and removes what was begun; the old tables stay. */
  readonly abandon: () => void
}

interface OpenTable {
  readonly table: TableDefinition<never>
  readonly sink: Sink
  readonly file: string
  readonly descriptor: number
  rows: number
}

/** Makes an output folder with the place for what is not output. Throws SetupError where it cannot be written. */
export function openWorkFolder(folder: string): string {
  const work = join(folder, WORK_FOLDER)
  try {
    mkdirSync(work, { recursive: true })
    accessSync(work, constants.W_OK)
    accessSync(folder, constants.W_OK)
    return work
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

/** Opens the tables of a run in an output folder that `openWorkFolder` has made. */
export function openOutput(
  folder: string,
  { formats, csvSeparator = ',' }: Pick<CoderSetup, 'formats' | 'csvSeparator'>,
): OutputTables {
  const work = join(folder, WORK_FOLDER, 'tables')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const chosen = createSinks(csvSeparator).filter((sink) => formats.includes(sink.name))
  const pages = openSync(join(work, PAGE_LINES), 'w')
  const whole = new Map<string, readonly CellRow[]>()
  const open = new Map<string, OpenTable>()
  const begin: OutputTables['begin'] = (table) => {
    for (const sink of chosen) {
      const file = `${table.name}${sink.extension}`
      const descriptor = openSync(join(work, file), 'w+')
      writeSync(descriptor, sink.head(table))
      open.set(`${table.name} ${sink.name}`, { table, sink, file, descriptor, rows: 0 })
    }
  }
  const append: OutputTables['append'] = ({ table, sink, text, rows }) => {
    if (sink === PAGE_FORMAT) writeSync(pages, text)
    const opened = open.get(`${table} ${sink}`)
    if (!opened || rows === 0) return
    writeSync(opened.descriptor, opened.rows > 0 ? opened.sink.separator + text : text)
    opened.rows += rows
  }
  let isClosed = false
  const close = () => {
    if (!isClosed) closeSync(pages)
    isClosed = true
    for (const { descriptor } of open.values()) closeSync(descriptor)
    open.clear()
  }
  return {
    begin,
    append,
    write: (table, rows) => {
      begin(table)
      whole.set(table.name, rows)
      for (const sink of chosen) {
        append({ table: table.name, sink: sink.name, text: sink.rows(table, rows).text, rows: rows.length })
      }
    },
    publish: async (addFiles) => {
      for (const opened of open.values()) await finish(opened, work)
      const files = [...open.values()].map(({ file }) => file)
      close()
      files.push(...(await addFiles({ folder: work, rows: whole })))
      for (const file of files) renameSync(join(work, file), join(folder, file))
      removeOldFormats(folder, { files, formats })
      rmSync(work, { recursive: true, force: true })
      return files
    },
    abandon: () => {
      close()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

/** Ends one table's file and makes sure that it is on the disk. */
async function finish({ table, sink, file, descriptor }: OpenTable, work: string): Promise<void> {
  writeSync(descriptor, sink.tail)
  if (sink.pack) {
    const packed = join(work, `${file}.packed`)
    await sink.pack(table, linesOf(descriptor), packed)
    renameSync(packed, join(work, file))
  }
  fsyncSync(descriptor)
}

/** The lines of an open file, without holding it whole. */
function* linesOf(descriptor: number): Generator<string> {
  const decoder = new StringDecoder('utf8')
  const buffer = Buffer.alloc(READ_BYTES)
  let rest = ''
  let at = 0
  for (;;) {
    const bytes = readSync(descriptor, buffer, 0, READ_BYTES, at)
    if (bytes === 0) break
    at += bytes
    const lines = (rest + decoder.write(buffer.subarray(0, bytes))).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

function removeOldFormats(
  folder: string,
  { files, formats }: { readonly files: readonly string[]; readonly formats: readonly string[] },
): void {
  const tables = new Set(files.map((file) => file.slice(0, file.lastIndexOf('.'))))
  for (const sink of sinks.filter(({ name }) => !formats.includes(name))) {
    for (const table of tables) rmSync(join(folder, table + sink.extension), { force: true })
  }
}
