import { rollup } from 'd3-array'
import type { TableDefinition } from '../../model/table.js'
import { OTHER_TOPIC } from '../../model/topic.js'
import { byCodeUnit } from '../../text/compare.js'
import { BREAK, type WordSequences } from '../../text/words.js'
import { column } from '../report.js'
import type { ComparedExchange, Comparison, Corpus, Group } from './corpus.js'
import { identifiedShare } from './select.js'

/** Something besides the answers in which two groups may differ. */
export interface ComparabilityRow {
  readonly comparison: Comparison
  readonly item: string
  readonly a: string
  readonly b: string
  /** What to make of it; empty where it is no trouble. */
  readonly note: string
}

/** What differs between two groups besides the answers. */
export const comparability: TableDefinition<ComparabilityRow> = {
  name: 'comparability',
  about: 'What differs between the two groups besides the answers: read this before any result.',
  columns: [
    column('item', 'string', ({ item }) => item, ['what is compared']),
    column('value_a', 'string', ({ a }) => a || null, ['in the first group', 'unknown or none']),
    column('value_b', 'string', ({ b }) => b || null, ['in the second group', 'unknown or none']),
    column('note', 'string', ({ note }) => note || null, ['what to make of it', 'nothing to note']),
    column('group_a', 'string', ({ comparison }) => comparison.a.label, ['first group']),
    column('group_b', 'string', ({ comparison }) => comparison.b.label, ['second group']),
    column('holder', 'string', ({ comparison }) => comparison.holder || null, [
      'government whose press conferences these are',
      'unknown, or the groups are holders',
    ]),
  ],
}

interface Side {
  readonly corpus: Corpus
  readonly group: Group
  readonly exchanges: readonly ComparedExchange[]
}

/** Two figures that differ by more than this share of the larger are worth a note. */
const NOTEWORTHY = 0.2

interface Item {
  readonly item: string
  readonly value: (side: Side) => number | string
  /** What is said where the two sides differ. */
  readonly note?: string
}

const transcriptsOf = ({ corpus, group }: Side) => group.transcripts.flatMap((index) => corpus.transcripts[index] ?? [])
const share = (side: Side, test: (exchange: ComparedExchange) => boolean) =>
  side.exchanges.length === 0 ? Number.NaN : side.exchanges.filter(test).length / side.exchanges.length

function wordsPerExchange({ group }: Side, { tokens, starts }: WordSequences): number {
  let words = 0
  for (const index of group.exchanges) {
    const end = starts[index + 1] ?? 0
    for (let i = starts[index] ?? 0; i < end; i++) if (tokens[i] !== BREAK) words += 1
  }
  return words / group.exchanges.length
}

function tallyOf(values: readonly string[]): string {
  return [
    ...rollup(
      values,
      (same) => same.length,
      (value) => value || 'unknown',
    ),
  ]
    .toSorted(([idA, a], [idB, b]) => b - a || byCodeUnit(idA, idB))
    .map(([value, count]) => `${value} ${count}`)
    .join('; ')
}

function datesOf(side: Side): string {
  const dates = transcriptsOf(side).map(({ date }) => date)
  return dates.length > 0 ? `${dates[0]} to ${dates.at(-1)}` : ''
}

const ITEMS: readonly Item[] = [
  { item: 'dates', value: datesOf },
  { item: 'press conferences', value: (side) => side.group.transcripts.length },
  { item: 'exchanges', value: ({ exchanges }) => exchanges.length },
  {
    item: 'questions per press conference',
    value: ({ exchanges }) => exchanges.length / new Set(exchanges.map(({ transcript }) => transcript)).size,
    note: 'more questions let more topics come up: compare conferences as well as exchanges',
  },
  {
    item: 'words per answer',
    value: (side) => wordsPerExchange(side, side.corpus.answers),
    note: 'longer answers have more room for acts, stances and countries',
  },
  { item: 'words per question', value: (side) => wordsPerExchange(side, side.corpus.questions) },
  {
    item: 'outlets identified (share of exchanges)',
    value: ({ exchanges }) => identifiedShare(exchanges),
    note: 'who asks is not equally well known: differences by outlet may be differences of labelling',
  },
  {
    item: 'layouts',
    value: (side) => tallyOf(transcriptsOf(side).map(({ format }) => format)),
  },
  { item: 'languages', value: (side) => tallyOf(transcriptsOf(side).map(({ language }) => language)) },
  {
    item: 'spokespersons (exchanges)',
    value: ({ exchanges }) => tallyOf(exchanges.map(({ speakers }) => speakers.join(' & '))),
  },
  {
    item: 'announcements',
    value: (side) => transcriptsOf(side).reduce((sum, { announcements }) => sum + announcements, 0),
    note: 'news that is announced is not asked for',
  },
  {
    item: 'exchanges without any topic (share)',
    value: (side) => share(side, ({ primaryTopic }) => primaryTopic === OTHER_TOPIC),
    note: 'the codebook fits one group better than the other',
  },
  {
    item: 'exchanges without labels (share)',
    value: (side) => share(side, ({ primaryTopic }) => primaryTopic === ''),
    note: 'their language is not supported, and they count in every total',
  },
]

/** What two groups differ in besides the answers. */
export function checkComparability(corpus: Corpus, comparison: Comparison): readonly ComparabilityRow[] {
  const side = (group: Group): Side => ({
    ...{ corpus, group },
    exchanges: group.exchanges.flatMap((index) => corpus.exchanges[index] ?? []),
  })
  const [a, b] = [side(comparison.a), side(comparison.b)]
  return [
    ...ITEMS.map(({ item, value, note }) => {
      const [x, y] = [value(a), value(b)]
      return { comparison, item, a: written(x), b: written(y), note: noteOn(x, y, note) }
    }),
    ...setsApart(a, b).map((row) => ({ comparison, ...row })),
  ]
}

function noteOn(x: number | string, y: number | string, note: string | undefined): string {
  if (typeof x === 'string' || typeof y === 'string' || note === undefined) return ''
  return Math.abs(x - y) > NOTEWORTHY * Math.max(Math.abs(x), Math.abs(y)) ? note : ''
}

function written(value: number | string): string {
  if (typeof value === 'string') return value
  return Number.isFinite(value) ? `${Math.round(value * 100) / 100}` : ''
}

/** Layouts and spokespersons that one group has and the other has not. */
function setsApart(a: Side, b: Side): readonly Omit<ComparabilityRow, 'comparison'>[] {
  const layouts = (side: Side) => new Set(transcriptsOf(side).map(({ format }) => format))
  const speakers = (side: Side) => new Set(side.exchanges.flatMap((exchange) => exchange.speakers))
  return [
    ...apart('layouts of one group alone', {
      ...{ a: layouts(a), b: layouts(b) },
      note: 'the transcripts are laid out differently: what is read as an exchange may differ',
    }),
    ...apart('spokespersons of one group alone', {
      ...{ a: speakers(a), b: speakers(b) },
      note: 'other people spoke: a change may be a change of person',
    }),
  ]
}

function apart(
  item: string,
  { a, b, note }: { readonly a: ReadonlySet<string>; readonly b: ReadonlySet<string>; readonly note: string },
): readonly Omit<ComparabilityRow, 'comparison'>[] {
  const only = (x: ReadonlySet<string>, y: ReadonlySet<string>) =>
    [...x].filter((value) => value && !y.has(value)).toSorted(byCodeUnit)
  const [inA, inB] = [only(a, b), only(b, a)]
  return inA.length + inB.length > 0 ? [{ item, a: inA.join('; '), b: inB.join('; '), note }] : []
}
