import { OTHER_TOPIC } from '../../model/topic.js'
import type { ComparedExchange, ComparedStance, ComparedTranscript, Corpus } from '../../reports/compare/corpus.js'
import { byCodeUnit } from '../../text/compare.js'
import { createVocabulary, createWordSequences, foldForWords } from '../../text/words.js'
import type { SavedCell, SavedRow, SavedRun } from '../saved-run.js'

const text = (cell: SavedCell | undefined): string => (typeof cell === 'string' ? cell : '')
const several = (cell: SavedCell | undefined): readonly string[] =>
  Array.isArray(cell) ? cell.filter((item) => typeof item === 'string') : text(cell).split('; ').filter(Boolean)
const number = (cell: SavedCell | undefined): number => (typeof cell === 'number' ? cell : 0)

/** One string for each distinct text: thousands of rows say the same few. */
function createPool() {
  const known = new Map<string, string>()
  return (value: string): string => {
    const kept = known.get(value)
    if (kept !== undefined) return kept
    known.set(value, value)
    return value
  }
}
type Pool = ReturnType<typeof createPool>

/** What other tables say of an exchange. */
interface SideTables {
  readonly stances: ReadonlyMap<string, readonly ComparedStance[]>
  readonly countries: ReadonlyMap<string, ReadonlySet<string>>
  readonly parents: ReadonlyMap<string, string>
  readonly topicLabels: Map<string, string>
  readonly emergent: EmergentTopics
  readonly names: Map<string, string>
}

function readStances(runs: readonly SavedRun[], { pool, names }: { pool: Pool; names: Map<string, string> }) {
  const stances = new Map<string, ComparedStance[]>()
  for (const run of runs) {
    for (const row of run.rows('stances')) {
      const target = pool(text(row['target_id']))
      const own = stances.get(text(row['exchange_id'])) ?? []
      stances.set(text(row['exchange_id']), own)
      own.push({ target, stance: number(row['stance']), isMixed: row['mixed'] === true })
      names.set(target, pool(text(row['target'])))
    }
  }
  return stances
}

function readCountries(runs: readonly SavedRun[], { pool, names }: { pool: Pool; names: Map<string, string> }) {
  const countries = new Map<string, Set<string>>()
  for (const run of runs) {
    for (const row of run.rows('mentions')) {
      if (row['type'] !== 'country') continue
      const id = pool(text(row['entity_id']))
      const own = countries.get(text(row['exchange_id'])) ?? new Set<string>()
      countries.set(text(row['exchange_id']), own.add(id))
      names.set(id, pool(text(row['name'])))
    }
  }
  return countries
}

/** The emergent topics of exchanges, by exchange; empty where the runs do not share one model, and `ids` are not to be compared. */
interface EmergentTopics {
  readonly byExchange: ReadonlyMap<string, readonly string[]>
  readonly ids: ReadonlySet<string>
}

/** Whether one model gave the emergent topics of all runs: only then do their ids mean the same. */
function isOneModel(runs: readonly SavedRun[]): boolean {
  return new Set(runs.map((run) => JSON.stringify(run.table('topics_model').map(modelRow)))).size <= 1
}

function modelRow(row: SavedRow): readonly (SavedCell | undefined)[] {
  return [row['topic'], row['label'], row['terms']]
}

function readTopics(runs: readonly SavedRun[]) {
  const topicLabels = new Map<string, string>()
  const parents = new Map<string, string>()
  const emergent = { byExchange: new Map<string, string[]>(), ids: new Set<string>() }
  const isComparable = isOneModel(runs)
  for (const run of runs) {
    for (const row of run.rows('topic_frequency')) topicLabels.set(text(row['topic']), text(row['label']))
  }
  for (const run of runs) {
    for (const row of run.rows('topics')) {
      const [topic, id] = [text(row['topic']), text(row['exchange_id'])]
      if (row['kind'] === 'codebook') {
        topicLabels.set(topic, text(row['label']))
        if (row['parent']) parents.set(topic, text(row['parent']))
      } else if (row['kind'] === 'emergent' && topic !== OTHER_TOPIC) {
        emergent.ids.add(topic)
        if (!isComparable) continue
        topicLabels.set(topic, `${text(row['label'])} (emergent)`)
        emergent.byExchange.set(id, [...(emergent.byExchange.get(id) ?? []), topic])
      }
    }
  }
  return { topicLabels, parents, emergent }
}

