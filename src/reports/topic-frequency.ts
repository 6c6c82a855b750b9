import type { TranscriptFacts } from '../model/facts.js'
import { wilson } from '../statistics/interval.js'
import { periodStart } from '../statistics/period.js'
import { countedExchanges, createPeriodCounts, increment, MIN_EXCHANGES, type PeriodCell } from './periods.js'
import { type CountOptions, column, defineCountReport, type LabelEntry, round4 } from './report.js'

interface Counts {
  readonly exchanges: Map<string, number>
  readonly primary: Map<string, number>
  readonly transcripts: Map<string, number>
  exchangesTotal: number
  transcriptsTotal: number
}

interface Row extends PeriodCell<Counts> {
  readonly topic: LabelEntry
}

const count = (row: Row, of: 'exchanges' | 'primary' | 'transcripts') => row.counts?.[of].get(row.topic.id) ?? 0
const total = (row: Row) => row.counts?.exchangesTotal ?? 0

function share(row: Row, part: 'value' | 'low' | 'high'): number | null {
  if (total(row) === 0) return null
  if (part === 'value') return round4(count(row, 'exchanges') / total(row))
  return round4(wilson(count(row, 'exchanges'), total(row))?.[part])
}

/** How often each topic came up in each period, with explicit zeros and gaps. */
export const topicFrequency = defineCountReport<Row>(
  {
    name: 'topic_frequency',
    about:
      'How often each topic came up in each period. An exchange may have several topics: shares do not add up to 1.',
    columns: [
      column('period', 'string', ({ period }) => period, ['day, ISO week, month, quarter or year']),
      column('period_start', 'date', ({ period }) => periodStart(period), ['first day of the period']),
      column('topic', 'string', ({ topic }) => topic.id, ['topic id']),
      column('label', 'string', ({ topic }) => topic.label, ['name of the topic']),
      column('exchanges', 'integer', (row) => (row.counts ? count(row, 'exchanges') : null), [
        'exchanges with this topic',
        'no press conference in the period',
        'exchanges',
      ]),
      column('exchanges_total', 'integer', total, ['all exchanges of the period', 'never empty', 'exchanges']),
      column('share', 'number', (row) => share(row, 'value'), [
        'exchanges / exchanges_total',
        'nothing to divide by',
        '0-1',
      ]),
      column('share_low', 'number', (row) => share(row, 'low'), [
        'lower end of the 95 % Wilson interval',
        'nothing to divide by',
        '0-1',
      ]),
      column('share_high', 'number', (row) => share(row, 'high'), [
        'upper end of the 95 % Wilson interval',
        'nothing to divide by',
        '0-1',
      ]),
      column('transcripts', 'integer', (row) => (row.counts ? count(row, 'transcripts') : null), [
        'press conferences with this topic',
        'no press conference in the period',
        'transcripts',
      ]),
      column('transcripts_total', 'integer', ({ counts }) => counts?.transcriptsTotal ?? 0, [
        'all press conferences of the period',
        'never empty',
        'transcripts',
      ]),
      column('descriptive_only', 'boolean', (row) => total(row) < MIN_EXCHANGES, [
        `fewer than ${MIN_EXCHANGES} exchanges: describe, do not compare`,
      ]),
      column('exchanges_primary', 'integer', (row) => (row.counts ? count(row, 'primary') : null), [
        'exchanges with this as primary topic',
        'no press conference in the period',
        'exchanges',
      ]),
      column('holder', 'string', ({ holder }) => holder || null, [
        'government whose press conferences these are',
        'unknown',
      ]),
    ],
  },
  (options) => {
    const periods = createPeriodCounts<Counts>(options.by, emptyCounts)
    return {
      add: (facts) => addTranscript(facts, { counts: periods.countsFor(facts), options }),
      rows: () => periods.cells().flatMap((cell) => options.topics.map((topic) => ({ ...cell, topic }))),
    }
  },
)

function emptyCounts(): Counts {
  return { exchanges: new Map(), primary: new Map(), transcripts: new Map(), exchangesTotal: 0, transcriptsTotal: 0 }
}

function addTranscript(
  facts: TranscriptFacts,
  { counts, options }: { readonly counts: Counts | undefined; readonly options: CountOptions },
): void {
  if (!counts) return
  const exchanges = countedExchanges(facts, options)
  counts.transcriptsTotal += 1
  counts.exchangesTotal += exchanges.length
  for (const exchange of exchanges) {
    for (const topic of exchange.topics) increment(counts.exchanges, topic)
    if (exchange.primaryTopic) increment(counts.primary, exchange.primaryTopic)
  }
  for (const topic of new Set(exchanges.flatMap((exchange) => exchange.topics))) increment(counts.transcripts, topic)
}
