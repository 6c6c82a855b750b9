import { group } from 'd3-array'
import type { TableDefinition } from '../../model/table.js'
import { testShares } from '../../statistics/contrast.js'
import { benjaminiHochberg } from '../../statistics/multiple.js'
import { byCodeUnit } from '../../text/compare.js'
import { diffWords, wordingSimilarity } from '../../text/word-diff.js'
import { column, roundP } from '../report.js'
import type { Comparison, Corpus } from './corpus.js'
import type { Formula } from './formulas.js'

/** What became of a stock phrase from group a to group b. */
export type FormulaChange = 'new' | 'dropped' | 'more' | 'less'

/** Fewest exchanges of both groups together. */
const MIN_EXCHANGES = 3
/** A phrase of both groups is named where its press conferences differ by this p, before correction. */
const MIN_P = 0.05
/** Two phrases are wordings of one another from this share of common words on. */
const MIN_SIMILARITY = 0.6

interface DriftSide {
  readonly exchanges: number
  readonly conferences: number
  readonly conferencesTotal: number
}

interface Drift {
  readonly comparison: Comparison
  readonly topic: string
  readonly formula: Formula
  readonly change: FormulaChange
  readonly a: DriftSide
  readonly b: DriftSide
  readonly p: number
}

/** A change of a stock phrase, corrected for there being many, with the wording that took its place. */
export interface DriftRow extends Drift {
  readonly q: number
  /** The phrase of the other group that is nearly the same. */
  readonly variant: Formula | undefined
}

/** Stock phrases that appeared, vanished, or came more or less often. */
export const formulaDrift: TableDefinition<DriftRow> = {
  name: 'formula_drift',
  about: 'Stock phrases that appeared, vanished, or came more or less often from group a to group b.',
  columns: [
    column('topic', 'string', ({ topic }) => topic || null, ['exchanges with this topic only', 'all topics together']),
    column('formula_id', 'string', ({ formula }) => formula.id, ['stock phrase, as in formulas']),
    column('text', 'string', ({ formula }) => formula.text, ['the words as first seen']),
    column('change', 'string', ({ change }) => change, [
      'new: in b alone; dropped: in a alone; more or less: in more or fewer of b’s press conferences than of a’s',
    ]),
    column('count_a', 'integer', ({ a }) => a.exchanges, ['exchanges of a with it', 'never empty', 'exchanges']),
    column('count_b', 'integer', ({ b }) => b.exchanges, ['exchanges of b with it', 'never empty', 'exchanges']),
    column('first_seen', 'date', ({ formula }) => formula.firstSeen, ['first date in the whole corpus']),
    column('last_seen', 'date', ({ formula }) => formula.lastSeen, ['last date in the whole corpus']),
    column('conferences_a', 'integer', ({ a }) => a.conferences, [
      'press conferences of a with it',
      'never empty',
      'transcripts',
    ]),
    column('conferences_total_a', 'integer', ({ a }) => a.conferencesTotal, [
      'press conferences of a with such exchanges',
      'never empty',
      'transcripts',
    ]),
    column('conferences_b', 'integer', ({ b }) => b.conferences, [
      'press conferences of b with it',
      'never empty',
      'transcripts',
    ]),
    column('conferences_total_b', 'integer', ({ b }) => b.conferencesTotal, [
      'press conferences of b with such exchanges',
      'never empty',
      'transcripts',
    ]),
    column('p_value', 'number', ({ p }) => roundP(p), [
      'Fisher’s exact test on press conferences (G-test beyond 1000)',
      'never empty',
      '0-1',
    ]),
    column('q_value', 'number', ({ q }) => roundP(q), [
      'p_value corrected for all phrases that were looked at (Benjamini-Hochberg)',
      'never empty',
      '0-1',
    ]),
    column('variant_id', 'string', ({ variant }) => variant?.id ?? null, [
      'phrase of the other group with nearly the same words',
      'none',
    ]),
    column('wording', 'string', wordingOf, [
      'from the wording of a to that of b: [-words that fell away-] {+words that came in+}',
      'no variant',
    ]),
    column('group_a', 'string', ({ comparison }) => comparison.a.label, ['first group']),
    column('group_b', 'string', ({ comparison }) => comparison.b.label, ['second group']),
    column('holder', 'string', ({ comparison }) => comparison.holder || null, [
      'government whose answers these are',
      'unknown, or the groups are holders',
    ]),
  ],
}

const isLeaving = (change: FormulaChange) => change === 'dropped' || change === 'less'

function wordingOf({ change, formula, variant }: DriftRow): string | null {
  if (!variant) return null
  return isLeaving(change) ? diffWords(formula.text, variant.text) : diffWords(variant.text, formula.text)
}

interface DriftContext {
  readonly corpus: Corpus
  readonly formulas: readonly Formula[]
  /** '' for all topics together. */
  readonly topics: readonly string[]
}

/** What became of every stock phrase between two groups. */
export function findDrift(comparisons: readonly Comparison[], context: DriftContext): readonly DriftRow[] {
  const tested = comparisons.flatMap((comparison) =>
    context.topics.flatMap((topic) => driftOfTopic(comparison, { ...context, topic })),
  )
  const qs = benjaminiHochberg(tested.map(({ p }) => p))
  const rows = tested
    .map((drift, i) => ({ ...drift, q: qs[i] ?? 1 }))
    .filter(({ change, p }) => change === 'new' || change === 'dropped' || p < MIN_P)
  const variants = findVariants(rows)
  return rows.map((row) => ({ ...row, variant: variants.get(row) }))
}

const SIDES = { a: 1, b: 2 } as const

