import { group } from 'd3-array'
import { wilson } from '../statistics/interval.js'
import { type PeriodLength, periodOf, periodsBetween } from '../statistics/period.js'

/** What a chart shows of the exchanges on a topic. */
export const MEASURES = ['share', 'stance', 'level', 'reply'] as const
export type Measure = (typeof MEASURES)[number]

/** Below this many exchanges a share is only a description. */
export const MIN_EXCHANGES = 30
/** Formal opposition begins at this wording level. */
export const FORMAL_LEVEL = 3

/** An exchange as far as charts count it. */
export interface ChartFact {
  readonly date: string
  readonly topics: readonly string[]
  readonly event: string
  /** Undefined where no label was given. */
  readonly level: number | undefined
  readonly replyClass: string
}

/** A share in one period. */
export interface Point {
  readonly period: string
  readonly count: number
  readonly total: number
  /** Undefined where there is nothing to divide by. */
  readonly share: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  /** No press conference in the period: a gap is no zero. */
  readonly isGap: boolean
  /** Too few exchanges to compare. */
  readonly isFew: boolean
}

/** A line of a chart. */
export interface Series {
  /** Topic id; empty for all exchanges. */
  readonly topic: string
  /** What is counted: `topic`, `oppose`, `support`, `formal` or `non-reply`. */
  readonly part: string
  readonly label: string
  readonly points: readonly Point[]
}

/** What the counted part of each measure is, and out of what. */
export const MEASURE_TEXTS: Readonly<Record<Measure, { readonly axis: string; readonly total: string }>> = {
  share: { axis: 'share of exchanges with the topic', total: 'exchanges in the period' },
  stance: { axis: 'share of exchanges, by position toward what the question puts', total: 'exchanges on the topic' },
  level: {
    axis: `share of exchanges worded at level ${FORMAL_LEVEL} (formal opposition) or higher`,
    total: 'exchanges on the topic',
  },
  reply: { axis: 'share of non-replies', total: 'exchanges on the topic with a reply' },
}

interface Part {
  readonly name: string
  readonly counts: (fact: ChartFact) => boolean
}

/** Whether an exchange belongs to what a measure divides by. */
function isCounted(fact: ChartFact, measure: Measure): boolean {
  if (measure === 'stance') return fact.event !== ''
  if (measure === 'level') return fact.level !== undefined
  return measure === 'share' || fact.replyClass !== ''
}

function partsOf(measure: Measure, topic: string): readonly Part[] {
  if (measure === 'share') return [{ name: 'topic', counts: ({ topics }) => topics.includes(topic) }]
  if (measure === 'level') return [{ name: 'formal', counts: ({ level }) => (level ?? 0) >= FORMAL_LEVEL }]
  if (measure === 'reply') return [{ name: 'non-reply', counts: ({ replyClass }) => replyClass === 'non-reply' }]
  return ['oppose', 'support'].map((name) => ({ name, counts: ({ event }: ChartFact) => event === name }))
}

/** What to count, over which periods. */
export interface MeasureOptions {
  readonly measure: Measure
  /** Topics with their labels; an empty id stands for all exchanges. */
  readonly topics: readonly { readonly id: string; readonly label: string }[]
  readonly by: PeriodLength
  /** Days of the press conferences: periods without any are gaps. */
  readonly conferences: readonly string[]
}

/** The lines of a chart: every period between the first and the last conference, with its zeros and gaps. */
export function measureSeries(facts: readonly ChartFact[], options: MeasureOptions): readonly Series[] {
  const { measure, topics, by, conferences } = options
  const held = new Set(conferences.filter(Boolean).map((date) => periodOf(date, by)))
  const known = [...held].toSorted()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const periods = periodsBetween(first, last)
  const byPeriod = groupByPeriod(facts, by)
  return topics.flatMap(({ id, label }) =>
    partsOf(measure, id).map((part) => ({
      ...{ topic: id, part: part.name, label: part.name === 'topic' ? label : `${label}: ${part.name}` },
      points: periods.map((period) => {
        const isIn = (fact: ChartFact) =>
          isCounted(fact, measure) && (measure === 'share' || id === '' || fact.topics.includes(id))
        const counted = (byPeriod.get(period) ?? []).filter(isIn)
        return pointOf(period, { counted, part, isGap: !held.has(period) })
      }),
    })),
  )
}

function groupByPeriod(facts: readonly ChartFact[], by: PeriodLength): ReadonlyMap<string, readonly ChartFact[]> {
  return group(
    facts.filter(({ date }) => date !== ''),
    ({ date }) => periodOf(date, by),
  )
}

function pointOf(
  period: string,
  { counted, part, isGap }: { readonly counted: readonly ChartFact[]; readonly part: Part; readonly isGap: boolean },
): Point {
  const total = counted.length
  const count = counted.filter(part.counts).length
  const interval = wilson(count, total)
  return {
    ...{ period, count, total, isGap, isFew: total < MIN_EXCHANGES },
    ...{ share: total > 0 ? count / total : undefined, low: interval?.low, high: interval?.high },
  }
}
