import type { ChangePoint } from '../../reports/compare/change-points.js'
import type { ComparabilityRow } from '../../reports/compare/comparability.js'
import {
  ALPHA,
  type ContrastRow,
  differenceOf,
  isSignificant,
  MIN_CONFERENCES,
} from '../../reports/compare/contrasts.js'
import type { Comparison, Corpus } from '../../reports/compare/corpus.js'
import type { DriftRow } from '../../reports/compare/formula-drift.js'
import type { Formula } from '../../reports/compare/formulas.js'
import type { KeywordRow } from '../../reports/compare/keyness.js'
import type { Repeat } from '../../reports/compare/repeats.js'
import type { TrendRow } from '../../reports/compare/trends.js'
import { MIN_EXCHANGES } from '../../reports/periods.js'
import { withoutControls } from '../../text/mark.js'
import type { CompareOptions } from './options.js'

/** Everything that a comparison found. */
export interface ComparisonResult {
  readonly corpus: Corpus
  readonly comparisons: readonly Comparison[]
  readonly notes: readonly string[]
  readonly comparability: readonly ComparabilityRow[]
  readonly contrasts: readonly ContrastRow[]
  readonly keywords: readonly KeywordRow[]
  readonly changes: readonly ChangePoint[]
  readonly trends: readonly TrendRow[]
  readonly formulas: readonly Formula[]
  readonly drift: readonly DriftRow[]
  readonly repeats: readonly Repeat[]
}

const MAX_LINES = 8
const MAX_COMPARISONS = 6

/** A comparison for a reader at a terminal: what changed, how surely, and what cannot be told. */
export function summariseComparison(result: ComparisonResult, options: CompareOptions): string {
  const shown = result.comparisons.slice(0, MAX_COMPARISONS)
  const sections = [
    ...shown.map((comparison) => sectionOf(comparison, result, options)),
    ...(result.comparisons.length > shown.length
      ? [`… and ${result.comparisons.length - shown.length} more comparisons: see contrasts.csv`]
      : []),
    wholeCorpus(result, options),
  ]
  return withoutControls(`${sections.join('\n\n')}\n`)
}

function list(title: string, lines: readonly string[], empty: string): string {
  const rest = lines.length - MAX_LINES
  const shown = lines.slice(0, MAX_LINES).map((line) => `  ${line}`)
  return [title, ...(lines.length > 0 ? shown : [`  ${empty}`]), ...(rest > 0 ? [`  … and ${rest} more`] : [])].join(
    '\n',
  )
}

function sectionOf(comparison: Comparison, result: ComparisonResult, options: CompareOptions): string {
  const { a, b, holder } = comparison
  const rows = result.contrasts.filter((row) => row.comparison === comparison)
  const surely = rows.filter(isSignificant).toSorted((x, y) => size(y) - size(x))
  const topics = surely.filter(({ feature }) => feature.measure === 'topic')
  const others = surely.filter(({ feature }) => feature.measure !== 'topic')
  const isRise = (row: ContrastRow) => (differenceOf(row) ?? 0) < 0
  const write = (some: readonly ContrastRow[]) => some.map(describeContrast)
  return [
    `${holder ? `${holder}: ` : ''}from a = ${amounts(a)} to b = ${amounts(b)}`,
    comparabilityOf(result.comparability.filter((row) => row.comparison === comparison)),
    list(
      'Topics that rose (share of a → of b, change in points with its 95 % interval, q)',
      write(topics.filter(isRise)),
      'none that is more than noise',
    ),
    list('Topics that fell', write(topics.filter((row) => !isRise(row))), 'none that is more than noise'),
    list(
      'Stances, acts, wording, replies and countries that rose',
      write(others.filter(isRise)),
      'none that is more than noise',
    ),
    list(
      'Stances, acts, wording, replies and countries that fell',
      write(others.filter((row) => !isRise(row))),
      'none that is more than noise',
    ),
    list('New: not in a', newIn(comparison, result, 'b'), 'nothing that came up often enough'),
    list('No longer: not in b', newIn(comparison, result, 'a'), 'nothing that came up often enough'),
    list('Words of b', wordsOf(comparison, result, -1), 'none'),
    list('Words of a', wordsOf(comparison, result, 1), 'none'),
    list('What cannot be told', cannotTell(rows, { comparison, options }), ''),
  ].join('\n\n')
}

const amounts = ({ label, transcripts, exchanges }: Comparison['a']) =>
  `${label} (${transcripts.length} press conferences, ${exchanges.length} exchanges)`
const size = (row: ContrastRow) => Math.round(Math.abs(differenceOf(row) ?? 0) * 1e9)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const points = (share: number) => `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)}`
const chance = (p: number) => (p < 0.001 ? '< .001' : `= ${p.toFixed(3).replace(/^0/, '')}`)

function describeContrast(row: ContrastRow): string {
  const { a, b, interval, q, feature } = row
  const change = -(differenceOf(row) ?? 0)
  const range = interval ? ` [${points(-interval.high)}, ${points(-interval.low)}]` : ''
  const name =
    feature.measure === 'topic' || feature.measure === 'level' ? feature.label : `${feature.measure}: ${feature.label}`
  const shares = `${percent(a.count / a.total)} → ${percent(b.count / b.total)}`
  return `${name.padEnd(34)} ${shares.padStart(17)}  ${points(change)}${range}  q ${chance(q)}`
}

