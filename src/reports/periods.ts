import type { ExchangeFacts, TranscriptFacts } from '../model/facts.js'
import { type PeriodLength, periodOf, periodsBetween } from '../statistics/period.js'
import { byCodeUnit } from '../text/compare.js'

/** Below this many exchanges a share is only a description. */
export const MIN_EXCHANGES = 30

/** What one holder said in one period; a gap has no transcripts. */
export interface PeriodCell<T> {
  readonly period: string
  readonly holder: string
  readonly counts: T | undefined
}

/** The exchanges that count: announcements only where asked for. */
export function countedExchanges(
  facts: TranscriptFacts,
  { includeAnnouncements }: { readonly includeAnnouncements: boolean },
): readonly ExchangeFacts[] {
  return includeAnnouncements ? facts.exchanges : facts.exchanges.filter(({ kind }) => kind !== 'announcement')
}

/** Counts kept by holder and period, with every period between a holder's first and last, so that gaps show. */
export function createPeriodCounts<T>(by: PeriodLength, empty: () => T) {
  const holders = new Map<string, Map<string, T>>()
  /** The counts that a dated transcript belongs to; undated ones belong to none. */
  const countsFor = (facts: TranscriptFacts): T | undefined => {
    if (!facts.date) return undefined
    const periods = holders.get(facts.holder) ?? new Map<string, T>()
    holders.set(facts.holder, periods)
    const period = periodOf(facts.date, by)
    const counts = periods.get(period) ?? empty()
    periods.set(period, counts)
    return counts
  }
  const cells = (): readonly PeriodCell<T>[] =>
    [...holders]
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .flatMap(([holder, periods]) => {
        const known = [...periods.keys()].toSorted(byCodeUnit)
        const [first, last] = [known[0], known.at(-1)]
        if (first === undefined || last === undefined) return []
        return periodsBetween(first, last).map((period) => ({ period, holder, counts: periods.get(period) }))
      })
  return { countsFor, cells }
}

/** Adds to a count kept by key. */
export function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
