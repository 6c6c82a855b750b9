import type { TableDefinition } from '../../model/table.js'
import { riskRatio, testShares } from '../../statistics/contrast.js'
import { type Difference, intervalOfDifference } from '../../statistics/difference.js'
import type { Proportion } from '../../statistics/interval.js'
import { benjaminiHochberg, holm } from '../../statistics/multiple.js'
import { createRandom } from '../../statistics/random.js'
import { MIN_EXCHANGES } from '../periods.js'
import { column, round4, roundP } from '../report.js'
import type { Comparison, Corpus } from './corpus.js'
import { bootstrapVariances, countSide, type DividedComparison, divide, permute, type SideCounts } from './divide.js'
import type { Feature, FeatureTable } from './features.js'

export const CORRECTIONS = ['bh', 'holm'] as const
/** How p-values are corrected for there being many: Benjamini and Hochberg's, or Holm's. */
export type Correction = (typeof CORRECTIONS)[number]

/** Fewest press conferences a side for an interval that keeps what it promises; below, rows only describe. */
export const MIN_CONFERENCES = 20
/** Below this a q-value counts as significant. */
export const ALPHA = 0.05
const PERMUTATIONS = 10_000
const BOOTSTRAPS = 2_000

/** One side of a contrast. */
export interface ContrastSide extends Proportion {
  /** Press conferences with the label, and with an exchange that could have it. */
  readonly conferences: number
  readonly conferencesTotal: number
}

/** One label in two groups, before correction for many. */
export interface Contrast {
  readonly comparison: Comparison
  readonly feature: Feature
  readonly a: ContrastSide
  readonly b: ContrastSide
  /** Interval of a - b; absent where a side has nothing to count among. */
  readonly interval: Difference | undefined
  readonly p: number
  readonly exact: { readonly p: number; readonly method: string }
  readonly isDescriptive: boolean
}

/** A contrast with its corrected p. */
export interface ContrastRow extends Contrast {
  readonly q: number
  readonly correction: Correction
}

/** a - b; undefined where a side has nothing to count among. */
export function differenceOf({ a, b }: Contrast): number | undefined {
  return a.total > 0 && b.total > 0 ? a.count / a.total - b.count / b.total : undefined
}

/** Whether a difference is more than noise: significant after correction, and enough to go by. */
export function isSignificant({ q, isDescriptive }: ContrastRow): boolean {
  return q < ALPHA && !isDescriptive
}

const share = ({ count, total }: Proportion) => (total > 0 ? round4(count / total) : null)

/** What changed between two groups, with its interval and test. */
export const contrasts: TableDefinition<ContrastRow> = {
  name: 'contrasts',
  about: 'What differs between two groups of exchanges, label by label, with intervals and tests.',
  columns: [
    column('topic', 'string', ({ feature }) => (feature.measure === 'topic' ? feature.value : null), [
      'topic id',
      'another measure',
    ]),
    column('label', 'string', ({ feature }) => feature.label, ['what is counted, in words']),
    column('group_a', 'string', ({ comparison }) => comparison.a.label, ['first group']),
    column('group_b', 'string', ({ comparison }) => comparison.b.label, ['second group']),
    column('exchanges_a', 'integer', ({ a }) => a.count, ['exchanges of a with the label', 'never empty', 'exchanges']),
    column('total_a', 'integer', ({ a }) => a.total, [
      'exchanges of a that could have it: all; for a stance toward a target, those that evaluate the target; for a reply, those with a reply',
      'never empty',
      'exchanges',
    ]),
    column('share_a', 'number', ({ a }) => share(a), ['exchanges_a / total_a', 'nothing to divide by', '0-1']),
    column('exchanges_b', 'integer', ({ b }) => b.count, ['exchanges of b with the label', 'never empty', 'exchanges']),
    column('total_b', 'integer', ({ b }) => b.total, ['exchanges of b that could have it', 'never empty', 'exchanges']),
    column('share_b', 'number', ({ b }) => share(b), ['exchanges_b / total_b', 'nothing to divide by', '0-1']),
    column('difference', 'number', (row) => round4(differenceOf(row)), [
      'share_a - share_b',
      'a side has nothing to divide by',
      '-1 to 1',
    ]),
    column('difference_low', 'number', ({ interval }) => round4(interval?.low), [
      'lower end of its 95 % interval',
      'a side has nothing to divide by',
      '-1 to 1',
    ]),
    column('difference_high', 'number', ({ interval }) => round4(interval?.high), [
      'upper end of its 95 % interval',
      'a side has nothing to divide by',
      '-1 to 1',
    ]),
    column('risk_ratio', 'number', ({ a, b }) => round4(riskRatio(a, b)), ['share_a / share_b', 'share_b is 0']),
    column('p_value', 'number', ({ p }) => roundP(p), [
      'how often whole press conferences, put into the two groups by chance, differ as much',
      'never empty',
      '0-1',
    ]),
    column('q_value', 'number', ({ q }) => roundP(q), [
      'p_value corrected for all rows of this table',
      'never empty',
      '0-1',
    ]),
    column('method', 'string', () => 'permutation', ['test behind p_value']),
    column('significant', 'boolean', isSignificant, [`q_value under ${ALPHA}, and not descriptive_only`]),
    column('measure', 'string', ({ feature }) => feature.measure, ['topic, stance, act, level, reply or country']),
    column('value', 'string', ({ feature }) => feature.value, [
      'the label itself; a stance is target:position, a level 4+ is 4 or higher',
    ]),
    column('p_exact', 'number', ({ exact }) => roundP(exact.p), [
      'p of the test that takes every exchange for independent, for comparison: too small where one event fills a press conference',
      'never empty',
      '0-1',
    ]),
    column('design_effect', 'number', ({ interval }) => round4(interval?.designEffect), [
      'how many times the variance is that of independent exchanges',
      'fewer than 8 press conferences on a side, or nothing varies',
    ]),
    column('difference_method', 'string', ({ interval }) => interval?.method ?? null, [
      'newcombe-clustered: Newcombe’s interval on effective sample sizes from a bootstrap of whole press conferences; newcombe: on exchanges',
      'a side has nothing to divide by',
    ]),
    column('descriptive_only', 'boolean', ({ isDescriptive }) => isDescriptive, [
      `fewer than ${MIN_EXCHANGES} exchanges or ${MIN_CONFERENCES} press conferences on a side: describe, do not conclude`,
    ]),
    column('conferences_a', 'integer', ({ a }) => a.conferences, [
      'press conferences of a with the label',
      'never empty',
      'transcripts',
    ]),
    column('conferences_total_a', 'integer', ({ a }) => a.conferencesTotal, [
      'press conferences of a with an exchange that could have it',
      'never empty',
      'transcripts',
    ]),
    column('conferences_b', 'integer', ({ b }) => b.conferences, [
      'press conferences of b with the label',
      'never empty',
      'transcripts',
    ]),
    column('conferences_total_b', 'integer', ({ b }) => b.conferencesTotal, [
      'press conferences of b with an exchange that could have it',
      'never empty',
      'transcripts',
    ]),
    column('exact_method', 'string', ({ exact }) => exact.method, ['fisher, or g-test beyond 1000 exchanges']),
    column('correction', 'string', ({ correction }) => correction, ['bh: Benjamini-Hochberg; holm: Holm']),
    column('holder', 'string', ({ comparison }) => comparison.holder || null, [
      'government whose press conferences these are',
      'unknown, or the groups are holders',
    ]),
  ],
}

