import type { StanceFact } from '../model/facts.js'
import { wilson } from '../statistics/interval.js'
import { periodStart } from '../statistics/period.js'
import { byCodeUnit } from '../text/compare.js'
import { countedExchanges, createPeriodCounts, type PeriodCell } from './periods.js'
import { column, defineCountReport, round4 } from './report.js'

interface Tally {
  readonly target: StanceFact
  statements: number
  exchanges: number
  support: number
  neutral: number
  oppose: number
  mixed: number
  maxLevel: number
}

interface Row extends PeriodCell<unknown> {
  readonly tally: Tally
}

const oppose = ({ tally }: Row, part: 'low' | 'high') => round4(wilson(tally.oppose, tally.exchanges)?.[part])

/** Where the holder stood toward each target in each period. */
export const stanceByTarget = defineCountReport<Row>(
  {
    name: 'stance_by_target',
    about: 'Where the holder stood toward each target in each period, counted in exchanges that evaluate it.',
    columns: [
      column('period', 'string', ({ period }) => period, ['day, ISO week, month, quarter or year']),
      column('period_start', 'date', ({ period }) => periodStart(period), ['first day of the period']),
      column('target_id', 'string', ({ tally }) => tally.target.id, ['entity id or UNNAMED']),
      column('target', 'string', ({ tally }) => tally.target.name, ['name of the target']),
      column('target_type', 'string', ({ tally }) => tally.target.type, ['country, organisation, person or place']),
      column('statements', 'integer', ({ tally }) => tally.statements, [
        'statements on the target',
        'never empty',
        'statements',
      ]),
      column('exchanges', 'integer', ({ tally }) => tally.exchanges, [
        'exchanges that evaluate the target',
        'never empty',
        'exchanges',
      ]),
      column('support', 'integer', ({ tally }) => tally.support, [
        'exchanges that support it',
        'never empty',
        'exchanges',
      ]),
      column('neutral', 'integer', ({ tally }) => tally.neutral, [
        'exchanges that side with nobody',
        'never empty',
        'exchanges',
      ]),
      column('oppose', 'integer', ({ tally }) => tally.oppose, [
        'exchanges that oppose it',
        'never empty',
        'exchanges',
      ]),
      column('mixed', 'integer', ({ tally }) => tally.mixed, ['exchanges that do both', 'never empty', 'exchanges']),
      column('oppose_share', 'number', ({ tally }) => round4(tally.oppose / tally.exchanges), [
        'oppose / exchanges',
        'never empty',
        '0-1',
      ]),
      column('oppose_low', 'number', (row) => oppose(row, 'low'), [
        'lower end of the 95 % Wilson interval',
        'never empty',
        '0-1',
      ]),
      column('oppose_high', 'number', (row) => oppose(row, 'high'), [
        'upper end of the 95 % Wilson interval',
        'never empty',
        '0-1',
      ]),
      column('max_level', 'integer', ({ tally }) => tally.maxLevel, [
        'highest wording level of the statements on the target',
        'never empty',
        '0-8',
      ]),
      column('holder', 'string', ({ holder }) => holder || null, ['government whose stance it is', 'unknown']),
    ],
  },
  (options) => {
    const periods = createPeriodCounts(options.by, () => new Map<string, Tally>())
    return {
      add: (facts) => {
        const tallies = periods.countsFor(facts)
        if (!tallies) return
        for (const { stances } of countedExchanges(facts, options)) for (const fact of stances) addStance(fact, tallies)
      },
      rows: () =>
        periods
          .cells()
          .flatMap((cell) =>
            [...(cell.counts?.values() ?? [])]
              .toSorted((a, b) => b.exchanges - a.exchanges || byCodeUnit(a.target.id, b.target.id))
              .map((tally) => ({ ...cell, tally })),
          ),
    }
  },
)

function addStance(fact: StanceFact, tallies: Map<string, Tally>): void {
  const tally = tallies.get(fact.id) ?? emptyTally(fact)
  tallies.set(fact.id, tally)
  tally.exchanges += 1
  tally.statements += fact.statements
  tally.maxLevel = Math.max(tally.maxLevel, fact.maxLevel)
  tally[fact.isMixed ? 'mixed' : fact.stance > 0 ? 'support' : fact.stance < 0 ? 'oppose' : 'neutral'] += 1
}

function emptyTally(target: StanceFact): Tally {
  return { target, statements: 0, exchanges: 0, support: 0, neutral: 0, oppose: 0, mixed: 0, maxLevel: 0 }
}
