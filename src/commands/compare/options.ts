import { didYouMean } from '../../adapters/natural.js'
import { CORRECTIONS, type Correction } from '../../reports/compare/contrasts.js'
import { findOverlap, GROUPINGS, type Grouping, parsePeriods, SELECTORS } from '../../reports/compare/select.js'
import { PERIOD_LENGTHS, type PeriodLength } from '../../statistics/period.js'
import { oneOf, usage } from '../run/options.js'

/** What `standpoint compare` was asked to do, as commander hands it over. */
export interface CompareFlags {
  readonly a?: string
  readonly b?: string
  readonly byGroup?: string
  readonly where?: readonly string[]
  readonly by?: string
  readonly to?: string
  readonly include?: readonly string[]
  readonly format?: string
  readonly correction?: string
  readonly quiet?: boolean
}

/** How the two groups are made; `none` where only the tables of the whole corpus are asked for. */
export type Split =
  | { readonly kind: 'periods'; readonly a: string; readonly b: string }
  | { readonly kind: 'folders'; readonly a: string | undefined; readonly b: string | undefined }
  | { readonly kind: 'groups'; readonly by: Grouping }
  | { readonly kind: 'none' }

/** What a comparison does, checked. */
export interface CompareOptions {
  readonly folders: readonly string[]
  readonly split: Split
  /** By column: the values of which one must be met. */
  readonly wheres: ReadonlyMap<string, readonly string[]>
  readonly by: PeriodLength
  readonly to: string
  readonly includeAnnouncements: boolean
  readonly formats: readonly string[]
  readonly correction: Correction
  readonly isQuiet: boolean
}

/** Checks the flags of a comparison. Throws SetupError. */
export function checkCompareFlags(folders: readonly string[], flags: CompareFlags): CompareOptions {
  return {
    folders,
    split: checkSplit(folders, flags),
    wheres: checkWheres(flags.where ?? []),
    by: oneOf(flags.by ?? 'month', { flag: '--by', known: PERIOD_LENGTHS }),
    to: flags.to ?? `${folders[0] ?? 'output'}/compare`,
    includeAnnouncements:
      (flags.include ?? []).map((kind) => oneOf(kind, { flag: '--include', known: ['announcement'] as const })).length >
      0,
    formats: (flags.format ?? 'csv,json')
      .split(',')
      .map((name) => oneOf(name.trim(), { flag: '--format', known: ['csv', 'json'] as const })),
    correction: oneOf(flags.correction ?? 'bh', { flag: '--correction', known: CORRECTIONS }),
    isQuiet: flags.quiet ?? false,
  }
}

function checkSplit(folders: readonly string[], { a, b, byGroup }: CompareFlags): Split {
  for (const [flag, value] of [
    ['--a', a],
    ['--b', b],
  ] as const)
    if (value !== undefined) checkPeriods(flag, value)
  if (a !== undefined && b !== undefined && folders.length === 1) refuseOverlap(a, b)
  if (byGroup !== undefined) {
    if (a !== undefined || b !== undefined || folders.length > 1) {
      throw usage('--by-group stands alone', 'to group within a period, add --where date=2019-01..2019-06')
    }
    return { kind: 'groups', by: oneOf(byGroup, { flag: '--by-group', known: GROUPINGS }) }
  }
  if (folders.length > 1) return { kind: 'folders', a, b }
  if (a !== undefined && b !== undefined) return { kind: 'periods', a, b }
  if (a === undefined && b === undefined) return { kind: 'none' }
  throw usage('one period alone cannot be compared', 'give both: --a 2019-01..2019-06 --b 2020-01..2020-06')
}

function checkPeriods(flag: string, value: string): void {
  if (parsePeriods(value)) return
  throw usage(
    `${flag} does not take "${value}"`,
    'give a day, ISO week, month, quarter or year, or a stretch of them: 2022-03-03, 2022-W09, 2022-03, 2022-Q1, 2022, 2019-05..2019-08',
  )
}

function refuseOverlap(a: string, b: string): void {
  const shared = findOverlap(parsePeriods(a) ?? [], parsePeriods(b) ?? [])
  if (!shared) return
  throw usage(
    `--a ${a} and --b ${b} overlap from ${shared.first} to ${shared.last}`,
    'give periods that share no day: a press conference cannot stand on both sides',
  )
}

function checkWheres(wheres: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = [...Object.keys(SELECTORS), 'date']
  const byColumn = new Map<string, readonly string[]>()
  for (const where of wheres) {
    const [column = '', ...rest] = where.split('=')
    const value = rest.join('=')
    if (value === '') throw usage(`--where does not take "${where}"`, 'give COLUMN=VALUE, such as topic=taiwan')
    if (!known.includes(column)) throw usage(`--where knows no column "${column}"`, didYouMean(column, known))
    if (column === 'date') checkPeriods('--where date', value)
    byColumn.set(column, [...(byColumn.get(column) ?? []), value])
  }
  return byColumn
}
