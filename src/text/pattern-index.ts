import { onceFor } from './once.js'
import type { Element, Glob, GlobPhrase, Pattern } from './pattern.js'
import { createWordRows, type Found, type WordRows } from './word-rows.js'

/** A pattern of a matcher, in the group that it is looked for with. */
export interface GroupedPattern {
  readonly pattern: Pattern
  readonly group: number
}

/** One place of a pattern, its words by the number of their set. */
export type Step =
  | { readonly kind: 'words'; readonly set: number; readonly isOptional: boolean }
  | { readonly kind: 'not'; readonly set: number }
  | Exclude<Element, { readonly kind: 'words' | 'not' }>

/** A pattern as it is matched. */
export interface Plan {
  readonly steps: readonly Step[]
  /** Whether several steps open so many ways together that failures are worth remembering. */
  readonly isForked: boolean
}

/** The sets without which patterns cannot stand, their first steps' left out: those of pattern `p` from `starts[p]` to `starts[p + 1]`. */
export interface Needs {
  readonly starts: Int32Array
  readonly sets: Int32Array
  /** How many words at least lie between the first of the pattern and one of the set. */
  readonly distances: Int32Array
}

/** Patterns indexed by the words that they are made of. */
export interface PatternIndex {
  readonly plans: readonly Plan[]
  readonly needs: Needs
  readonly sets: number
  readonly groups: number
  readonly rows: WordRows
  /** The set of each pattern's first step; -1 where it may be missing or is no word. */
  readonly firstSets: Int32Array
  /** Patterns that can begin where a sentence does, and with the name of an actor, by group. */
  readonly starting: readonly Int32Array[]
  readonly acting: readonly Int32Array[]
}

/** Indexes patterns: a pattern's number is its place in the list. */
export function indexPatterns(patterns: readonly GroupedPattern[], groups: number): PatternIndex {
  const sets = numberSets()
  const plans = patterns.map(({ pattern }) => planOf(pattern, sets.numberOf))
  const begun = beginnings(plans, { patterns, groups })
  const needs = needsOf(plans)
  const needed = new Set(needs.sets)
  return {
    ...{ plans, needs, groups, sets: sets.count() },
    starting: begun.starting.map(ascending),
    acting: begun.acting.map(ascending),
    firstSets: Int32Array.from(plans, ({ steps: [first] }) =>
      first?.kind === 'words' && !first.isOptional ? first.set : -1,
    ),
    rows: createWordRows({
      ...{ groups, sets: sets.count(), find: sets.find },
      isNeeded: (set) => needed.has(set),
      gateOf: (pattern) => firstNeed(needs, pattern),
      beginnings: (group, found) =>
        ascending([
          ...(begun.anywhere[group] ?? []),
          ...found.flatMap(({ set }) => begun.bySet[group]?.get(set) ?? []),
        ]),
    }),
  }
}

/** The set that a pattern needs and the fewest others do; -1 where it needs none. */
function firstNeed({ starts, sets }: Needs, pattern: number): number {
  const first = starts[pattern] as number
  return first < (starts[pattern + 1] as number) ? (sets[first] as number) : -1
}

function ascending(numbers: readonly number[]): Int32Array {
  return Int32Array.from(new Set(numbers)).sort()
}

/** Numbers for distinct lists of phrases, found by the words that begin them. */
function numberSets() {
  const numbers = new Map<string, number>()
  const all: (readonly GlobPhrase[])[] = []
  const exact = new Map<string, Set<number>>()
  const prefixes = new Map<string, Set<number>>()
  const lengths = new Set<number>()
  const enter = (number: number, { text, isPrefix }: Glob) => {
    const into = isPrefix ? prefixes : exact
    if (isPrefix) lengths.add(text.length)
    const known = into.get(text)
    if (known) known.add(number)
    else into.set(text, new Set([number]))
  }
  const numberOf = onceFor((phrases: readonly GlobPhrase[]): number => {
    const key = phrases.map(writtenAs).join('|')
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = all.length
    numbers.set(key, number)
    all.push(phrases)
    for (const [first] of phrases) if (first) enter(number, first)
    return number
  })
  const find = (word: string): readonly Found[] => {
    const found = new Set(exact.get(word))
    for (const length of lengths) {
      if (length <= word.length) for (const set of prefixes.get(word.slice(0, length)) ?? []) found.add(set)
    }
    return [...found].map((set) => ({ set, phrases: (all[set] ?? []).filter(([first]) => first && fits(word, first)) }))
  }
  return { numberOf, find, count: () => all.length }
}

