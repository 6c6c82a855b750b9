import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { greatest } from 'd3-array'
import type { Reading } from '../formats/format.js'
import type { TableBook } from '../knowledge/tables.js'
import type { Carrier } from '../model/carrier.js'
import { SourceError } from '../model/issue.js'
import type { Reader } from '../readers/reader.js'
import { readers } from '../registry.js'
import { CHARACTER, kindAt } from '../text/characters.js'
import { byCodeUnit } from '../text/compare.js'
import type { Workshop } from './setup.js'

/** An input file's bytes in figures, and the carriers in it. */
export interface OpenedFile {
  readonly sha256: string
  readonly bytes: number
  /** When it was last written, to tell whether it still is what was read. */
  readonly changedAt: number
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
  const reader = readerFor(path)
  const { bytes, changedAt } = await readBytes(path, reader.maxBytes)
  if (bytes.length === 0) {
    throw new SourceError({ code: 'empty-file', message: 'the file is empty', hint: 'remove it or save it again' })
  }
  const read = await reader.read({ name: path, bytes, tables })
  const carriers = read.map((carrier) => ({ ...carrier, name: basename(path) + carrier.member }))
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, changedAt, carriers }
}

/** Whether a file is still the one that was read. */
export async function isUnchanged(path: string, { bytes, changedAt }: OpenedFile): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path)
    return size === bytes && mtimeMs === changedAt
  } catch {
    return false
  }
}

async function readBytes(
  path: string,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly changedAt: number }> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw notAFile()
    if (stats.size > maxBytes) throw tooLarge(stats.size, maxBytes)
    return { bytes: await readFile(path), changedAt: stats.mtimeMs }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    const message = `the file cannot be opened (${systemCode(cause)})`
    throw new SourceError({ code: 'unreadable-file', message, hint: 'check that it exists and may be read', cause })
  }
}

/** What the system calls the trouble, without the path that it adds. */
function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}

function notAFile(): SourceError {
  const message = 'this is a device or a pipe, not a file'
  return new SourceError({ code: 'unreadable-file', message, hint: 'give a plain file' })
}

function tooLarge(size: number, maxBytes: number): SourceError {
  return new SourceError({
    code: 'too-large',
    message: `the file has ${size} bytes, more than the ${maxBytes} that are read of its kind`,
    hint: 'split it into one file a press conference',
  })
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

/** More turns than any press conference has: such a file is not coded, so that memory stays bounded. */
const MAX_TURNS = 50_000

/** Reads a carrier with the format that fits it best. Throws SourceError where no format fits, or nothing can be read of it. */
export function readCarrier(carrier: Carrier, workshop: Workshop): ReadCarrier {
  if (carrier.failure) throw new SourceError(carrier.failure)
  refuseText(carrier.text)
  const shown = hideAsides(carrier)
  const scored = workshop.formats.map((format) => ({ format, score: format.built.detect(shown) }))
  const best = greatest(scored, (a, b) => a.score - b.score || byCodeUnit(b.format.name, a.format.name))
  if (!best || best.score <= 0) {
    throw new SourceError({
      code: 'no-dialogue',
      message: 'no speaker labels were found: this does not look like a press conference',
      hint: 'check that the file holds a transcript whose turns begin with a label such as "Reuters:" or "Q:"',
    })
  }
  const reading = withAsides(best.format.built.read(shown), carrier)
  if (reading.turns.length > MAX_TURNS) throw tooManyTurns(reading.turns.length)
  refuseLongTurn(reading)
  return { carrier, format: best.format.name, reading }
}

function tooManyTurns(count: number): SourceError {
  return new SourceError({
    code: 'too-many-turns',
    message: `the text has ${count} turns, more than the ${MAX_TURNS} of one transcript`,
    hint: 'split it into one file a press conference',
  })
}

/** A carrier with what it sets apart blanked out, offsets kept. */
function hideAsides(carrier: Carrier): Carrier {
  const { asides = [], text } = carrier
  if (asides.length === 0) return carrier
  const pieces = asides.flatMap(({ start, end }, i) => [
    text.slice(asides[i - 1]?.end ?? 0, start),
    text.slice(start, end).replace(/[^\n]/g, ' '),
  ])
  return { ...carrier, text: [...pieces, text.slice(asides.at(-1)?.end)].join('') }
}

function withAsides(reading: Reading, { asides = [] }: Carrier): Reading {
  if (asides.length === 0) return reading
  return { ...reading, blocks: [...asides, ...reading.blocks].toSorted((a, b) => a.start - b.start) }
}

/** Longer than any paragraph of a script without blanks. */
const MAX_RUN_CHARS = 20_000

/** Length of the longest run of characters without a blank. */
function longestRun(text: string): number {
  let longest = 0
  let start = 0
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && kindAt(text, end) !== CHARACTER.blank) continue
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return longest
}

/** Half a million words: no press conference comes near it. */
const MAX_TEXT_CHARS = 3_000_000

function refuseText(text: string): void {
  if (text.length > MAX_TEXT_CHARS) {
    throw new SourceError({
      code: 'text-too-long',
      message: `the text has ${text.length} characters, more than the ${MAX_TEXT_CHARS} of one transcript`,
      hint: 'split it into one file a press conference',
    })
  }
  const longest = longestRun(text)
  if (longest > MAX_RUN_CHARS) {
    throw new SourceError({
      code: 'no-words',
      message: `${longest} characters stand together without a blank: this is no running text`,
      hint: 'look at the file: it may hold data, or have lost its blanks',
    })
  }
  if (longest > 0) return
  throw new SourceError({ code: 'no-text', message: 'the file holds no text', hint: 'remove it or save it again' })
}

/** Four hours of speech without a break. */
const MAX_TURN_CHARS = 250_000

function refuseLongTurn({ turns }: Reading): void {
  const lengths = turns.map(({ paragraphs }) => paragraphs.reduce((sum, { start, end }) => sum + end - start, 0))
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  if (longest <= MAX_TURN_CHARS) return
  throw new SourceError({
    code: 'turn-too-long',
    message: `one turn has ${longest} characters, more than the ${MAX_TURN_CHARS} that anybody says at a stretch`,
    hint: 'check that the labels of those who ask and answer were kept',
  })
}
