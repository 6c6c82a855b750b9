import type { TableDefinition } from '../../model/table.js'
import { changeProbabilities, changePoints as findChangePoints } from '../../statistics/change-point.js'
import { type Proportion, wilson } from '../../statistics/interval.js'
import { column, round4 } from '../report.js'
import { countsOf, dispersionOf, type Series } from './series.js'

/** Fewest periods with press conferences for a change point to be looked for. */
export const MIN_PERIODS = 12
const MIN_SEGMENT = 4
/** The Bayesian information criterion's penalty is 2 ln T; these many times it. */
export const PENALTIES = [0.5, 1, 2] as const
/** A change every so many periods is expected before looking. */
const EXPECTED_RUN = 26

/** A period from which on a topic's share was another. */
export interface ChangePoint {
  readonly holder: string
  readonly topic: string
  readonly period: string
  readonly before: Proportion
  readonly after: Proportion
  readonly posterior: number
  readonly penalty: number
  readonly isRobust: boolean
  readonly earliest: string
  readonly latest: string
}

const share = ({ count, total }: Proportion) => (total > 0 ? round4(count / total) : null)
const end = ({ count, total }: Proportion, part: 'low' | 'high') => round4(wilson(count, total)?.[part])

/** Where the share of a topic changed for good. */
export const changePoints: TableDefinition<ChangePoint> = {
  name: 'change_points',
  about: `Periods from which on a topic's share was another, at half, one and two times the penalty. Never under ${MIN_PERIODS} periods with press conferences.`,
  columns: [
    column('topic', 'string', ({ topic }) => topic, ['topic id']),
    column('period', 'string', ({ period }) => period, ['first period of the new share']),
    column('share_before', 'number', ({ before }) => share(before), [
      'share from the change before to this one',
      'no exchange to divide by',
      '0-1',
    ]),
    column('share_before_low', 'number', ({ before }) => end(before, 'low'), [
      'lower end of its 95 % Wilson interval',
      'no exchange to divide by',
      '0-1',
    ]),
    column('share_before_high', 'number', ({ before }) => end(before, 'high'), [
      'upper end of that interval',
      'no exchange to divide by',
      '0-1',
    ]),
    column('share_after', 'number', ({ after }) => share(after), [
      'share from this change to the next',
      'no exchange to divide by',
      '0-1',
    ]),
    column('share_after_low', 'number', ({ after }) => end(after, 'low'), [
      'lower end of its 95 % Wilson interval',
      'no exchange to divide by',
      '0-1',
    ]),
    column('share_after_high', 'number', ({ after }) => end(after, 'high'), [
      'upper end of that interval',
      'no exchange to divide by',
      '0-1',
    ]),
    column('posterior', 'number', ({ posterior }) => round4(posterior), [
      'probability of a change at this very period, given the whole series',
      'never empty',
      '0-1',
    ]),
    column('penalty', 'number', ({ penalty }) => penalty, [
      'times the usual penalty 2 ln T at which it is found; the higher, the surer',
    ]),
    column('robust', 'boolean', ({ isRobust }) => isRobust, [
      'whether it is found within one period at half, one and two times the penalty',
    ]),
    column('earliest', 'string', ({ earliest }) => earliest, [
      'first period of the stretch that holds 95 % of its posterior',
    ]),
    column('latest', 'string', ({ latest }) => latest, ['last period of that stretch']),
    column('holder', 'string', ({ holder }) => holder || null, [
      'government whose press conferences these are',
      'unknown',
    ]),
  ],
}

/** The changes of every topic of a series. */
export function findChanges(series: Series): readonly ChangePoint[] {
  const met = series.conferences.filter((conferences) => conferences.length > 0).length
  if (met < MIN_PERIODS) return []
  return series.topics.flatMap((topic) => changesOfTopic(series, topic))
}

function changesOfTopic(series: Series, topic: string): readonly ChangePoint[] {
  const counts = countsOf(series, topic)
  const dispersion = dispersionOf(series, topic)
  const usual = 2 * Math.log(counts.length)
  const found = PENALTIES.map((penalty) => ({
    penalty,
    changes: findChangePoints(counts, { penalty: penalty * usual, minSegment: MIN_SEGMENT, dispersion }),
  }))
  if (found.every(({ changes }) => changes.length === 0)) return []
  const chances = changeProbabilities(counts, { hazard: 1 / EXPECTED_RUN, dispersion })
  const isRobust = (at: number) => found.every(({ changes }) => changes.some((other) => Math.abs(other - at) <= 1))
  return found.flatMap(({ penalty, changes }) =>
    changes.map((at, i) => {
      const [from, to] = [changes[i - 1] ?? 0, changes[i + 1] ?? counts.length]
      const [earliest, latest] = massAround(chances, { at, from, to })
      return {
        ...{ holder: series.holder, topic, penalty, isRobust: isRobust(at) },
        period: series.periods[at] ?? '',
        before: sumOf(counts.slice(from, at)),
        after: sumOf(counts.slice(at, to)),
        posterior: chances[at] ?? 0,
        earliest: series.periods[earliest] ?? '',
        latest: series.periods[latest] ?? '',
      }
    }),
  )
}

const sumOf = (counts: readonly Proportion[]): Proportion => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  total: counts.reduce((sum, { total }) => sum + total, 0),
})

/** The shortest stretch around a change that holds 95 % of the chances halfway to its neighbours. */
function massAround(
  chances: readonly number[],
  { at, from, to }: { readonly at: number; readonly from: number; readonly to: number },
): readonly [number, number] {
  const [first, last] = [Math.max(1, Math.ceil((from + at) / 2)), Math.max(at, Math.ceil((at + to) / 2) - 1)]
  const all = chances.slice(first, last + 1).reduce((sum, chance) => sum + chance, 0)
  let [low, high, mass] = [at, at, chances[at] ?? 0]
  while (mass < 0.95 * all - 1e-9 && (low > first || high < last)) {
    const [below, above] = [low > first ? (chances[low - 1] ?? 0) : -1, high < last ? (chances[high + 1] ?? 0) : -1]
    if (below >= above) low -= 1
    else high += 1
    mass += Math.max(below, above)
  }
  return [low, high]
}
