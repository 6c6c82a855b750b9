import { type Issue, SourceError } from '../model/issue.js'
import type { Reader } from './reader.js'
import type { RawTable } from './table/pairs.js'

/** Tables of ready pairs with one JSON object a line. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  about: 'Ready question-answer pairs, one JSON object a line; ConvoKit’s utterances too.',
  extensions: ['.jsonl', '.ndjson'],
  maxBytes: 300_000_000,
  read: async ({ bytes, tables }) => {
    const [{ decodeBytes }, { tableCarriers }] = await Promise.all([
      import('./decode.js'),
      import('./table/carriers.js'),
    ])
    const { text, encoding, issues } = await decodeBytes(bytes)
    const { table, broken } = parseLines(text)
    return tableCarriers(table, { book: tables, encoding, member: '', issues: [...issues, ...broken] })
  },
}

const MAX_BROKEN_ISSUES = 100

/** Lines of JSON as a table: its columns are all keys that occur, nested ones joined with dots. */
function parseLines(text: string): { readonly table: RawTable; readonly broken: readonly Issue[] } {
  const columns = new Map<string, number>()
  const broken: Issue[] = []
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line, i) => {
      const value = parseLine(line)
      if (value === undefined) broken.push(brokenLine(i + 1))
      if (value === undefined) return []
      const cells: string[] = []
      for (const [key, cell] of entriesOf(value)) {
        const at = columns.get(key) ?? columns.size
        columns.set(key, at)
        cells[at] = cell
      }
      return [{ row: i + 1, cells: Array.from(cells, (cell) => cell ?? '') }]
    })
  if (rows.length === 0) throw noObjects()
  return { table: { header: [...columns.keys()], rows }, broken: broken.slice(0, MAX_BROKEN_ISSUES) }
}

function parseLine(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const MAX_DEPTH = 3
const MAX_COLUMNS = 1000

function* entriesOf(value: object, prefix = '', depth = 0): Iterable<readonly [string, string]> {
  for (const [name, cell] of Object.entries(value).slice(0, MAX_COLUMNS)) {
    const key = prefix ? `${prefix}.${name}` : name
    if (typeof cell === 'string') yield [key, cell]
    else if (typeof cell === 'number' || typeof cell === 'boolean') yield [key, String(cell)]
    else if (typeof cell === 'object' && cell !== null && !Array.isArray(cell) && depth < MAX_DEPTH)
      yield* entriesOf(cell, key, depth + 1)
  }
}

function brokenLine(row: number): Issue {
  return {
    ...{ severity: 'warning', code: 'broken-line', message: `line ${row} is no JSON object and is left out`, row },
    hint: 'every line must be one complete JSON object',
  }
}

function noObjects(): SourceError {
  return new SourceError({
    code: 'broken-table',
    message: 'no line of the file is a JSON object',
    hint: 'write one JSON object a line, such as {"date": "2022-03-03", "question": "…", "answer": "…"}',
  })
}
