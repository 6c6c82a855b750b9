import { group } from 'd3-array'
import type { TableDefinition } from '../../model/table.js'
import { containment, findContained } from '../../statistics/containment.js'
import { findNearDuplicates, jaccard, shinglesOf } from '../../statistics/near-duplicates.js'
import { byCodeUnit } from '../../text/compare.js'
import { BREAK } from '../../text/words.js'
import { column, round4 } from '../report.js'
import { type Corpus, transcriptOf } from './corpus.js'

/** Least similarity of two answers that count as the same, and their fewest words. */
const MIN_SIMILARITY = 0.6
const MIN_WORDS = 8
/** Least share of a short answer that stands in a longer one, and its fewest runs of five words. */
const CONTAINED = { threshold: 0.9, minShingles: 16 } as const

/** An answer that was given again on another date. */
export interface Repeat {
  readonly group: number
  readonly exchangeId: string
  readonly date: string
  readonly earliestId: string
  readonly similarity: number
  readonly containment: number
  readonly words: number
  readonly holder: string
}

/** Answers that are nearly the same on different dates. */
export const repeats: TableDefinition<Repeat> = {
  name: 'repeats',
  about: `Answers of at least ${MIN_WORDS} words that are nearly the same on different dates, or of 20 that stand inside a longer one, the earliest of a group first.`,
  columns: [
    column('group', 'integer', ({ group: number }) => number, ['number of the group of like answers, from 1']),
    column('exchange_id', 'string', ({ exchangeId }) => exchangeId, ['exchange']),
    column('date', 'date', ({ date }) => date, ['day of the press conference']),
    column('earliest_exchange_id', 'string', ({ earliestId }) => earliestId, ['earliest exchange of the group']),
    column('similarity', 'number', ({ similarity }) => round4(similarity), [
      `runs of five words that it shares with the earliest, of all that either has; ${MIN_SIMILARITY} and more with some answer of the group, unless one stands inside the other`,
      'never empty',
      '0-1',
    ]),
    column('words', 'integer', ({ words }) => words, ['words of the answer', 'never empty', 'words']),
    column('holder', 'string', ({ holder }) => holder || null, ['government whose answers these are', 'unknown']),
    column('containment', 'number', ({ containment: share }) => round4(share), [
      `runs of five words that it shares with the earliest, of those of the shorter of the two; ${CONTAINED.threshold} and more where one stands inside the other`,
      'never empty',
      '0-1',
    ]),
  ],
}

/** The answers of every holder that came again. Shape: groups by their earliest exchange. */
export function findRepeats(corpus: Corpus, seed: number): readonly Repeat[] {
  const { tokens, starts } = corpus.answers
  const wordsOf = (index: number) =>
    tokens.subarray(starts[index], starts[index + 1]).reduce((sum, token) => sum + (token === BREAK ? 0 : 1), 0)
  const long = corpus.exchanges.flatMap((exchange, index) => {
    const words = wordsOf(index)
    return words < MIN_WORDS ? [] : [{ exchange, index, words, ...transcriptOf(corpus, exchange) }]
  })
  const holders = [...group(long, ({ holder }) => holder)].toSorted(([a], [b]) => byCodeUnit(a, b))
  const groups = holders.flatMap(([, texts]) => {
    const shingles = texts.map(({ index }) => shinglesOf(corpus.answers, index))
    const alike = findNearDuplicates(shingles, { threshold: MIN_SIMILARITY, seed })
    return withContained(alike, findContained(shingles, CONTAINED))
      .map((members) => members.flatMap((i) => ({ text: texts[i], shingles: shingles[i] ?? new Uint32Array() })))
      .filter((members) => new Set(members.map(({ text }) => text?.date)).size > 1)
  })
  return groups.flatMap((members, i) => {
    const [earliest] = members
    if (!earliest?.text) return []
    const earliestId = earliest.text.exchange.id
    return members.flatMap(({ text, shingles }): readonly Repeat[] => {
      if (!text) return []
      const { exchange, date, words, holder } = text
      const similarity = jaccard(shingles, earliest.shingles)
      const inside = containment(shingles, earliest.shingles)
      return [
        { group: i + 1, exchangeId: exchange.id, date, earliestId, similarity, containment: inside, words, holder },
      ]
    })
  })
}

/**
 * Adds the answers that stand inside a longer one to its group.
 *
 * Edge: an answer that is like others stays with them, so that a short one never joins two groups of long ones.
 */
function withContained(
  groups: readonly (readonly number[])[],
  holders: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const groupOf = new Map<number, number[]>()
  for (const members of groups.map((one) => [...one])) for (const member of members) groupOf.set(member, members)
  const loose = [...holders].filter(([text]) => !groupOf.has(text))
  const rootOf = (text: number): number => {
    const holder = groupOf.has(text) ? undefined : holders.get(text)
    return holder === undefined ? text : rootOf(holder)
  }
  const joined = loose.map(([text]) => [text, rootOf(text)] as const)
  for (const [text, root] of joined) {
    const members = groupOf.get(root) ?? [root]
    groupOf.set(root, members)
    members.push(text)
  }
  return [...new Set(groupOf.values())]
    .map((members) => members.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