function transcriptFrom(row: SavedRow, { run, pool }: { readonly run: number; readonly pool: Pool }) {
  return {
    ...{ id: text(row['transcript_id']), date: text(row['date']), run },
    ...{ holder: pool(text(row['holder'])), institution: pool(text(row['institution'])) },
    ...{ format: pool(text(row['format'])), language: pool(text(row['language'])) },
    speakers: several(row['speakers']).map(pool),
    announcements: number(row['announcements']),
  }
}

/** An exchange with what only serves to put it in its place. */
interface ReadExchange {
  readonly exchange: ComparedExchange
  readonly sequence: number
  readonly question: string
}

function exchangeFrom(
  row: SavedRow,
  { transcript, pool, tables }: { readonly transcript: number; readonly pool: Pool; readonly tables: SideTables },
): ReadExchange {
  const id = text(row['exchange_id'])
  const { ids, byExchange } = tables.emergent
  const codebook = several(row['topics']).filter((topic) => !ids.has(topic))
  const topics = [...codebook, ...(byExchange.get(id) ?? [])].map(pool)
  const parents = topics.flatMap((topic) => tables.parents.get(topic) ?? [])
  const label = (column: string) => pool(text(row[column]))
  const labels = (column: string) => several(row[column]).map(pool)
  const exchange = {
    ...{ id, transcript, kind: label('kind') },
    ...{ outlets: labels('outlet'), outletIds: labels('outlet_id'), outletCountries: labels('outlet_country') },
    ...{ outletKinds: labels('outlet_kind'), speakers: labels('speaker') },
    ...{
      topics: [...new Set([...topics, ...parents])],
      primaryTopic: ids.has(label('topic')) ? (topics[0] ?? '') : label('topic'),
    },
    ...{ eventStance: label('event_stance'), reply: label('reply'), replyClass: label('reply_class') },
    level: typeof row['level'] === 'number' ? row['level'] : undefined,
    acts: labels('acts'),
    stances: tables.stances.get(id) ?? [],
    countries: [...(tables.countries.get(id) ?? [])].toSorted(byCodeUnit),
    answer: foldForWords(text(row['answer'])),
  }
  return { exchange, sequence: number(row['sequence']), question: text(row['question']) }
}

/** Reads the runs that are compared into one corpus: dated transcripts by date and id, their exchanges in order. */
export function loadCorpus(
  runs: readonly SavedRun[],
  { includeAnnouncements }: { readonly includeAnnouncements: boolean },
): Corpus {
  const pool = createPool()
  const names = new Map<string, string>()
  const tables: SideTables = {
    ...{ names, ...readTopics(runs) },
    stances: readStances(runs, { pool, names }),
    countries: readCountries(runs, { pool, names }),
  }
  const all = runs.flatMap((saved, run) =>
    Array.from(saved.rows('transcripts'), (row) => transcriptFrom(row, { run, pool })),
  )
  const transcripts: readonly ComparedTranscript[] = all
    .filter(({ date }) => date)
    .toSorted((a, b) => byCodeUnit(a.date, b.date) || byCodeUnit(a.id, b.id))
  const indexById = new Map(transcripts.map(({ id }, index) => [id, index]))
  const read: ReadExchange[] = []
  const leftOut = { undatedTranscripts: all.length - transcripts.length, undatedExchanges: 0, announcements: 0 }
  for (const run of runs) {
    for (const cells of run.rows('exchanges')) {
      const transcript = indexById.get(text(cells['transcript_id']))
      const isAnnouncement = cells['kind'] === 'announcement' && !includeAnnouncements
      if (isAnnouncement) leftOut.announcements += 1
      else if (transcript === undefined) leftOut.undatedExchanges += 1
      else read.push(exchangeFrom(cells, { transcript, pool, tables }))
    }
  }
  return { transcripts, leftOut, ...tables, ...numberWords(read) }
}

function numberWords(read: readonly ReadExchange[]) {
  const sorted = read.toSorted((a, b) => a.exchange.transcript - b.exchange.transcript || a.sequence - b.sequence)
  const vocabulary = createVocabulary()
  const [answers, questions] = [createWordSequences(vocabulary), createWordSequences(vocabulary)]
  for (const { exchange, question } of sorted) {
    answers.add(exchange.answer)
    questions.add(question)
  }
  return {
    ...{ vocabulary, answers: answers.finish(), questions: questions.finish() },
    exchanges: sorted.map(({ exchange }) => exchange),
  }
}
