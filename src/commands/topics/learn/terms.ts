import type { CodebookTopic } from '../../../knowledge/codebook.js'
import { TERM_STEP, type TopicWeights } from '../../../knowledge/topic-weights.js'
import type { SparseRow } from '../../../statistics/logistic.js'
import { fitNewsmap, type LabelledRow } from '../../../statistics/newsmap.js'
import { byCodeUnit } from '../../../text/compare.js'

/** A text whose topics cues alone have told. */
export interface CuedText {
  readonly terms: ReadonlyMap<string, number>
  /** Indexes of topics. */
  readonly topics: readonly number[]
}

/** Terms of fewer exchanges than these could give a text away. */
export const MIN_EXCHANGES = 5
/** Below this many texts, cues say more than any learned word. */
const MIN_TEXTS = 1000
const MAX_TERMS_PER_TOPIC = 250

/** The table of terms that are learned from texts by the cues in them; empty where the texts are too few. */
export function learnTerms(texts: readonly CuedText[], topics: readonly CodebookTopic[]): TopicWeights['terms'] {
  const labels = topics.map(({ id }) => id)
  const empty = { labels, minExchanges: MIN_EXCHANGES, values: {} }
  if (texts.length < MIN_TEXTS) return empty
  const vocabulary = frequentTerms(texts.map(({ terms }) => terms))
  const columnOf = new Map(vocabulary.map((term, i) => [term, i]))
  const rows = texts.map((text): LabelledRow => ({ labels: text.topics, row: rowOf(text.terms, columnOf) }))
  const weights = fitNewsmap(
    rows.filter((row) => row.labels.length > 0),
    {
      labels: labels.length,
      features: vocabulary.length,
    },
  )
  const kept = keptTerms(rows, weights)
  const values = vocabulary.flatMap((term, i) =>
    kept.has(i) ? [[term, weights.map((of) => Math.round((of[i] ?? 0) / TERM_STEP))] as const] : [],
  )
  return { ...empty, values: Object.fromEntries(values) }
}

/** The terms of at least five exchanges, in order. */
export function frequentTerms(texts: readonly CuedText['terms'][]): readonly string[] {
  const exchanges = new Map<string, number>()
  for (const terms of texts) for (const term of terms.keys()) exchanges.set(term, (exchanges.get(term) ?? 0) + 1)
  return [...exchanges].flatMap(([term, count]) => (count >= MIN_EXCHANGES ? [term] : [])).toSorted(byCodeUnit)
}

/** The amounts of known terms by their columns. */
export function rowOf(terms: ReadonlyMap<string, number>, columnOf: ReadonlyMap<string, number>): SparseRow {
  const cells = [...terms].flatMap(([term, amount]) => {
    const column = columnOf.get(term)
    return column === undefined ? [] : [[column, amount] as const]
  })
  return { columns: Uint32Array.from(cells, ([c]) => c), values: Float64Array.from(cells, ([, v]) => v) }
}

/** The terms that matter most to each topic: how strongly they speak for it, times how often they stand in its texts. */
function keptTerms(rows: readonly LabelledRow[], weights: readonly Float64Array[]): ReadonlySet<number> {
  const kept = new Set<number>()
  weights.forEach((of, label) => {
    const amounts = new Map<number, number>()
    for (const { row, labels } of rows) {
      if (!labels.includes(label)) continue
      row.columns.forEach((column, i) => {
        amounts.set(column, (amounts.get(column) ?? 0) + (row.values[i] ?? 0))
      })
    }
    const ranked = [...amounts]
      .map(([column, amount]) => ({ column, worth: amount * (of[column] ?? 0) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth || a.column - b.column)
    for (const { column } of ranked.slice(0, MAX_TERMS_PER_TOPIC)) kept.add(column)
  })
  return kept
}
