import { SetupError } from '../model/issue.js'
import { cellsOf } from '../model/table.js'
import { readVersion } from '../paths.js'
import { type Concordance, compilePattern, findKeyword, kwic, leftKey } from '../reports/compare/kwic.js'
import { byCodeUnit } from '../text/compare.js'
import { withoutControls } from '../text/mark.js'
import { writeTables } from './compare/write.js'
import { DEFAULT_OUTPUT, oneOf, usage } from './run/options.js'
import { openSavedRun, type SavedRow, type SavedRun } from './saved-run.js'

/** What `standpoint kwic` was asked to do, as commander hands it over. */
export interface KwicFlags {
  readonly side?: string
  readonly topic?: string
  readonly sort?: string
  readonly width?: string
  readonly case?: boolean
  readonly to?: string
  readonly format?: string
  readonly quiet?: boolean
}

const SORTS = ['date', 'left', 'right', 'keyword'] as const
const MAX_PRINTED = 40

/** `standpoint kwic`: finds a word or phrase with its context in a saved run. Returns the exit code; throws SetupError. */
export async function kwicCommand(words: string, folder: string | undefined, flags: KwicFlags): Promise<number> {
  const pattern = compilePattern(words, flags.case ? 'u' : 'iu')
  if (!pattern) throw usage(`kwic does not take "${words}"`, 'give words, with * for the rest of a word: "so-called *"')
  const width = checkWidth(flags.width ?? '60')
  const sort = oneOf(flags.sort ?? 'date', { flag: '--sort', known: SORTS })
  const sides = flags.side === undefined ? SIDES : [oneOf(flags.side, { flag: '--side', known: SIDES })]
  const formats = (flags.format ?? 'csv,json')
    .split(',')
    .map((name) => oneOf(name.trim(), { flag: '--format', known: ['csv', 'json'] as const }))
  const output = folder ?? DEFAULT_OUTPUT
  const run = openSavedRun(output, readVersion())
  if (flags.topic !== undefined) checkTopic(run, flags.topic)
  const rows = sorted(search(run, { pattern, width, sides, topic: flags.topic ?? '' }), sort)
  const to = flags.to ?? `${output}/kwic`
  const { csvSeparator = ',' } = run.manifest.configuration
  const cells = rows.map((row) => cellsOf(kwic.columns, row))
  writeTables(to, { tables: [{ definition: kwic, rows: cells }], formats, csvSeparator })
  if (!flags.quiet) process.stdout.write(print(rows, { width, to }))
  return 0
}

const SIDES = ['question', 'answer'] as const

function checkWidth(value: string): number {
  if (/^\d{1,4}$/.test(value) && Number(value) > 0) return Number(value)
  throw usage(`--width does not take "${value}"`, 'give characters of context on each side, 1 to 9999')
}

function checkTopic(run: SavedRun, topic: string): void {
  for (const row of run.rows('topic_frequency')) if (row['topic'] === topic) return
  for (const row of run.rows('exchanges')) if (topicsOf(row).includes(topic)) return
  throw new SetupError({
    ...{ code: 'unknown-topic', place: '--topic', message: `no topic "${topic}" in this run` },
    hint: 'copy a topic id from topic_frequency.csv',
  })
}

const topicsOf = (row: SavedRow): readonly unknown[] => (Array.isArray(row['topics']) ? row['topics'] : [])

interface Search {
  readonly pattern: RegExp
  readonly width: number
  readonly sides: readonly (typeof SIDES)[number][]
  readonly topic: string
}

function search(run: SavedRun, { pattern, width, sides, topic }: Search): readonly Concordance[] {
  const found: Concordance[] = []
  for (const row of run.rows('exchanges')) {
    if (topic !== '' && !topicsOf(row).includes(topic)) continue
    const text = (column: string) => (typeof row[column] === 'string' ? row[column] : '')
    const place = { exchangeId: text('exchange_id'), date: text('date'), outlet: text('outlet'), topic: text('topic') }
    for (const side of sides) {
      for (const hit of findKeyword(text(side), { pattern, width })) found.push({ ...place, side, ...hit })
    }
  }
  return found
}

function sorted(rows: readonly Concordance[], sort: (typeof SORTS)[number]): readonly Concordance[] {
  if (sort === 'date') return rows
  const keyOf = (row: Concordance) => (sort === 'left' ? leftKey(row) : row[sort].toLowerCase())
  return rows.toSorted((a, b) => byCodeUnit(keyOf(a), keyOf(b)))
}

function print(rows: readonly Concordance[], { width, to }: { readonly width: number; readonly to: string }): string {
  const lines = rows.slice(0, MAX_PRINTED).map(({ exchangeId, left, keyword, right }) => {
    return `${exchangeId}  ${left.slice(-width).padStart(width)}  [${keyword}]  ${right.slice(0, width)}`
  })
  const rest = rows.length - lines.length
  const exchanges = new Set(rows.map(({ exchangeId }) => exchangeId)).size
  const end = `${rows.length} places in ${exchanges} exchanges${rest > 0 ? `, ${rest} not shown` : ''}; table: ${to}`
  return withoutControls(`${[...lines, end].join('\n')}\n`)
}
