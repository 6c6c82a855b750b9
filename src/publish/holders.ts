import type { ChartFact } from '../charts/measure.js'
import { periodOf, periodsBetween } from '../statistics/period.js'
import { byCodeUnit } from '../text/compare.js'
import type { PageIndex } from './page-index.js'
import type { PageInput } from './page-input.js'

/** An exchange as charts count it, with its number in the index. */
export interface PageFact extends ChartFact {
  readonly number: number
  readonly period: string
}

/** What one government's press conferences come to: charts never add up two governments. */
export interface HolderView {
  /** ISO code; empty where unknown. */
  readonly holder: string
  readonly name: string
  readonly facts: readonly PageFact[]
  /** Days of the press conferences. */
  readonly conferences: readonly string[]
  /** Every period from the first to the last conference. */
  readonly periods: readonly string[]
  readonly gaps: readonly string[]
}

/** The counted exchanges of each holder, the holder with most of them first. */
export function viewHolders({ index, by, includeAnnouncements }: PageInput): readonly HolderView[] {
  const names = new Map(index.countries)
  const views = index.holders.map((holder, number): HolderView => {
    const days = index.transcripts.filter(([, , , of]) => of === number).map(([, date]) => date)
    const held = new Set(days.filter(Boolean).map((date) => periodOf(date, by)))
    const known = [...held].toSorted(byCodeUnit)
    const periods = known.length > 0 ? periodsBetween(known[0] ?? '', known.at(-1) ?? '') : []
    return {
      ...{ holder, name: holder === '' ? 'holder unknown' : (names.get(holder) ?? holder), conferences: days, periods },
      gaps: periods.filter((period) => !held.has(period)),
      facts: factsOf(index, number, { by, includeAnnouncements }),
    }
  })
  return views.toSorted((a, b) => b.facts.length - a.facts.length || byCodeUnit(a.holder, b.holder))
}

function factsOf(
  { columns, transcripts, topics }: PageIndex,
  holder: number,
  { by, includeAnnouncements }: Pick<PageInput, 'by' | 'includeAnnouncements'>,
): readonly PageFact[] {
  return columns.transcript.flatMap((transcript, number) => {
    const [, date = '', , of] = transcripts[transcript] ?? []
    if (of !== holder || (columns.kind[number] === 'announcement' && !includeAnnouncements)) return []
    const level = columns.level[number] ?? -1
    return [
      {
        ...{ number, date, period: date === '' ? '' : periodOf(date, by) },
        topics: (columns.topics[number] ?? []).map((topic) => topics[topic]?.[0] ?? ''),
        event: columns.event[number] ?? '',
        level: level < 0 ? undefined : level,
        replyClass: columns.replyClass[number] ?? '',
      },
    ]
  })
}

/** Ids with how often they occur, most first, ties by id. */
export function countIds(ids: Iterable<string>): readonly (readonly [id: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].toSorted(([idA, a], [idB, b]) => b - a || byCodeUnit(idA, idB))
}