export interface ContrastOptions {
  readonly seed: number
  readonly table: FeatureTable
}

/** Every label of two groups held side by side. Edge: labels that neither group has are left out. */
export function contrastGroups(
  corpus: Corpus,
  comparison: Comparison,
  { seed, table }: ContrastOptions,
): readonly Contrast[] {
  const divided = divide(corpus, comparison)
  const sides = [countSide(table, divided, 'first'), countSide(table, divided, 'second')] as const
  const features = table.features.filter(({ count }) => sides.some(({ exchanges }) => exchanges.has(count)))
  const { ps, variances } = drawAll(features, { divided, table, seed, holder: comparison.holder })
  const [sideA, sideB] = divided.isSwapped ? [sides[1], sides[0]] : sides
  return features.map((feature, i): Contrast => {
    const [a, b] = [countFeature(feature, sideA), countFeature(feature, sideB)]
    const clusters = [a.conferencesTotal, b.conferencesTotal] as const
    const variance = variances[i]
    return {
      ...{ comparison, feature, a, b },
      interval: intervalOfDifference(a, b, variance === undefined ? undefined : { clusters, variance }),
      p: ps[i] ?? 1,
      exact: testShares(a, b),
      isDescriptive: Math.min(a.total, b.total) < MIN_EXCHANGES || Math.min(...clusters) < MIN_CONFERENCES,
    }
  })
}

interface DrawContext {
  readonly divided: DividedComparison
  readonly table: FeatureTable
  readonly seed: number
  readonly holder: string
}

function drawAll(features: readonly Feature[], { divided, table, seed, holder }: DrawContext) {
  const name = `${holder} ${divided.first.label} ${divided.second.label}`
  return {
    ps: permute(table, divided, {
      ...{ shares: features, draws: PERMUTATIONS },
      random: createRandom(seed, `permute ${name}`),
    }),
    variances: bootstrapVariances(table, divided, {
      ...{ shares: features, draws: BOOTSTRAPS },
      random: createRandom(seed, `bootstrap ${name}`),
    }),
  }
}

function countFeature({ count, total }: Feature, { exchanges, conferences }: SideCounts): ContrastSide {
  return {
    count: exchanges.get(count) ?? 0,
    total: exchanges.get(total) ?? 0,
    conferences: conferences.get(count) ?? 0,
    conferencesTotal: conferences.get(total) ?? 0,
  }
}

/** Corrects the p-values of a whole table of contrasts. */
export function correctContrasts(rows: readonly Contrast[], correction: Correction): readonly ContrastRow[] {
  const ps = rows.map(({ p }) => p)
  const qs = correction === 'holm' ? holm(ps) : benjaminiHochberg(ps)
  return rows.map((row, i) => ({ ...row, q: qs[i] ?? 1, correction }))
}
