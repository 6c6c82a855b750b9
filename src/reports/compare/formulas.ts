import { bisectRight, group } from 'd3-array'
import type { TableDefinition } from '../../model/table.js'
import { findRepeatedSequences } from '../../statistics/repeated-sequences.js'
import { unwrap } from '../../text/cells.js'
import { byCodeUnit } from '../../text/compare.js'
import { shortHash } from '../../text/hash.js'
import { BREAK, scanWords, selectTexts, type WordSequences } from '../../text/words.js'
import { column } from '../report.js'
import { type Corpus, transcriptOf } from './corpus.js'

/** Words from which on a run counts as a stock phrase; a longer one that is repeated as a whole stays whole. */
const MIN_WORDS = 5
const MAX_WORDS = 100
const MIN_EXCHANGES = 3
const MIN_DAYS = 2
const MAX_TOPICS = 5

/** A stock phrase of one holder's answers. */
export interface Formula {
  readonly holder: string
  /** The same wherever the same words are found. */
  readonly id: string
  /** As it stands in the answer where it was first seen. */
  readonly text: string
  readonly words: readonly string[]
  /** The exchanges whose answers have it, by index, ascending. */
  readonly exchanges: readonly number[]
  readonly transcripts: number
  readonly firstSeen: string
  readonly lastSeen: string
  /** Primary topics of those exchanges, most frequent first. */
  readonly topics: readonly string[]
}

/** Stock phrases: the same words again and again. */
export const formulas: TableDefinition<Formula> = {
  name: 'formulas',
  about:
    'Stock phrases of the answers: runs of five words and more that stand in at least three exchanges on two dates, merged to the longest.',
  columns: [
    column('formula_id', 'string', ({ id }) => id, ['stable name of these very words']),
    column('text', 'string', ({ text }) => text, ['the words as first seen']),
    column('words', 'integer', ({ words }) => words.length, ['length', 'never empty', 'words']),
    column('exchanges', 'integer', ({ exchanges }) => exchanges.length, [
      'exchanges whose answers have it',
      'never empty',
      'exchanges',
    ]),
    column('transcripts', 'integer', ({ transcripts }) => transcripts, [
      'press conferences with it',
      'never empty',
      'transcripts',
    ]),
    column('first_seen', 'date', ({ firstSeen }) => firstSeen, ['first date']),
    column('last_seen', 'date', ({ lastSeen }) => lastSeen, ['last date']),
    column('topics', 'list', ({ topics }) => topics, [
      `primary topics of those exchanges, most frequent first, at most ${MAX_TOPICS}`,
      'language not supported',
    ]),
    column('holder', 'string', ({ holder }) => holder || null, ['government whose answers these are', 'unknown']),
  ],
}

/** The stock phrases of every holder, those that weigh most first: exchanges times the logarithm of their length. */
export function findFormulas(corpus: Corpus): readonly Formula[] {
  const indices = corpus.exchanges.map((_, i) => i)
  const holderOf = (index: number) => {
    const exchange = corpus.exchanges[index]
    return exchange ? transcriptOf(corpus, exchange).holder : ''
  }
  const byHolder = [...group(indices, holderOf)].toSorted(([a], [b]) => byCodeUnit(a, b))
  return byHolder.flatMap(([holder, own]) => formulasOf(corpus, { holder, indices: own }))
}

const weight = ({ exchanges, words }: Formula) => Math.round(exchanges.length * Math.log(words.length) * 1e9)

function formulasOf(
  corpus: Corpus,
  { holder, indices }: { readonly holder: string; readonly indices: readonly number[] },
): readonly Formula[] {
  const isAll = indices.length === corpus.exchanges.length
  const texts = isAll ? corpus.answers : selectTexts(corpus.answers, indices)
  const dates = indices.map((index) => dateOf(corpus, index))
  const numberByDate = new Map([...new Set(dates)].map((date, i) => [date, i]))
  const found = findRepeatedSequences(texts, {
    ...{ minWords: MIN_WORDS, maxWords: MAX_WORDS, minTexts: MIN_EXCHANGES, minDays: MIN_DAYS },
    days: Int32Array.from(dates, (date) => numberByDate.get(date) ?? 0),
  })
  return found
    .map(({ length, positions }) => {
      const [first = 0] = positions
      const inTexts = [...new Set(positions.map((position) => bisectRight(texts.starts, position) - 1))]
      return describe(corpus, {
        ...{ holder, texts, first, length },
        exchanges: inTexts.map((text) => indices[text] ?? 0),
      })
    })
    .toSorted((a, b) => weight(b) - weight(a) || byCodeUnit(a.id, b.id))
}

function dateOf(corpus: Corpus, index: number): string {
  const exchange = corpus.exchanges[index]
  return exchange ? transcriptOf(corpus, exchange).date : ''
}

interface Place {
  readonly holder: string
  readonly texts: WordSequences
  readonly first: number
  readonly length: number
  readonly exchanges: readonly number[]
}

function describe(corpus: Corpus, { holder, texts, first, length, exchanges }: Place): Formula {
  const words = [...texts.tokens.subarray(first, first + length)].map((token) => corpus.vocabulary.words[token] ?? '')
  const inside = exchanges.flatMap((index) => corpus.exchanges[index] ?? [])
  const answer = inside[0]?.answer ?? ''
  const start = texts.starts[bisectRight(texts.starts, first) - 1] ?? 0
  let before = 0
  for (let at = start; at < first; at++) if (texts.tokens[at] !== BREAK) before += 1
  const spans = scanWords(answer, before + length)
  return {
    ...{ holder, words, exchanges },
    id: `f-${shortHash(words.join(' '))}`,
    text: unwrap(answer.slice(spans.starts[before], spans.ends[before + length - 1])),
    transcripts: new Set(inside.map(({ transcript }) => transcript)).size,
    firstSeen: dateOf(corpus, exchanges[0] ?? -1),
    lastSeen: dateOf(corpus, exchanges.at(-1) ?? -1),
    topics: topTopics(inside.map(({ primaryTopic }) => primaryTopic)),
  }
}

function topTopics(topics: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const topic of topics) if (topic) times.set(topic, (times.get(topic) ?? 0) + 1)
  return [...times]
    .toSorted(([idA, a], [idB, b]) => b - a || byCodeUnit(idA, idB))
    .slice(0, MAX_TOPICS)
    .map(([topic]) => topic)
}
