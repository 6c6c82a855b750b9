import { isPeriod, periodEnd, periodStart } from '../../statistics/period.js'
import { byCodeUnit } from '../../text/compare.js'
import { type ComparedExchange, type ComparedTranscript, type Corpus, transcriptOf } from './corpus.js'

/** Days from the first to the last, both inside, as ISO dates. */
export interface DateRange {
  readonly first: string
  readonly last: string
}

/**
 * Reads periods as a user writes them: `2019-05..2019-08`, `2020`, `2019-Q1,2019-Q3`.
 *
 * Edge: undefined where a part is no period or runs backwards.
 */
export function parsePeriods(text: string): readonly DateRange[] | undefined {
  const ranges = text.split(',').map((part) => {
    const [from = '', to = from, ...rest] = part.trim().split('..')
    if (rest.length > 0 || !isPeriod(from) || !isPeriod(to)) return undefined
    const range = { first: periodStart(from), last: periodEnd(to) }
    return range.first <= range.last ? range : undefined
  })
  return ranges.every((range) => range !== undefined) ? ranges : undefined
}

/** Whether a date lies in one of some ranges. */
export function isWithin(date: string, ranges: readonly DateRange[]): boolean {
  return ranges.some(({ first, last }) => first <= date && date <= last)
}

const [minDate, maxDate] = [
  (a: string, b: string) => [a, b].toSorted(byCodeUnit)[0] ?? a,
  (a: string, b: string) => [a, b].toSorted(byCodeUnit)[1] ?? a,
]

/** The first stretch of days that two lists of ranges share. */
export function findOverlap(a: readonly DateRange[], b: readonly DateRange[]): DateRange | undefined {
  const shared = a.flatMap((x) => b.map((y) => ({ first: maxDate(x.first, y.first), last: minDate(x.last, y.last) })))
  return shared.filter(({ first, last }) => first <= last).toSorted((x, y) => byCodeUnit(x.first, y.first))[0]
}

type ValuesOf = (exchange: ComparedExchange, transcript: ComparedTranscript) => readonly string[]

/** What exchanges can be chosen or grouped by. */
export const SELECTORS: Readonly<Record<string, ValuesOf>> = {
  topic: ({ topics }) => topics,
  outlet: ({ outlets, outletIds }) => [...outletIds, ...outlets],
  outlet_country: ({ outletCountries }) => outletCountries,
  outlet_kind: ({ outletKinds }) => outletKinds,
  speaker: ({ speakers }) => speakers,
  kind: ({ kind }) => [kind],
  holder: (_, { holder }) => [holder],
  institution: (_, { institution }) => [institution],
  reply: ({ reply }) => [reply],
  reply_class: ({ replyClass }) => [replyClass],
  event_stance: ({ eventStance }) => [eventStance],
  act: ({ acts }) => acts,
  level: ({ level }) => [level === undefined ? '' : `${level}`],
  country: ({ countries }) => countries,
  target: ({ stances }) => stances.map(({ target }) => target),
}

/** Columns that exchanges can be grouped by. */
export const GROUPINGS = [
  'outlet',
  'outlet_country',
  'outlet_kind',
  'speaker',
  'kind',
  'institution',
  'holder',
] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What an exchange says in a column, as a group is named: one spelling a value. */
export function groupsOf(corpus: Corpus, exchange: ComparedExchange, by: Grouping): readonly string[] {
  if (by === 'outlet') return exchange.outletIds.filter(Boolean)
  return (SELECTORS[by]?.(exchange, transcriptOf(corpus, exchange)) ?? []).filter(Boolean)
}

/** Whether an exchange answers to a column's value, or to one of several for the same column. */
export function answersTo(
  corpus: Corpus,
  exchange: ComparedExchange,
  wheres: ReadonlyMap<string, readonly string[]>,
): boolean {
  const transcript = transcriptOf(corpus, exchange)
  return [...wheres].every(([column, values]) => {
    if (column === 'date') return values.some((value) => isWithin(transcript.date, parsePeriods(value) ?? []))
    return SELECTORS[column]?.(exchange, transcript).some((value) => values.includes(value)) ?? false
  })
}

/** The share of exchanges whose outlet is known. Edge: 0 where there is no exchange. */
export function identifiedShare(exchanges: readonly ComparedExchange[]): number {
  const known = exchanges.filter(({ outletIds }) => outletIds.some(Boolean)).length
  return exchanges.length === 0 ? 0 : known / exchanges.length
}
