import type { TableDefinition } from '../../model/table.js'
import { benjaminiHochberg } from '../../statistics/multiple.js'
import { mannKendall, type Trend } from '../../statistics/trend.js'
import { column, round4, roundP } from '../report.js'
import { countsOf, type Series } from './series.js'

/** Whether a topic's share rises or falls over the periods. */
export interface TopicTrend extends Trend {
  readonly holder: string
  readonly topic: string
  readonly periods: number
}

export interface TrendRow extends TopicTrend {
  readonly q: number
}

/** Rise and fall of every topic over all periods. */
export const trends: TableDefinition<TrendRow> = {
  name: 'trends',
  about:
    'Whether a topic’s share rises or falls over all periods (Mann-Kendall); periods without press conferences are left out.',
  columns: [
    column('topic', 'string', ({ topic }) => topic, ['topic id']),
    column('periods', 'integer', ({ periods }) => periods, ['periods with exchanges', 'never empty', 'periods']),
    column('tau', 'number', ({ tau }) => round4(tau), ['Kendall’s tau-b of time and share', 'never empty', '-1 to 1']),
    column('p_value', 'number', ({ p }) => roundP(p), [
      'two-sided p of no trend: exact up to 40 periods without equal shares, else by the normal approximation, rough under 10 periods',
      'never empty',
      '0-1',
    ]),
    column('q_value', 'number', ({ q }) => roundP(q), [
      'p_value corrected for all rows (Benjamini-Hochberg)',
      'never empty',
      '0-1',
    ]),
    column('slope', 'number', ({ slope }) => round4(slope), [
      'Sen’s slope: median change of the share from one period to the next',
      'never empty',
      'share a period',
    ]),
    column('holder', 'string', ({ holder }) => holder || null, [
      'government whose press conferences these are',
      'unknown',
    ]),
  ],
}

/** The trend of every topic of some series. Edge: none under four periods. */
export function findTrends(series: readonly Series[]): readonly TrendRow[] {
  const found = series.flatMap((one) =>
    one.topics.flatMap((topic): readonly TopicTrend[] => {
      const shares = countsOf(one, topic).flatMap(({ count, total }) => (total > 0 ? [count / total] : []))
      const trend = mannKendall(shares)
      return trend ? [{ ...trend, holder: one.holder, topic, periods: shares.length }] : []
    }),
  )
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found.map((trend, i) => ({ ...trend, q: qs[i] ?? 1 }))
}
