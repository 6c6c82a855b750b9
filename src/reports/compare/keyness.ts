import type { Side } from '../../model/dialogue.js'
import type { TableDefinition } from '../../model/table.js'
import { type LogOdds, logOdds } from '../../statistics/keyness.js'
import { benjaminiHochberg } from '../../statistics/multiple.js'
import { normalTails } from '../../statistics/special.js'
import { byCodeUnit } from '../../text/compare.js'
import { MIN_EXCHANGES } from '../periods.js'
import { column, round4, roundP } from '../report.js'
import type { Comparison, Corpus } from './corpus.js'
import type { Terms } from './terms.js'

/** Pseudo-counts of all terms together. */
const PRIOR = 500
/** Fewest exchanges that a term must stand in, both groups together: a word of one answer is no keyword. */
const MIN_TERM_EXCHANGES = 3
/** Rows of each side, topic and direction; the strongest are kept. */
const MAX_ROWS = 100
const MIN_Z = 1.96

/** A term's counts in one group. */
export interface TermSide {
  readonly count: number
  readonly exchanges: number
  readonly words: number
}

/** How a term sets two groups apart. */
export interface Keyword {
  readonly comparison: Comparison
  readonly side: Side
  readonly topic: string
  readonly term: string
  readonly a: TermSide
  readonly b: TermSide
  readonly odds: LogOdds
}

export interface KeywordRow extends Keyword {
  readonly q: number
}

const perThousand = ({ count, words }: TermSide) => round4((1000 * count) / words)

/** The words that set two groups apart. */
export const keyness: TableDefinition<KeywordRow> = {
  name: 'keyness',
  about:
    'The words that set two groups apart, in answers and in questions, for all topics together and for each: the strongest 100 of either group with |z| >= 1.96. Words of one answer lean on each other: look at the exchanges beside z.',
  columns: [
    column('term', 'string', ({ term }) => term, [
      'a word in lower case (acronyms as they are), or a firm pair of words',
    ]),
    column('topic', 'string', ({ topic }) => topic || null, ['exchanges with this topic only', 'all topics together']),
    column('count_a', 'integer', ({ a }) => a.count, ['times in a', 'never empty', 'times']),
    column('per_thousand_a', 'number', ({ a }) => perThousand(a), ['times in a thousand words of a', 'never empty']),
    column('documents_a', 'integer', ({ a }) => a.exchanges, ['exchanges of a with it', 'never empty', 'exchanges']),
    column('count_b', 'integer', ({ b }) => b.count, ['times in b', 'never empty', 'times']),
    column('per_thousand_b', 'number', ({ b }) => perThousand(b), ['times in a thousand words of b', 'never empty']),
    column('documents_b', 'integer', ({ b }) => b.exchanges, ['exchanges of b with it', 'never empty', 'exchanges']),
    column('log_odds', 'number', ({ odds }) => round4(odds.delta), [
      'log-odds of a against b with an informative prior; above 0 for words of a',
      'never empty',
      'nats',
    ]),
    column('z', 'number', ({ odds }) => round4(odds.z), ['log_odds over its standard error']),
    column('q_value', 'number', ({ q }) => roundP(q), [
      'p of z, Benjamini-Hochberg over all terms that were looked at',
      'never empty',
      '0-1',
    ]),
    column('side', 'string', ({ side }) => side, ['question or answer']),
    column('group_a', 'string', ({ comparison }) => comparison.a.label, ['first group']),
    column('group_b', 'string', ({ comparison }) => comparison.b.label, ['second group']),
    column('holder', 'string', ({ comparison }) => comparison.holder || null, [
      'government whose press conferences these are',
      'unknown, or the groups are holders',
    ]),
  ],
}

/** The terms of some exchanges, counted. */
interface Counts {
  readonly count: Int32Array
  readonly exchanges: Int32Array
  words: number
}

function createCounts(terms: number): Counts {
  return { count: new Int32Array(terms), exchanges: new Int32Array(terms), words: 0 }
}

interface CountContext {
  readonly corpus: Corpus
  readonly terms: Terms
  readonly side: Side
}

function countTerms(exchanges: readonly number[], { corpus, terms, side }: CountContext): Counts {
  const counts = createCounts(terms.names.length)
  const last = new Int32Array(terms.names.length).fill(-1)
  const words = corpus.vocabulary.words.length
  for (const exchange of exchanges) {
    terms.visit(side === 'answer' ? corpus.answers : corpus.questions, exchange, (term) => {
      counts.count[term] = (counts.count[term] ?? 0) + 1
      if (term < words) counts.words += 1
      if (last[term] === exchange) return
      last[term] = exchange
      counts.exchanges[term] = (counts.exchanges[term] ?? 0) + 1
    })
  }
  return counts
}

