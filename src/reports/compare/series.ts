import { type PeriodLength, periodOf, periodsBetween } from '../../statistics/period.js'
import { byCodeUnit } from '../../text/compare.js'
import { type Corpus, transcriptOf } from './corpus.js'

/** One press conference: its exchanges, and those with each topic. */
interface Conference {
  total: number
  readonly topics: Map<string, number>
}

/** One holder's press conferences by period, gaps included. */
export interface Series {
  readonly holder: string
  readonly periods: readonly string[]
  /** By period, in their order; none in a gap. */
  readonly conferences: readonly (readonly Conference[])[]
  readonly topics: readonly string[]
}

/** A topic's count in each period. */
export function countsOf({ conferences }: Series, topic: string): readonly { count: number; total: number }[] {
  return conferences.map((period) => ({
    count: period.reduce((sum, { topics }) => sum + (topics.get(topic) ?? 0), 0),
    total: period.reduce((sum, { total }) => sum + total, 0),
  }))
}

/**
 * How much more press conferences of one period differ in a topic than independent exchanges would: Pearson's
 * dispersion with a share for each period.
 *
 * Edge: 1 where nothing varies or no period has two press conferences.
 * Source: McCullagh & Nelder 1989, section 4.5.
 */
export function dispersionOf(series: Series, topic: string): number {
  let [squares, freedom] = [0, 0]
  for (const [i, { count, total }] of countsOf(series, topic).entries()) {
    const share = count / total
    const period = (series.conferences[i] ?? []).filter((conference) => conference.total > 0)
    if (period.length < 2 || share === 0 || share === 1) continue
    for (const conference of period) {
      const expected = conference.total * share
      squares += ((conference.topics.get(topic) ?? 0) - expected) ** 2 / (expected * (1 - share))
    }
    freedom += period.length - 1
  }
  return freedom === 0 ? 1 : Math.max(1, squares / freedom)
}

/** The press conferences of each holder, period by period from its first to its last. */
export function createSeries(corpus: Corpus, by: PeriodLength): readonly Series[] {
  const holders = new Map<string, Map<string, Map<number, Conference>>>()
  for (const exchange of corpus.exchanges) {
    const { holder, date } = transcriptOf(corpus, exchange)
    const periods = setDefault(holders, holder, () => new Map<string, Map<number, Conference>>())
    const conferences = setDefault(periods, periodOf(date, by), () => new Map<number, Conference>())
    const conference = setDefault(conferences, exchange.transcript, () => ({ total: 0, topics: new Map() }))
    conference.total += 1
    for (const topic of exchange.topics) conference.topics.set(topic, (conference.topics.get(topic) ?? 0) + 1)
  }
  return [...holders]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([holder, byPeriod]) => {
      const known = [...byPeriod.keys()].toSorted(byCodeUnit)
      const periods = periodsBetween(known[0] ?? '', known.at(-1) ?? '')
      const conferences = periods.map((period) => [...(byPeriod.get(period)?.values() ?? [])])
      const topics = new Set(conferences.flat().flatMap((conference) => [...conference.topics.keys()]))
      return { holder, periods, conferences, topics: [...topics].toSorted(byCodeUnit) }
    })
}

function setDefault<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const value = map.get(key) ?? create()
  map.set(key, value)
  return value
}
