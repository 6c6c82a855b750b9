import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { didYouMean } from '../adapters/natural.js'
import { type ChartFact, MEASURES, type Measure, measureSeries } from '../charts/measure.js'
import { SetupError } from '../model/issue.js'
import { readVersion } from '../paths.js'
import { PERIOD_LENGTHS } from '../statistics/period.js'
import { writeChart } from './chart/write.js'
import { DEFAULT_OUTPUT } from './run/options.js'
import { openSavedRun, type SavedRow, type SavedRun } from './saved-run.js'

/** What `standpoint chart` was asked to draw, as commander hands it over. */
export interface ChartFlags {
  readonly topic?: string
  readonly by?: string
  readonly measure?: string
  readonly holder?: string
  readonly to?: string
}

const FILE_TYPES = ['.svg', '.png', '.csv'] as const

/** `standpoint chart`: draws one chart of a saved run into a file. Returns the exit code; throws SetupError. */
export async function chartCommand(folder: string | undefined, flags: ChartFlags): Promise<number> {
  const output = folder ?? DEFAULT_OUTPUT
  const measure = oneOf(flags.measure ?? 'share', { flag: '--measure', known: MEASURES })
  const by = oneOf(flags.by ?? 'month', { flag: '--by', known: PERIOD_LENGTHS })
  const run = openSavedRun(output, readVersion())
  const topics = chooseTopics(run, { list: flags.topic ?? '', measure })
  const { holder, others } = chooseHolder(run, flags.holder)
  const isHolders = (row: SavedRow) => text(row, 'holder') === holder
  const conferences = run
    .table('transcripts')
    .filter(isHolders)
    .map((row) => text(row, 'date'))
  const series = measureSeries(factsOf(run, isHolders), { measure, topics, by, conferences })
  const path = flags.to ?? join(output, 'charts', `${nameOf(topics, measure)}-by-${by}.svg`)
  const type = oneOf(extname(path).toLowerCase(), { flag: '--to', known: FILE_TYPES })
  const days = conferences.filter(Boolean).toSorted()
  const chart = await writeChart(series, {
    type,
    text: {
      title: topics.map(({ label }) => label).join(', '),
      measure,
      source: `${conferences.length} press conferences${holder ? ` (${holder})` : ''}, ${days[0] ?? 'undated'} to ${days.at(-1) ?? 'undated'}; coded by standpoint ${readVersion()}`,
    },
  })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, chart)
  if (others.length > 0) process.stderr.write(`only ${holder} is drawn; for ${others.join(', ')} use --holder\n`)
  process.stdout.write(`${path}\n`)
  return 0
}

function oneOf<T extends string>(value: string, { flag, known }: { flag: string; known: readonly T[] }): T {
  const found = known.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw usage(`${flag} does not take "${value}"`, didYouMean(value, known))
}

function usage(message: string, hint: string): SetupError {
  return new SetupError({ code: 'usage', place: 'command line', message, hint })
}

function text(row: SavedRow, column: string): string {
  const cell = row[column]
  return cell === null || cell === undefined ? '' : String(cell)
}

interface Topic {
  readonly id: string
  readonly label: string
}

function chooseTopics(
  run: SavedRun,
  { list, measure }: { readonly list: string; readonly measure: Measure },
): readonly Topic[] {
  const labels = new Map(run.table('topic_frequency').map((row) => [text(row, 'topic'), text(row, 'label')]))
  const wanted = list
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
  if (wanted.length === 0 && measure === 'share') {
    throw usage('a chart of shares needs --topic', `give one or several of ${[...labels.keys()].join(', ')}`)
  }
  if (wanted.length === 0) return [{ id: '', label: 'All exchanges' }]
  return wanted.map((id) => {
    const known = oneOf(id, { flag: '--topic', known: [...labels.keys()] })
    return { id: known, label: labels.get(known) ?? known }
  })
}

/** The holder asked for, or the one with most press conferences; two governments are never added up. */
function chooseHolder(
  run: SavedRun,
  wanted: string | undefined,
): { readonly holder: string; readonly others: readonly string[] } {
  const counts = new Map<string, number>()
  for (const row of run.table('transcripts')) {
    counts.set(text(row, 'holder'), (counts.get(text(row, 'holder')) ?? 0) + 1)
  }
  const known = [...counts].toSorted(([, a], [, b]) => b - a).map(([holder]) => holder)
  if (wanted !== undefined) return { holder: oneOf(wanted, { flag: '--holder', known }), others: [] }
  return { holder: known[0] ?? '', others: known.slice(1) }
}

function factsOf(run: SavedRun, isHolders: (row: SavedRow) => boolean): readonly ChartFact[] {
  const { includeAnnouncements } = run.manifest.configuration
  return run
    .table('exchanges')
    .filter((row) => isHolders(row) && (includeAnnouncements || row['kind'] !== 'announcement'))
    .map((row) => ({
      ...{ date: text(row, 'date'), event: text(row, 'event_stance'), replyClass: text(row, 'reply_class') },
      topics: Array.isArray(row['topics']) ? row['topics'].map(String) : [],
      level: typeof row['level'] === 'number' ? row['level'] : undefined,
    }))
}

function nameOf(topics: readonly Topic[], measure: Measure): string {
  return [...topics.map(({ id }) => id || 'all'), measure].join('-')
}
