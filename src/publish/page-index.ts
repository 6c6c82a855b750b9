import { UNNAMED } from '../model/stance.js'
import type { ExchangeRecord, TranscriptRecord } from './record.js'

/** The labels of every exchange, column by column, with names stored once: small enough to hold whole in a page. */
export interface PageIndex {
  readonly holders: readonly string[]
  readonly transcripts: readonly (readonly [
    id: string,
    date: string,
    title: string,
    holder: number,
    institution: string,
    source: string,
  ])[]
  readonly topics: readonly (readonly [id: string, label: string])[]
  readonly outlets: readonly (readonly [key: string, name: string])[]
  readonly countries: readonly (readonly [id: string, name: string])[]
  readonly targets: readonly (readonly [id: string, name: string, type: string])[]
  readonly columns: PageColumns
}

/** One entry per exchange in each column. */
export interface PageColumns {
  readonly transcript: readonly number[]
  readonly id: readonly string[]
  readonly kind: readonly string[]
  readonly outlets: readonly (readonly number[])[]
  readonly topics: readonly (readonly number[])[]
  readonly countries: readonly (readonly number[])[]
  /** Pairs of target and stance; `MIXED` where the answer does both. */
  readonly stances: readonly (readonly (readonly [target: number, stance: number])[])[]
  readonly event: readonly string[]
  /** -1 where no label was given. */
  readonly level: readonly number[]
  readonly reply: readonly string[]
  readonly replyClass: readonly string[]
  readonly review: readonly string[]
  readonly confidence: readonly number[]
  readonly snippet: readonly string[]
}

/** The stance of an answer that both supports and opposes. */
export const MIXED = 9
const SNIPPET_CHARS = 130

/** Gathers the index of a page, transcript by transcript. */
export interface IndexBuilder {
  readonly add: (transcript: TranscriptRecord) => void
  readonly index: () => PageIndex
}

/** Starts an index. Names get their numbers in order of appearance. */
export function createIndex(): IndexBuilder {
  const holders = intern<string>((holder) => holder)
  const topics = intern<readonly [string, string]>(([id]) => id)
  const outlets = intern<readonly [string, string]>(([id]) => id)
  const countries = intern<readonly [string, string]>(([id]) => id)
  const targets = intern<readonly [string, string, string]>(([id]) => id)
  const transcripts: PageIndex['transcripts'][number][] = []
  const columns = emptyColumns()
  const addExchange = (exchange: ExchangeRecord) => {
    columns.transcript.push(transcripts.length - 1)
    columns.id.push(exchange.id)
    columns.kind.push(exchange.kind)
    columns.outlets.push(exchange.outlets.map(([id, name]) => outlets.number([id || name, name])))
    columns.topics.push(exchange.topics.map(([id, label]) => topics.number([id, label])))
    columns.countries.push(exchange.countries.map(countries.number))
    columns.stances.push(
      exchange.stances.map(
        ([id, name, type, stance]) =>
          [targets.number([id, id === UNNAMED ? 'somebody unnamed' : name, type]), stance ?? MIXED] as const,
      ),
    )
    columns.event.push(exchange.event?.[0] ?? '')
    columns.level.push(exchange.level ? Number(exchange.level[0]) : -1)
    columns.reply.push(exchange.reply?.[0] ?? '')
    columns.replyClass.push(exchange.replyClass)
    columns.review.push(exchange.review.join(', '))
    columns.confidence.push(exchange.confidence)
    columns.snippet.push(snippetOf(exchange))
  }
  return {
    add: ({ id, date, title, holder, institution, source, exchanges }) => {
      transcripts.push([id, date, title, holders.number(holder), institution, source])
      for (const exchange of exchanges) addExchange(exchange)
    },
    index: () => ({
      ...{ holders: holders.all, transcripts, topics: topics.all, outlets: outlets.all },
      ...{ countries: countries.all, targets: targets.all, columns },
    }),
  }
}

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : never }

function emptyColumns(): Growing<PageColumns> {
  return {
    ...{ transcript: [], id: [], kind: [], outlets: [], topics: [], countries: [], stances: [], event: [] },
    ...{ level: [], reply: [], replyClass: [], review: [], confidence: [], snippet: [] },
  }
}

function intern<T>(keyOf: (item: T) => string): { readonly all: T[]; readonly number: (item: T) => number } {
  const all: T[] = []
  const numbers = new Map<string, number>()
  return {
    all,
    number: (item) => {
      const known = numbers.get(keyOf(item))
      if (known !== undefined) return known
      numbers.set(keyOf(item), all.length)
      all.push(item)
      return all.length - 1
    },
  }
}

function snippetOf({ question, answer }: ExchangeRecord): string {
  const text = (question || answer).replace(/\s+/g, ' ')
  if (text.length <= SNIPPET_CHARS) return text
  return `${text
    .slice(0, SNIPPET_CHARS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+\S*$/, '')} …`
}
