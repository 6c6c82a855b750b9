import type { EntityFact } from '../model/facts.js'
import { wilson } from '../statistics/interval.js'
import { periodStart } from '../statistics/period.js'
import { byCodeUnit } from '../text/compare.js'
import { countedExchanges, createPeriodCounts, type PeriodCell } from './periods.js'
import { column, defineCountReport, round4 } from './report.js'

interface Counts {
  exchangesTotal: number
  readonly entities: Map<string, { readonly entity: EntityFact; exchanges: number }>
}

interface Row extends PeriodCell<Counts> {
  readonly entity: EntityFact
  readonly exchanges: number
}

const total = (row: Row) => row.counts?.exchangesTotal ?? 0

/** Which entities came up in each period, in questions and in answers. */
export const mentionsByPeriod = defineCountReport<Row>(
  {
    name: 'mentions_by_period',
    about: 'Which entities came up in each period, in questions and in answers, counted in exchanges.',
    columns: [
      column('period', 'string', ({ period }) => period, ['day, ISO week, month, quarter or year']),
      column('period_start', 'date', ({ period }) => periodStart(period), ['first day of the period']),
      column('side', 'string', ({ entity }) => entity.side, ['question or answer']),
      column('entity_id', 'string', ({ entity }) => entity.id, [
        'ISO 3166-1 alpha-3 for countries, a stable slug otherwise',
      ]),
      column('name', 'string', ({ entity }) => entity.name, ['canonical name']),
      column('type', 'string', ({ entity }) => entity.type, ['country, organisation, person or place']),
      column('exchanges', 'integer', ({ exchanges }) => exchanges, [
        'exchanges that name it on this side',
        'never empty',
        'exchanges',
      ]),
      column('exchanges_total', 'integer', total, ['all exchanges of the period', 'never empty', 'exchanges']),
      column('share', 'number', (row) => round4(row.exchanges / total(row)), [
        'exchanges / exchanges_total',
        'never empty',
        '0-1',
      ]),
      column('share_low', 'number', (row) => round4(wilson(row.exchanges, total(row))?.low), [
        'lower end of the 95 % Wilson interval',
        'never empty',
        '0-1',
      ]),
      column('share_high', 'number', (row) => round4(wilson(row.exchanges, total(row))?.high), [
        'upper end of the 95 % Wilson interval',
        'never empty',
        '0-1',
      ]),
      column('holder', 'string', ({ holder }) => holder || null, [
        'government whose press conferences these are',
        'unknown',
      ]),
    ],
  },
  (options) => {
    const periods = createPeriodCounts<Counts>(options.by, () => ({ exchangesTotal: 0, entities: new Map() }))
    return {
      add: (facts) => {
        const counts = periods.countsFor(facts)
        if (!counts) return
        const exchanges = countedExchanges(facts, options)
        counts.exchangesTotal += exchanges.length
        for (const { entities } of exchanges) for (const entity of entities) addEntity(entity, counts)
      },
      rows: () => periods.cells().flatMap(rowsOfPeriod),
    }
  },
)

function addEntity(entity: EntityFact, counts: Counts): void {
  const key = `${entity.side} ${entity.type} ${entity.id}`
  const tally = counts.entities.get(key) ?? { entity, exchanges: 0 }
  counts.entities.set(key, tally)
  tally.exchanges += 1
}

function rowsOfPeriod(cell: PeriodCell<Counts>): readonly Row[] {
  const tallies = [...(cell.counts?.entities ?? [])].toSorted(
    ([keyA, a], [keyB, b]) =>
      byCodeUnit(b.entity.side, a.entity.side) || b.exchanges - a.exchanges || byCodeUnit(keyA, keyB),
  )
  return tallies.map(([, tally]) => ({ ...cell, ...tally }))
}
