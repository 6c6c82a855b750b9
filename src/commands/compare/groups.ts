import { didYouMean } from '../../adapters/natural.js'
import { SetupError } from '../../model/issue.js'
import { type Comparison, type Corpus, type Group, transcriptOf } from '../../reports/compare/corpus.js'
import {
  answersTo,
  type DateRange,
  type Grouping,
  groupsOf,
  identifiedShare,
  isWithin,
  parsePeriods,
  SELECTORS,
} from '../../reports/compare/select.js'
import { MIN_EXCHANGES } from '../../reports/periods.js'
import { byCodeUnit } from '../../text/compare.js'
import type { CompareOptions } from './options.js'

/** Least share of exchanges whose outlet is known for a comparison by outlet. */
const MIN_IDENTIFIED = 0.8
const OUTLET_COLUMNS = ['outlet', 'outlet_country', 'outlet_kind']

/** The comparisons to make, one a holder, and what had to stay out. */
export interface Selection {
  readonly comparisons: readonly Comparison[]
  readonly notes: readonly string[]
}

/** Makes the groups that were asked for. Throws SetupError where they cannot be compared. */
export function selectGroups(corpus: Corpus, options: CompareOptions): Selection {
  checkValues(corpus, options)
  const chosen = corpus.exchanges.flatMap((exchange, i) => (answersTo(corpus, exchange, options.wheres) ? [i] : []))
  if (chosen.length === 0) throw refusal('no exchange answers to all of --where', 'leave one of them out')
  const context = { corpus, chosen, options }
  const { split } = options
  if (split.kind === 'none') return { comparisons: [], notes: [] }
  if (split.kind === 'groups') return byGroup(context, split.by)
  const selection = split.kind === 'periods' ? byPeriods(context, split) : byFolders(context, split)
  if ([...options.wheres.keys()].some((column) => OUTLET_COLUMNS.includes(column))) {
    for (const { a, b } of selection.comparisons) for (const side of [a, b]) refuseUnidentified(corpus, side)
  }
  return selection
}

function refusal(message: string, hint: string): SetupError {
  return new SetupError({ code: 'not-comparable', place: 'compare', message, hint })
}

function checkValues(corpus: Corpus, { wheres }: CompareOptions): void {
  for (const [column, values] of wheres) {
    if (column === 'date') continue
    const found = corpus.exchanges.flatMap(
      (exchange) => SELECTORS[column]?.(exchange, transcriptOf(corpus, exchange)) ?? [],
    )
    const known = new Set([...found, ...(column === 'topic' ? corpus.topicLabels.keys() : [])].filter(Boolean))
    for (const value of values.filter((one) => !known.has(one))) {
      const list = [...known].toSorted(byCodeUnit)
      throw refusal(
        `unknown ${column} "${value}"`,
        list.length > 200 ? `look for it in the table exchanges` : didYouMean(value, list),
      )
    }
  }
}

