import { ACTS, REPLIES } from '../../model/stance.js'
import { byCodeUnit } from '../../text/compare.js'
import type { ComparedExchange, Corpus } from './corpus.js'

export const MEASURES = ['topic', 'stance', 'act', 'level', 'reply', 'country'] as const
/** What kind of label a contrast is about. */
export type Measure = (typeof MEASURES)[number]

/** A share that can be compared: exchanges with a label of those that could have it. */
export interface Feature {
  readonly measure: Measure
  readonly value: string
  readonly label: string
  /** Indices of its numerator and denominator among the counts of an exchange. */
  readonly count: number
  readonly total: number
}

/** Which counts each exchange adds to. */
export interface FeatureTable {
  readonly features: readonly Feature[]
  readonly size: number
  /** The counts that exchange `i` adds one to are `counts[starts[i] … starts[i + 1])`. */
  readonly starts: Int32Array
  readonly counts: Int32Array
}

/** Targets and countries in fewer exchanges of the whole corpus are left out: nothing could be told of them. */
export const MIN_CORPUS_EXCHANGES = 5

interface Mark {
  readonly measure: Measure
  readonly value: string
  /** What it is counted among. */
  readonly among: string
}

const EVERY = 'every exchange'

/** The labels of an exchange. */
function marksOf(exchange: ComparedExchange): readonly Mark[] {
  const mark = (measure: Measure, among: string) => (value: string) => ({ measure, value, among })
  const { level, reply, replyClass, eventStance } = exchange
  const levels = Array.from({ length: level ?? 0 }, (_, i) => `${i + 1}+`)
  const replies = [reply, ...(replyClass === 'clear' ? [] : [replyClass])].filter(Boolean)
  return [
    ...exchange.topics.map(mark('topic', EVERY)),
    ...exchange.stances.flatMap(({ target, stance, isMixed }) =>
      positionsOf(stance, isMixed).map((position) => mark('stance', `on ${target}`)(`${target}:${position}`)),
    ),
    ...(eventStance ? [mark('stance', 'event')(`event:${eventStance}`)] : []),
    ...exchange.acts.map(mark('act', EVERY)),
    ...levels.map(mark('level', 'level')),
    ...replies.map(mark('reply', 'reply')),
    ...exchange.countries.map(mark('country', EVERY)),
  ]
}

function positionsOf(stance: number, isMixed: boolean): readonly string[] {
  if (isMixed) return ['mixed']
  return stance > 0 ? ['support'] : stance < 0 ? ['oppose'] : []
}

/** What an exchange is counted among. */
function totalsOf(exchange: ComparedExchange): readonly string[] {
  return [
    EVERY,
    ...(exchange.level === undefined ? [] : ['level']),
    ...(exchange.reply ? ['reply'] : []),
    ...(exchange.eventStance ? ['event'] : []),
    ...exchange.stances.map(({ target }) => `on ${target}`),
  ]
}

/** Numbers the labels of a corpus and lists which each exchange has. */
export function createFeatureTable(corpus: Corpus): FeatureTable {
  const indexByKey = new Map<string, number>()
  const marks = new Map<string, Mark>()
  const times: number[] = []
  const starts = [0]
  const counts: number[] = []
  const add = (key: string) => {
    const index = indexByKey.get(key) ?? indexByKey.size
    indexByKey.set(key, index)
    times[index] = (times[index] ?? 0) + 1
    counts.push(index)
  }
  for (const exchange of corpus.exchanges) {
    for (const among of new Set(totalsOf(exchange))) add(`total\t${among}`)
    const own = new Map(marksOf(exchange).map((mark) => [`${mark.measure}\t${mark.value}`, mark]))
    for (const [key, mark] of own) {
      marks.set(key, mark)
      add(key)
    }
    starts.push(counts.length)
  }
  const features = [...marks].flatMap(([key, mark]): readonly Feature[] => {
    const [count, total] = [indexByKey.get(key), indexByKey.get(`total\t${mark.among}`)]
    if (count === undefined || total === undefined) return []
    const frequency = mark.measure === 'stance' ? times[total] : times[count]
    const isOpen = mark.measure === 'stance' || mark.measure === 'country'
    if (isOpen && (frequency ?? 0) < MIN_CORPUS_EXCHANGES) return []
    return [{ measure: mark.measure, value: mark.value, label: labelOf(mark, corpus), count, total }]
  })
  return {
    features: features.toSorted(inOrder),
    size: indexByKey.size,
    starts: Int32Array.from(starts),
    counts: Int32Array.from(counts),
  }
}

const SCALES: Readonly<Partial<Record<Measure, readonly string[]>>> = { act: ACTS, reply: REPLIES }

/** By measure, then in the codebook's order where it has one, then by id. */
function inOrder(x: Feature, y: Feature): number {
  const scale = SCALES[x.measure] ?? []
  return (
    MEASURES.indexOf(x.measure) - MEASURES.indexOf(y.measure) ||
    scale.indexOf(x.value) - scale.indexOf(y.value) ||
    byCodeUnit(x.value, y.value)
  )
}

function labelOf({ measure, value }: Mark, { topicLabels, names }: Corpus): string {
  if (measure === 'topic') return topicLabels.get(value) ?? value
  if (measure === 'country') return names.get(value) ?? value
  if (measure === 'level') return `wording level ${value.slice(0, -1)} or higher`
  if (measure !== 'stance') return value
  const [target = '', position = ''] = splitLast(value)
  return `${position} ${target === 'event' ? 'what the question puts' : (names.get(target) ?? target)}`
}

function splitLast(value: string): readonly [string, string] {
  const at = value.lastIndexOf(':')
  return [value.slice(0, at), value.slice(at + 1)]
}

/** How many of some exchanges add to each count. */
export function countExchanges(table: FeatureTable, exchanges: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const exchange of exchanges) {
    const end = table.starts[exchange + 1] ?? 0
    for (let i = table.starts[exchange] ?? 0; i < end; i++) {
      const count = table.counts[i] ?? 0
      sums.set(count, (sums.get(count) ?? 0) + 1)
    }
  }
  return sums
}