function writtenAs(phrase: GlobPhrase): string {
  return phrase.map(({ text, isPrefix }) => (isPrefix ? `${text}*` : text)).join(' ')
}

/** Whether a word is what a glob asks for. */
export function fits(word: string, { text, isPrefix }: Glob): boolean {
  return isPrefix ? word.startsWith(text) : word === text
}

function planOf(pattern: Pattern, numberOf: (phrases: readonly GlobPhrase[]) => number): Plan {
  const steps = pattern.map((element): Step => {
    if (element.kind === 'words') return { ...element, set: numberOf(element.phrases) }
    return element.kind === 'not' ? { kind: 'not', set: numberOf(element.phrases) } : element
  })
  return { steps, isForked: steps.filter(isFork).length > 1 }
}

interface Need {
  readonly set: number
  readonly distance: number
}

/** What each pattern needs, what few patterns need first: it is the least likely to be there. */
function needsOf(plans: readonly Plan[]): Needs {
  const all = plans.map(needsOfPlan)
  const uses = new Map<number, number>()
  for (const { set } of all.flat()) uses.set(set, (uses.get(set) ?? 0) + 1)
  const sorted = all.map((needs) => needs.toSorted((a, b) => (uses.get(a.set) ?? 0) - (uses.get(b.set) ?? 0)))
  const flat = sorted.flat()
  const starts = new Int32Array(plans.length + 1)
  for (const [i, needs] of sorted.entries()) starts[i + 1] = (starts[i] ?? 0) + needs.length
  return {
    starts,
    sets: Int32Array.from(flat, ({ set }) => set),
    distances: Int32Array.from(flat, ({ distance }) => distance),
  }
}

function needsOfPlan({ steps }: Plan): readonly Need[] {
  const needs: Need[] = []
  let distance = 0
  for (const step of steps) {
    if (step.kind === 'words' && !step.isOptional && distance > 0) needs.push({ set: step.set, distance })
    if (step.kind === 'actor' || (step.kind === 'words' && !step.isOptional)) distance++
  }
  return needs
}

/** Whether a step can be gone several ways: how phrases of several words end is settled by their set. */
function isFork(step: Step): boolean {
  return step.kind === 'gap' || (step.kind === 'words' && step.isOptional)
}

/** Which patterns can begin with the words of a set, with any word, at the start of a sentence, with an actor; by group. */
function beginnings(
  plans: readonly Plan[],
  { patterns, groups }: { readonly patterns: readonly GroupedPattern[]; readonly groups: number },
) {
  const lists = () => Array.from({ length: groups }, (): number[] => [])
  const bySet = Array.from({ length: groups }, () => new Map<number, number[]>())
  const by = { anywhere: lists(), starting: lists(), acting: lists() }
  plans.forEach(({ steps }, number) => {
    const group = patterns[number]?.group ?? -1
    const { sets, end } = beginningOf(steps)
    if (end) by[end][group]?.push(number)
    for (const set of sets) {
      const known = bySet[group]?.get(set)
      if (known) known.push(number)
      else bySet[group]?.set(set, [number])
    }
  })
  return { bySet, ...by }
}

/** The sets that a pattern can begin with: that of its first step, and of those after it as long as they may be missing. */
function beginningOf(steps: readonly Step[]): {
  readonly sets: readonly number[]
  readonly end?: 'starting' | 'acting' | 'anywhere'
} {
  const sets: number[] = []
  for (const step of steps) {
    if (step.kind === 'start') return { sets, end: 'starting' }
    if (step.kind === 'actor') return { sets, end: 'acting' }
    if (step.kind !== 'words') break
    sets.push(step.set)
    if (!step.isOptional) return { sets }
  }
  return { sets: [], end: 'anywhere' }
}