function driftOfTopic(
  comparison: Comparison,
  { corpus, formulas, topic }: DriftContext & { readonly topic: string },
): readonly Drift[] {
  const sides = new Int8Array(corpus.exchanges.length)
  const conferences = { a: new Set<number>(), b: new Set<number>() }
  for (const side of ['a', 'b'] as const) {
    for (const index of comparison[side].exchanges) {
      const exchange = corpus.exchanges[index]
      if (!exchange || (topic !== '' && !exchange.topics.includes(topic))) continue
      sides[index] = SIDES[side]
      conferences[side].add(exchange.transcript)
    }
  }
  if (conferences.a.size === 0 || conferences.b.size === 0) return []
  const found: Drift[] = []
  for (const formula of formulas) {
    if (countInside(formula, sides) < MIN_EXCHANGES) continue
    const [a, b] = countSides(formula, { corpus, sides, conferences })
    const { p } = testShares(
      { count: a.conferences, total: a.conferencesTotal },
      { count: b.conferences, total: b.conferencesTotal },
    )
    found.push({ comparison, topic, formula, change: changeOf(a, b), a, b, p })
  }
  return found
}

function countInside({ exchanges }: Formula, sides: Int8Array): number {
  let inside = 0
  for (const index of exchanges) if (sides[index] !== 0) inside += 1
  return inside
}

interface Sides {
  readonly corpus: Corpus
  /** By exchange: 0 for neither side. */
  readonly sides: Int8Array
  readonly conferences: Readonly<Record<'a' | 'b', ReadonlySet<number>>>
}

/** A phrase's exchanges and press conferences on either side; exchanges ascend, and so do their conferences. */
function countSides({ exchanges }: Formula, { corpus, sides, conferences }: Sides): readonly [DriftSide, DriftSide] {
  const counts = [0, 0, 0]
  const met = [0, 0, 0]
  const last = [-1, -1, -1]
  for (const index of exchanges) {
    const side = sides[index] ?? 0
    const transcript = corpus.exchanges[index]?.transcript ?? -1
    counts[side] = (counts[side] ?? 0) + 1
    if (last[side] !== transcript) met[side] = (met[side] ?? 0) + 1
    last[side] = transcript
  }
  const sideOf = (side: 'a' | 'b'): DriftSide => ({
    exchanges: counts[SIDES[side]] ?? 0,
    conferences: met[SIDES[side]] ?? 0,
    conferencesTotal: conferences[side].size,
  })
  return [sideOf('a'), sideOf('b')]
}

function changeOf(a: DriftSide, b: DriftSide): FormulaChange {
  if (a.exchanges === 0) return 'new'
  if (b.exchanges === 0) return 'dropped'
  const [before, after] = [a.conferences * b.conferencesTotal, b.conferences * a.conferencesTotal]
  return after > before || (after === before && b.exchanges > a.exchanges) ? 'more' : 'less'
}

type Candidate = Omit<DriftRow, 'variant'>

/** Of its words, a phrase shares at least so many with one that is like it; so one of the rarer rest is shared too. */
const MIN_COMMON = MIN_SIMILARITY / (2 - MIN_SIMILARITY)

/** Whether enough words of y stand in x, in whatever order, for the two to be like. */
function mayBeLike(own: ReadonlySet<string>, { x, y }: { readonly x: Formula; readonly y: Formula }): boolean {
  const needed = (MIN_SIMILARITY * (x.words.length + y.words.length)) / 2
  if (needed > Math.min(x.words.length, y.words.length)) return false
  let common = 0
  for (const word of y.words) if (own.has(word)) common += 1
  return common >= needed
}

/** For each phrase that leaves, the nearest that comes in its topic, and the other way round. */
function findVariants(rows: readonly Candidate[]): ReadonlyMap<Candidate, Formula> {
  const scopeOf = ({ comparison, topic }: Candidate) =>
    [comparison.holder, comparison.a.label, comparison.b.label, topic].join('\t')
  const variants = new Map<Candidate, Formula>()
  for (const [, scope] of group(rows, scopeOf)) {
    const [leaving, coming] = [
      scope.filter(({ change }) => isLeaving(change)),
      scope.filter((row) => !isLeaving(row.change)),
    ]
    for (const [some, others] of [
      [leaving, indexByWord(coming)],
      [coming, indexByWord(leaving)],
    ] as const) {
      for (const row of some) {
        const formula = nearest(row.formula, others)
        if (formula) variants.set(row, formula)
      }
    }
  }
  return variants
}

function indexByWord(rows: readonly Candidate[]): ReadonlyMap<string, readonly Formula[]> {
  const byWord = new Map<string, Formula[]>()
  for (const { formula } of rows) {
    for (const word of new Set(formula.words)) {
      const known = byWord.get(word)
      if (known) known.push(formula)
      else byWord.set(word, [formula])
    }
  }
  return byWord
}

function nearest(own: Formula, others: ReadonlyMap<string, readonly Formula[]>): Formula | undefined {
  const words = new Set(own.words)
  const rarest = [...words]
    .map((word) => others.get(word) ?? [])
    .toSorted((x, y) => x.length - y.length)
    .slice(0, Math.floor(own.words.length * (1 - MIN_COMMON)) + 1)
  let best: { readonly formula: Formula; readonly similarity: number } | undefined
  const seen = new Set<Formula>()
  for (const formulas of rarest) {
    for (const formula of formulas) {
      if (seen.has(formula) || !seen.add(formula) || !mayBeLike(words, { x: own, y: formula })) continue
      const similarity = wordingSimilarity(own.words, formula.words)
      const isNearer =
        !best ||
        similarity > best.similarity ||
        (similarity === best.similarity && byCodeUnit(formula.id, best.formula.id) < 0)
      if (similarity >= MIN_SIMILARITY && isNearer) best = { formula, similarity }
    }
  }
  return best?.formula
}