function compareTerms(a: Counts, b: Counts): (term: number) => LogOdds {
  const words = a.words + b.words
  return (term) => {
    const [x, y] = [a.count[term] ?? 0, b.count[term] ?? 0]
    const prior = { alpha: (PRIOR * (x + y)) / words, alphaTotal: PRIOR }
    return logOdds({ count: x, words: a.words }, { count: y, words: b.words }, prior)
  }
}

/** The keywords of two groups within a list of topics ('' for all), each tested term among them. */
export function findKeywords(
  comparison: Comparison,
  { topics, ...context }: Omit<CountContext, 'side'> & { readonly topics: readonly string[] },
): readonly Keyword[] {
  const sides: readonly Side[] = ['answer', 'question']
  const [a, b] = [byTopic(comparison.a.exchanges, context.corpus), byTopic(comparison.b.exchanges, context.corpus)]
  const inTopic = (topic: string) => [a.get(topic) ?? [], b.get(topic) ?? []] as const
  return sides.flatMap((side) =>
    topics.flatMap((topic) => keywordsOfTopic(comparison, { ...context, side, topic, inTopic })),
  )
}

/** Some exchanges by their topics; all of them under ''. */
function byTopic(exchanges: readonly number[], corpus: Corpus): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>([['', [...exchanges]]])
  for (const index of exchanges) {
    for (const topic of corpus.exchanges[index]?.topics ?? []) {
      const known = found.get(topic)
      if (known) known.push(index)
      else found.set(topic, [index])
    }
  }
  return found
}

interface TopicContext extends CountContext {
  readonly topic: string
  /** The exchanges of a and of b with a topic. */
  readonly inTopic: (topic: string) => readonly [readonly number[], readonly number[]]
}

function keywordsOfTopic(comparison: Comparison, { topic, inTopic, ...context }: TopicContext): readonly Keyword[] {
  const { terms, side } = context
  const [inA, inB] = inTopic(topic)
  if (Math.min(inA.length, inB.length) < MIN_EXCHANGES) return []
  const [a, b] = [countTerms(inA, context), countTerms(inB, context)]
  if (a.words === 0 || b.words === 0) return []
  const oddsOf = compareTerms(a, b)
  const sideOf = ({ count, exchanges, words }: Counts, term: number): TermSide => ({
    count: count[term] ?? 0,
    exchanges: exchanges[term] ?? 0,
    words,
  })
  const found: Keyword[] = []
  for (const [term, name] of terms.names.entries()) {
    if ((a.exchanges[term] ?? 0) + (b.exchanges[term] ?? 0) < MIN_TERM_EXCHANGES) continue
    found.push({ comparison, side, topic, term: name, a: sideOf(a, term), b: sideOf(b, term), odds: oddsOf(term) })
  }
  return found
}

/** Corrects all keywords for each other and keeps the strongest of either group, by side and topic. */
export function strongestKeywords(keywords: readonly Keyword[]): readonly KeywordRow[] {
  const qs = benjaminiHochberg(keywords.map(({ odds }) => normalTails(odds.z)))
  const rows = keywords
    .map((keyword, i) => ({ ...keyword, q: qs[i] ?? 1 }))
    .filter(({ odds }) => Math.abs(odds.z) >= MIN_Z)
  const kept = new Map<string, number>()
  const strength = ({ odds }: KeywordRow) => Math.round(Math.abs(odds.z) * 1e9)
  const isKept = ({ comparison, side, topic, odds }: KeywordRow) => {
    const { a, b, holder } = comparison
    const key = [holder, a.label, b.label, side, topic, Math.sign(odds.z)].join('\t')
    kept.set(key, (kept.get(key) ?? 0) + 1)
    return (kept.get(key) ?? 0) <= MAX_ROWS
  }
  const order = new Map(keywords.map(({ comparison }) => comparison).map((comparison, i) => [comparison, i]))
  return rows
    .toSorted((x, y) => strength(y) - strength(x) || byCodeUnit(x.term, y.term))
    .filter(isKept)
    .toSorted(
      (x, y) =>
        (order.get(x.comparison) ?? 0) - (order.get(y.comparison) ?? 0) ||
        byCodeUnit(x.side, y.side) ||
        byCodeUnit(x.topic, y.topic),
    )
}
