import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell } from '../src/model/table.js'
import { readVersion } from '../src/paths.js'
import { runTables } from '../src/registry.js'
import { csvSink } from '../src/sinks/csv.js'
import { jsonSink } from '../src/sinks/json.js'
import { freshFolder } from './cli.js'

export type Cells = Readonly<Record<string, Cell>>

/** One press conference of a made-up run; its exchanges by column, ids and dates are filled in. */
export interface MadeTranscript {
  readonly id: string
  readonly date: string
  readonly cells?: Cells
  readonly exchanges: readonly Cells[]
  /** Countries named and stances taken, by the exchange's place from 0. */
  readonly countries?: readonly (readonly string[])[]
  readonly stances?: readonly (Readonly<Record<string, number>> | undefined)[]
}

const TOPICS = ['health', 'trade', 'taiwan', 'other']

/** Writes the tables of a made-up run through the real sinks. Returns the folder. */
export function writeRun(
  transcripts: readonly MadeTranscript[],
  made: { version?: string; folder?: string } = {},
): string {
  const folder = made.folder ?? freshFolder()
  mkdirSync(folder, { recursive: true })
  const base = transcripts.map(({ id, date, cells }) => ({
    ...{ transcript_id: id, date: date || null, format: 'mfa', language: 'en', holder: 'CHN', announcements: 0 },
    ...{ speakers: [], institution: 'Foreign Ministry', ...cells },
  }))
  write(folder, 'transcripts', base)
  write(folder, 'exchanges', transcripts.flatMap(exchangeRows))
  const topics = transcripts.flatMap(exchangeRows).flatMap((row) => {
    const ids = Array.isArray(row['topics']) ? row['topics'] : []
    return ids.map((topic) => ({
      exchange_id: row['exchange_id'] ?? null,
      topic,
      label: `About ${topic}`,
      kind: 'codebook',
    }))
  })
  write(folder, 'topics', topics)
  write(folder, 'topics_model', [])
  write(
    folder,
    'topic_frequency',
    TOPICS.map((topic) => ({ period: '2020', topic, label: `About ${topic}` })),
  )
  write(folder, 'mentions', transcripts.flatMap(mentionRows))
  write(folder, 'stances', transcripts.flatMap(stanceRows))
  const configuration = { includeAnnouncements: false, csvSeparator: ',' }
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ version: made.version ?? readVersion(), configuration, transcripts: [] }),
  )
  return folder
}

const exchangeId = (transcript: string, i: number) => `${transcript}/x${String(i + 1).padStart(2, '0')}`

function exchangeRows({ id, date, exchanges }: MadeTranscript): readonly Cells[] {
  return exchanges.map((cells, i): Cells => {
    const topics = Array.isArray(cells['topics']) ? cells['topics'] : ['other']
    return {
      ...{ exchange_id: exchangeId(id, i), transcript_id: id, date: date || null, sequence: i + 1, kind: 'question' },
      ...{ question: 'What is your comment?', answer: 'We have noted it.', topic: topics[0] ?? null, topics },
      ...{ event_stance: 'unstated', reply: 'explicit', reply_class: 'clear', level: 0, acts: ['inform'] },
      ...cells,
    }
  })
}

function mentionRows({ id, countries = [] }: MadeTranscript): readonly Cells[] {
  return countries.flatMap((codes, i) =>
    codes.map((code) => ({
      exchange_id: exchangeId(id, i),
      side: 'answer',
      type: 'country',
      entity_id: code,
      name: code,
    })),
  )
}

function stanceRows({ id, stances = [] }: MadeTranscript): readonly Cells[] {
  return stances.flatMap((targets, i) =>
    Object.entries(targets ?? {}).map(([target, stance]) => ({
      ...{ exchange_id: exchangeId(id, i), target_id: target, target, stance, mixed: false, holder: 'CHN' },
    })),
  )
}

function write(folder: string, name: string, rows: readonly Cells[]): void {
  const table = runTables.find((one) => one.name === name)
  if (!table) throw new Error(`no table ${name}`)
  const cells = rows.map((row) => table.columns.map((column) => row[column.name] ?? null))
  for (const sink of [csvSink, jsonSink]) {
    const text = sink.head(table) + sink.rows(table, cells).text + sink.tail
    writeFileSync(join(folder, name + sink.extension), text)
  }
}
