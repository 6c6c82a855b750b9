import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { SetupError } from '../../../model/issue.js'

/** An exchange with the topics that a coder gave it. */
export interface CodedExchange {
  readonly id: string
  /** Exchanges of one press conference stay together in cross-validation. */
  readonly group: string
  readonly date: string
  readonly holder: string
  readonly question: string
  readonly answer: string
  /** Primary first. */
  readonly topics: readonly string[]
  /** Kept aside: neither learned from nor looked at. */
  readonly isHeld: boolean
}

const cell = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const yes = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 'true')
const topicList = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(/[;,|]/).map((id) => id.trim())),
])

const codedRow = z.object({
  id: cell,
  exchange_id: cell,
  transcript_id: cell,
  date: cell,
  holder: cell,
  question: cell,
  answer: cell,
  topics: topicList,
  held: yes,
})

/**
 * Reads a sheet of coded exchanges: CSV or JSON lines with the columns question, answer, topics (primary first), and
 * where known date, holder, held and an id.
 *
 * Throws: SetupError where a row does not fit.
 */
export function readCodedSheet(path: string): readonly CodedExchange[] {
  const rows = extname(path) === '.jsonl' ? readLines(path) : readRows(path)
  return rows.map((row, i) => {
    const checked = codedRow.safeParse(row)
    if (!checked.success) throw misfit(path, i, checked.error.issues[0]?.message ?? 'does not fit')
    const { id, exchange_id, transcript_id, date, holder, question, answer, topics, held } = checked.data
    const ids = topics.filter(Boolean)
    if (ids.length === 0) throw misfit(path, i, 'has no topic')
    const name = id || exchange_id || `row ${i + 1}`
    const group = date || transcript_id || name.replace(/[-/][^-/]*$/, '')
    return { id: name, group, date, holder: holder || 'CHN', question, answer, topics: ids, isHeld: held }
  })
}

function readLines(path: string): readonly unknown[] {
  return readText(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      try {
        return JSON.parse(line) as unknown
      } catch {
        throw misfit(path, i, 'is no JSON')
      }
    })
}

function readRows(path: string): readonly unknown[] {
  try {
    return parse(readText(path), { bom: true, columns: true, skip_empty_lines: true })
  } catch (cause) {
    throw misfit(path, 0, cause instanceof Error ? cause.message : 'cannot be read')
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new SetupError({
      code: 'coded-unreadable',
      place: path,
      message: 'cannot read this sheet of coded exchanges',
      hint: 'give a CSV with the columns question, answer and topics, such as exchanges.csv with the topics corrected',
    })
  }
}

function misfit(path: string, row: number, what: string): SetupError {
  return new SetupError({
    code: 'coded-invalid',
    place: `${path}#${row + 1}`,
    message: `row ${row + 1} ${what}`,
    hint: 'every row needs question, answer and topics; several topics are parted by ";", primary first',
  })
}