function comparabilityOf(rows: readonly ComparabilityRow[]): string {
  const shown = rows.filter(({ item, note }) => note !== '' || PLAIN_ITEMS.includes(item))
  return [
    'First, what else differs (a, b)',
    ...shown.map(({ item, a, b, note }) => `  ${item}: ${a || 'none'}, ${b || 'none'}${note ? ` — ${note}` : ''}`),
  ].join('\n')
}

const PLAIN_ITEMS = ['questions per press conference', 'outlets identified (share of exchanges)']

const MIN_NEW = 5

/** What one group alone has: labels, then stock phrases. */
function newIn(comparison: Comparison, { contrasts, drift }: ComparisonResult, side: 'a' | 'b'): readonly string[] {
  const other = side === 'a' ? 'b' : 'a'
  const labels = contrasts
    .filter((row) => row.comparison === comparison && row[other].count === 0 && row[side].count >= MIN_NEW)
    .filter(({ q }) => q < ALPHA)
    .map((row) => `${row.feature.measure}: ${row.feature.label} (${row[side].count} exchanges)`)
  const change = side === 'a' ? 'dropped' : 'new'
  const phrases = drift
    .filter((row) => row.comparison === comparison && row.topic === '' && row.change === change && row.q < ALPHA)
    .toSorted((x, y) => y[side].conferences - x[side].conferences || y.formula.words.length - x.formula.words.length)
  const told = phrases
    .filter(({ formula }, i) => !phrases.slice(0, i).some((other) => overlaps(other.formula, formula)))
    .map(({ formula, ...row }) => `“${shorten(formula.text)}” (${row[side].conferences} press conferences)`)
  return [...labels.slice(0, MAX_LINES / 2), ...told]
}

/** Whether one phrase holds the other: the reader needs one of them. */
function overlaps({ words: x }: Formula, { words: y }: Formula): boolean {
  const [a, b] = [` ${x.join(' ')} `, ` ${y.join(' ')} `]
  return a.includes(b) || b.includes(a)
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 88).trimEnd()} …` : text
}

function wordsOf(comparison: Comparison, { keywords }: ComparisonResult, sign: number): readonly string[] {
  const words = keywords
    .filter((row) => row.comparison === comparison && row.topic === '' && row.side === 'answer')
    .filter(({ odds, q }) => Math.sign(odds.z) === sign && q < ALPHA)
    .map(({ term }) => term)
  return words.length > 0 ? [words.slice(0, 15).join(', ')] : []
}

function cannotTell(
  rows: readonly ContrastRow[],
  { comparison, options }: { readonly comparison: Comparison; readonly options: CompareOptions },
): readonly string[] {
  const few = rows.filter(({ isDescriptive }) => isDescriptive).length
  const open = rows.filter((row) => !row.isDescriptive && !isSignificant(row)).length
  const { a, b } = comparison
  return [
    `${few} of ${rows.length} rows are too few to conclude from (under ${MIN_EXCHANGES} exchanges or ${MIN_CONFERENCES} press conferences on a side)`,
    `${open} others differ no more than chance would have them: that is not to say that nothing changed`,
    ...[0.05, 0.2].map((share) =>
      smallest(share, { a: a.exchanges.length, b: b.exchanges.length, effect: typicalEffect(rows) }),
    ),
    `q is corrected for all ${rows.length > 0 ? 'rows' : 'tests'} of the table (${options.correction === 'holm' ? 'Holm' : 'Benjamini-Hochberg'}); no figure says why anything changed`,
  ]
}

function typicalEffect(rows: readonly ContrastRow[]): number {
  const effects = rows
    .filter(({ feature }) => feature.measure === 'topic')
    .flatMap(({ interval }) => interval?.designEffect ?? [])
    .toSorted((x, y) => x - y)
  return Math.max(1, effects[Math.floor(effects.length / 2)] ?? 1)
}

/** 1.96 + 0.84: the distance that a two-sided test at 5 % sees in four of five cases. */
const POWER_Z = 2.8

function smallest(
  share: number,
  { a, b, effect }: { readonly a: number; readonly b: number; readonly effect: number },
): string {
  const change = POWER_Z * Math.sqrt(share * (1 - share) * effect * (1 / a + 1 / b))
  return `a share of ${share * 100} % must move by about ${(change * 100).toFixed(1)} points to be seen in four of five cases, before correction`
}

function wholeCorpus(
  { corpus, notes, changes, formulas, repeats, trends }: ComparisonResult,
  { by, to }: CompareOptions,
) {
  const { undatedTranscripts, undatedExchanges, announcements } = corpus.leftOut
  const robust = changes.filter(({ isRobust, penalty }) => isRobust && penalty === 2)
  const rising = trends.filter(({ q }) => q < ALPHA)
  const groups = new Set(repeats.map(({ group }) => group)).size
  const lines = [
    `change points at half, one and two times the penalty, by ${by}: ${robust.map(({ topic, period }) => `${topic} ${period}`).join(', ') || 'none'}`,
    `trends (q < ${ALPHA}): ${rising.map(({ topic, tau }) => `${topic} ${tau > 0 ? 'up' : 'down'}`).join(', ') || 'none'}`,
    `stock phrases: ${formulas.length}; answers given again on another date: ${repeats.length} in ${groups} groups`,
    `left out: ${undatedTranscripts} press conferences without a date (${undatedExchanges} exchanges); ${announcements} announcements`,
    ...notes,
    `tables: ${to}`,
  ]
  return ['Whole corpus', ...lines.map((line) => `  ${line}`)].join('\n')
}