interface SelectContext {
  readonly corpus: Corpus
  readonly chosen: readonly number[]
  readonly options: CompareOptions
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

function holdersOf({ corpus, chosen }: SelectContext): readonly string[] {
  const holders = chosen.flatMap((index) => {
    const exchange = corpus.exchanges[index]
    return exchange ? [transcriptOf(corpus, exchange).holder] : []
  })
  return unique(holders).toSorted(byCodeUnit)
}

/** The exchanges and transcripts of one holder that pass a test of their transcript. */
function groupWhere(
  { corpus, chosen }: SelectContext,
  { label, test }: { readonly label: string; readonly test: (transcript: Corpus['transcripts'][number]) => boolean },
): Group {
  const transcripts = corpus.transcripts.flatMap((transcript, i) => (test(transcript) ? [i] : []))
  const inside = new Set(transcripts)
  return { label, transcripts, exchanges: chosen.filter((i) => inside.has(corpus.exchanges[i]?.transcript ?? -1)) }
}

function byPeriods(context: SelectContext, split: { readonly a: string; readonly b: string }): Selection {
  const ranges = { a: parsePeriods(split.a) ?? [], b: parsePeriods(split.b) ?? [] }
  for (const side of ['a', 'b'] as const) refuseEmpty(context, { label: split[side], ranges: ranges[side] })
  const found = holdersOf(context).map((holder): Comparison => {
    const [a, b] = (['a', 'b'] as const).map((side) =>
      groupWhere(context, {
        label: split[side],
        test: ({ date, holder: own }) => own === holder && isWithin(date, ranges[side]),
      }),
    )
    return { holder, a: a ?? EMPTY, b: b ?? EMPTY }
  })
  return keepFilled(found)
}

const EMPTY: Group = { label: '', exchanges: [], transcripts: [] }

function refuseEmpty(
  { corpus, options }: SelectContext,
  { label, ranges }: { readonly label: string; readonly ranges: readonly DateRange[] },
): void {
  if (corpus.transcripts.some(({ date }) => isWithin(date, ranges))) return
  const dates = corpus.transcripts.map(({ date }) => date)
  const known = dates.length > 0 ? `its press conferences run from ${dates[0]} to ${dates.at(-1)}` : 'none is dated'
  throw refusal(`${options.folders[0]} has no press conference in ${label}`, known)
}

function keepFilled(found: readonly Comparison[]): Selection {
  const isFilled = ({ a, b }: Comparison) => a.exchanges.length > 0 && b.exchanges.length > 0
  const comparisons = found.filter(isFilled)
  const empty = found.filter((comparison) => !isFilled(comparison))
  if (comparisons.length === 0) {
    const sides = found.map(
      ({ holder, a, b }) => `${holder || 'unknown'}: ${a.exchanges.length} and ${b.exchanges.length}`,
    )
    throw refusal(
      `no holder has exchanges in both groups (${sides.join('; ')})`,
      'choose other groups, or leave out --where',
    )
  }
  return {
    comparisons,
    notes: empty.map(({ holder }) => `${holder || 'unknown holder'} has exchanges in one group alone and is left out`),
  }
}

function byFolders(context: SelectContext, split: { readonly a: string | undefined; readonly b: string | undefined }) {
  const { corpus, options } = context
  const side = (run: number, periods: string | undefined, holder: string | undefined): Group => {
    const ranges = periods === undefined ? undefined : (parsePeriods(periods) ?? [])
    return groupWhere(context, {
      label: periods === undefined ? (options.folders[run] ?? '') : `${options.folders[run]} ${periods}`,
      test: (transcript) =>
        transcript.run === run &&
        (holder === undefined || transcript.holder === holder) &&
        (!ranges || isWithin(transcript.date, ranges)),
    })
  }
  const ids = corpus.transcripts.map(({ id }) => id)
  const twice = ids.length - new Set(ids).size
  if (twice > 0) {
    throw refusal(
      `both folders hold ${twice} of the same press conferences`,
      'compare runs that share none: a press conference cannot stand on both sides',
    )
  }
  const holders = [0, 1].map((run) =>
    unique(corpus.transcripts.filter((one) => one.run === run).map((one) => one.holder)),
  )
  const [first = [], second = []] = holders
  if (first.length === 1 && second.length === 1) {
    const holder = first[0] === second[0] ? (first[0] ?? '') : ''
    return keepFilled([{ holder, a: side(0, split.a, undefined), b: side(1, split.b, undefined) }])
  }
  const common = first.filter((holder) => second.includes(holder)).toSorted(byCodeUnit)
  return keepFilled(common.map((holder) => ({ holder, a: side(0, split.a, holder), b: side(1, split.b, holder) })))
}

function refuseUnidentified(corpus: Corpus, group: Group): void {
  const share = identifiedShare(group.exchanges.flatMap((index) => corpus.exchanges[index] ?? []))
  const all = group.transcripts.flatMap((index) => corpus.transcripts[index] ?? [])
  const transcripts = new Set(group.transcripts)
  const everyone = corpus.exchanges.filter(({ transcript }) => transcripts.has(transcript))
  const identified = all.length > 0 ? identifiedShare(everyone) : share
  if (identified >= MIN_IDENTIFIED) return
  throw refusal(
    `only ${Math.floor(identified * 100)} % of the exchanges in ${group.label} name an outlet that is known, and a comparison by outlet needs ${MIN_IDENTIFIED * 100} %`,
    'the rest may come from anyone, so any difference may be one of labelling; compare by topic or period instead, or choose one institution with --where',
  )
}

function byGroup(context: SelectContext, by: Grouping): Selection {
  if (by === 'holder') return byHolder(context)
  const { corpus } = context
  const found = holdersOf(context).map((holder) => {
    const all = groupWhere(context, {
      label: holder || 'this folder',
      test: (transcript) => transcript.holder === holder,
    })
    if (OUTLET_COLUMNS.includes(by)) refuseUnidentified(corpus, all)
    return compareEach(corpus, { all, by, holder })
  })
  const comparisons = found.flatMap((selection) => selection.comparisons)
  if (comparisons.length === 0) {
    throw refusal(
      `no two values of ${by} have ${MIN_EXCHANGES} exchanges each`,
      'group by another column, or read more transcripts',
    )
  }
  return { comparisons, notes: found.flatMap(({ notes }) => notes) }
}

/** Two values against each other; of more, each against all others. */
function compareEach(
  corpus: Corpus,
  { all, by, holder }: { readonly all: Group; readonly by: Grouping; readonly holder: string },
): Selection {
  const byValue = new Map<string, number[]>()
  const named = all.exchanges.filter((index) => {
    const exchange = corpus.exchanges[index]
    const values = exchange ? unique(groupsOf(corpus, exchange, by)) : []
    for (const value of values) byValue.set(value, [...(byValue.get(value) ?? []), index])
    return values.length > 0
  })
  const groupOf = (label: string, exchanges: readonly number[]): Group => ({
    ...{ label, exchanges },
    transcripts: unique(exchanges.map((index) => corpus.exchanges[index]?.transcript ?? -1)),
  })
  const large = [...byValue]
    .filter(([, exchanges]) => exchanges.length >= MIN_EXCHANGES)
    .toSorted(([idA, a], [idB, b]) => b.length - a.length || byCodeUnit(idA, idB))
  const comparisons = large.flatMap(([value, exchanges], i): readonly Comparison[] => {
    if (byValue.size === 2 && i > 0) return []
    const own = new Set(exchanges)
    const rest = named.filter((index) => !own.has(index))
    const [other] = byValue.size === 2 ? [...byValue.keys()].filter((key) => key !== value) : []
    if (rest.length < MIN_EXCHANGES) return []
    return [{ holder, a: groupOf(value, exchanges), b: groupOf(other ?? `not ${value}`, rest) }]
  })
  const small = byValue.size - large.length
  const unnamed = all.exchanges.length - named.length
  const notes = [
    ...(small > 0
      ? [`${small} values of ${by} have fewer than ${MIN_EXCHANGES} exchanges and get no row of their own`]
      : []),
    ...(unnamed > 0 ? [`${unnamed} exchanges say no ${by} and are left out`] : []),
  ]
  return { comparisons, notes }
}

function byHolder(context: SelectContext): Selection {
  const holders = holdersOf(context).filter(Boolean)
  const groups = holders.map((holder) => groupWhere(context, { label: holder, test: (one) => one.holder === holder }))
  const comparisons = groups.flatMap((a, i) => groups.slice(i + 1).map((b): Comparison => ({ holder: '', a, b })))
  if (comparisons.length === 0)
    throw refusal('there is one holder alone', 'read transcripts of another holder into the run')
  return { comparisons, notes: [] }
}
