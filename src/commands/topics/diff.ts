import { readVersion } from '../../paths.js'
import { openSavedRun, type SavedRow } from '../saved-run.js'
import { checkLimit, oneLine } from './limit.js'

/** Flags of `standpoint topics diff`. */
export interface DiffFlags {
  readonly limit?: string
}

const TEXT_CHARS = 240

/** `standpoint topics diff`: lists the exchanges whose topics moved between two runs, with their text. Throws SetupError. */
export function diffCommand(
  { before, after }: { readonly before: string; readonly after: string },
  flags: DiffFlags,
): number {
  const limit = checkLimit(flags.limit, Number.POSITIVE_INFINITY)
  const version = readVersion()
  const old = new Map(
    openSavedRun(before, version)
      .table('exchanges')
      .map((row) => [row['exchange_id'], row]),
  )
  const rows = openSavedRun(after, version).table('exchanges')
  const shared = rows.filter((row) => old.has(row['exchange_id']))
  const moved = shared.filter((row) => topicsOf(row).join() !== topicsOf(old.get(row['exchange_id'])).join())
  for (const row of moved.slice(0, limit)) process.stdout.write(describeMove(row, old.get(row['exchange_id'])))
  process.stdout.write(`${moved.length} of ${shared.length} exchanges moved; ${countMoves(moved, old)}\n`)
  const alone = rows.length - shared.length + (old.size - shared.length)
  if (alone > 0) process.stdout.write(`${alone} exchanges are in one of the runs only\n`)
  return 0
}

function topicsOf(row: SavedRow | undefined): readonly string[] {
  const cell = row?.['topics']
  return Array.isArray(cell)
    ? cell.map(String)
    : String(cell ?? '')
        .split('; ')
        .filter(Boolean)
}

function describeMove(row: SavedRow, before: SavedRow | undefined): string {
  const text = `Q: ${oneLine(String(row['question'] ?? ''), TEXT_CHARS)}\n    A: ${oneLine(String(row['answer'] ?? ''), TEXT_CHARS)}`
  return `${String(row['exchange_id'])}\n    ${topicsOf(before).join('; ')} -> ${topicsOf(row).join('; ')}\n    ${text}\n`
}

function countMoves(moved: readonly SavedRow[], old: ReadonlyMap<unknown, SavedRow>): string {
  const primaries = moved.filter((row) => topicsOf(row)[0] !== topicsOf(old.get(row['exchange_id']))[0]).length
  return `${primaries} of them with another primary topic`
}
