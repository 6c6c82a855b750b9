import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { greatest } from 'd3-array'
import type { Reading } from '../formats/format.js'
import type { TableBook } from '../knowledge/tables.js'
import type { Carrier } from '../model/carrier.js'
import { SourceError } from '../model/issue.js'
import type { Reader } from '../readers/reader.js'
import { readers } from '../registry.js'
import { byCodeUnit } from '../text/compare.js'
import type { Workshop } from './setup.js'

/** An input file's bytes in figures, and the carriers in it. */
export interface OpenedFile {
  readonly sha256: string
  readonly bytes: number
  readonly carriers: readonly Carrier[]
}

/** A carrier as its best format reads it. */
export interface ReadCarrier {
  readonly carrier: Carrier
  readonly format: string
  readonly reading: Reading
}

/** Reads one file with the reader of its extension. Throws SourceError where it cannot be read. */
export async function openFile(path: string, tables: TableBook): Promise<OpenedFile> {
  const bytes = await readBytes(path)
  if (bytes.length === 0) {
    throw new SourceError({ code: 'empty-file', message: 'the file is empty', hint: 'remove it or save it again' })
  }
  const carriers = await readerFor(path).read({ name: path, bytes, tables })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, carriers }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    const message = `the file cannot be opened (${cause instanceof Error ? cause.message : String(cause)})`
    throw new SourceError({ code: 'unreadable-file', message, hint: 'check that it exists and may be read', cause })
  }
}

function readerFor(path: string): Reader {
  const extension = extname(path).toLowerCase()
  const found = readers.find((reader) => reader.extensions.includes(extension || '.txt'))
  if (found) return found
  throw new SourceError({
    code: 'unknown-extension',
    message: `nothing here reads files that end in "${extension}"`,
    hint: `convert it to one of ${readers.flatMap((reader) => reader.extensions).join(' ')}`,
  })
}

/** Reads a carrier with the format that fits it best. Throws SourceError where no format fits at all. */
export function readCarrier(carrier: Carrier, workshop: Workshop): ReadCarrier {
  const scored = workshop.formats.map((format) => ({ format, score: format.built.detect(carrier) }))
  const best = greatest(scored, (a, b) => a.score - b.score || byCodeUnit(b.format.name, a.format.name))
  if (!best || best.score <= 0) {
    throw new SourceError({
      code: 'no-dialogue',
      message: 'no speaker labels were found: this does not look like a press conference',
      hint: 'check that the file holds a transcript whose turns begin with a label such as "Reuters:" or "Q:"',
    })
  }
  return { carrier, format: best.format.name, reading: best.format.built.read(carrier) }
}
