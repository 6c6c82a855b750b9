import type { GlobPhrase } from './pattern.js'
import {
  fits,
  type GroupedPattern,
  indexPatterns,
  type Needs,
  type PatternIndex,
  type Plan,
  type WordRow,
} from './pattern-index.js'

/** A row of words, read once for all patterns of a matcher. */
export interface ReadText {
  readonly words: readonly string[]
  readonly rows: readonly WordRow[]
  /** For each word that begins an actor's name the index after its last; 0 elsewhere. Absent where nobody is named. */
  readonly actorEnds?: Int32Array | undefined
  /** Whether a word is an adverb that may stand between the words of a pattern. */
  readonly isSkipped?: ((index: number) => boolean) | undefined
}

/** A half-open range of words. */
export interface WordRange {
  readonly first: number
  readonly end: number
}

/** Finds many patterns in rows of words. Patterns go by their place in the list that the matcher was made of. */
export interface Matcher {
  /** What the patterns say of each word. */
  readonly read: (words: readonly string[]) => readonly WordRow[]
  /**
   * Calls `visit` wherever a pattern of a group could begin, ascending by word, then by pattern.
   *
   * Edge: `visit` returns true to be shown no further pattern at that word.
   */
  readonly visit: (
    text: ReadText,
    range: WordRange & { readonly group: number },
    visit: (pattern: number, at: number) => boolean,
  ) => void
  /** Index after the last word of a pattern that begins at `at` and ends by `limit`; -1 where it does not stand there. */
  readonly endAt: (pattern: number, text: ReadText, at: number, limit: number) => number
}

const MAX_ADVERBS = 2
const MAX_BASE = 0x3fffffff

/**
 * A matcher for patterns in groups `0 … groups - 1`; patterns of group -1 are only matched where they are asked for.
 *
 * Edge: time grows with pattern × words, never faster: failures are remembered where gaps open several ways.
 */
export function createMatcher(patterns: readonly GroupedPattern[], groups: number): Matcher {
  const index = indexPatterns(patterns, groups)
  const last = new Int32Array(index.sets)
  let base = 1
  /** Notes where each needed set stands last; what stood in earlier texts lies below `first`, so that nothing need be cleared. */
  const note = ({ rows }: ReadText, { first, end }: WordRange): number => {
    if (base > MAX_BASE) {
      last.fill(0)
      base = 1
    }
    const from = base - first
    for (let at = first; at < end; at++) {
      const { needed } = rows[at] as WordRow
      for (let i = 0; i < needed.length; i++) last[needed[i] as number] = from + at
    }
    base = from + end
    return from
  }
  return {
    read: (words) => words.map(index.rowOf),
    visit: (text, { first, end, group }, visit) => {
      const from = note(text, { first, end })
      for (let at = first; at < end; at++) {
        const begins = beginsAt(index, { text, at, group })
        for (let i = 0; i < begins.length; i++) {
          const pattern = begins[i] as number
          if (couldFollow(index.needs, pattern, { last, from: from + at }) && visit(pattern, at)) break
        }
      }
    },
    endAt: (pattern, text, at, limit) => {
      const plan = index.plans[pattern] as Plan
      return isBegun(plan, { text, at, limit }) ? matchPlan(plan, { text, at, limit }) : -1
    },
  }
}

function beginsAt(
  index: PatternIndex,
  { text, at, group }: { readonly text: ReadText; readonly at: number; readonly group: number },
): Int32Array {
  const begins = index.beginsOf(text.rows[at] as WordRow, group)
  const isActor = text.actorEnds !== undefined && text.actorEnds[at] !== 0
  const starting = at === 0 ? index.starting[group] : undefined
  const acting = isActor ? index.acting[group] : undefined
  if (!starting?.length && !acting?.length) return begins
  return Int32Array.from(new Set([...begins, ...(starting ?? []), ...(acting ?? [])])).sort()
}

interface Attempted {
  readonly text: ReadText
  readonly at: number
  readonly limit: number
}

/** Whether a pattern can begin at a word: settles most of them without an attempt. */
function isBegun({ steps: [first] }: Plan, { text, at, limit }: Attempted): boolean {
  if (first?.kind !== 'words' || first.isOptional) return true
  return at < limit && isInSet(text.rows[at] as WordRow, first.set)
}

/** Whether the words that a pattern needs all stand far enough behind its first. */
function couldFollow(
  { starts, sets, distances }: Needs,
  pattern: number,
  { last, from }: { readonly last: Int32Array; readonly from: number },
): boolean {
  const end = starts[pattern + 1] as number
  for (let i = starts[pattern] as number; i < end; i++) {
    if ((last[sets[i] as number] as number) < from + (distances[i] as number)) return false
  }
  return true
}

interface Attempt {
  readonly steps: Plan['steps']
  readonly text: ReadText
  readonly start: number
  readonly limit: number
  readonly isForked: boolean
  /** Steps and places that lead nowhere; made with the first of them. */
  failed: Set<number> | undefined
}

function matchPlan({ steps, isForked }: Plan, { text, at, limit }: Attempted): number {
  return matchSteps({ steps, text, limit, start: at, isForked, failed: undefined }, 0, at)
}

function matchFrom(attempt: Attempt, step: number, at: number): number {
  if (!attempt.isForked) return matchSteps(attempt, step, at)
  const key = step * (attempt.limit + 2) + at
  if (attempt.failed?.has(key)) return -1
  const end = matchSteps(attempt, step, at)
  if (end < 0) {
    attempt.failed ??= new Set()
    attempt.failed.add(key)
  }
  return end
}

function matchSteps(attempt: Attempt, first: number, from: number): number {
  const { steps, text, limit, start } = attempt
  let at = from
  for (let number = first; number < steps.length; number++) {
    const step = steps[number] as Plan['steps'][number]
    switch (step.kind) {
      case 'words': {
        const row = at < limit ? (text.rows[at] as WordRow) : undefined
        const isIn = row !== undefined && isInSet(row, step.set)
        const isPlain = !step.isOptional && (text.isSkipped === undefined || at === start)
        if (!isPlain || (isIn && row.phrases.has(step.set))) return matchWords(attempt, { number, step, at })
        if (!isIn) return -1
        at++
        break
      }
      case 'gap':
        return matchGap(attempt, { number, max: step.max, at })
      case 'start':
        if (at !== 0) return -1
        break
      case 'actor': {
        const end = at < limit ? (text.actorEnds?.[at] ?? 0) : 0
        if (end === 0) return -1
        at = end
        break
      }
      case 'not':
        if (standsAt(text, { set: step.set, at, limit })) return -1
        break
    }
  }
  return at
}

function isInSet({ bits }: WordRow, set: number): boolean {
  return (((bits[set >> 5] as number) >>> (set & 31)) & 1) === 1
}

/** Whether a phrase of a set stands at a word. */
function standsAt(
  { words, rows }: ReadText,
  { set, at, limit }: { readonly set: number; readonly at: number; readonly limit: number },
): boolean {
  const row = at < limit ? rows[at] : undefined
  if (!row || !isInSet(row, set)) return false
  const phrases = row.phrases.get(set)
  return phrases === undefined || phrases.some((phrase) => phraseEnd(phrase, { words, at, limit }) >= 0)
}

interface WordsAt {
  readonly number: number
  readonly step: Extract<Plan['steps'][number], { readonly kind: 'words' }>
  readonly at: number
}

/** A place with several ways on: phrases of several words, adverbs before it, or words that may be missing. */
function matchWords(attempt: Attempt, { number, step, at }: WordsAt): number {
  const { text, start, limit } = attempt
  const { rows, words, isSkipped } = text
  const reach = isSkipped && at > start ? MAX_ADVERBS : 0
  for (let place = at; place <= at + reach && place < limit; place++) {
    if (place > at && !isSkipped?.(place - 1)) break
    const row = rows[place] as WordRow
    if (!isInSet(row, step.set)) continue
    const phrases = row.phrases.get(step.set)
    if (!phrases) {
      const end = matchFrom(attempt, number + 1, place + 1)
      if (end >= 0) return end
    }
    for (const phrase of phrases ?? []) {
      const next = phraseEnd(phrase, { words, at: place, limit })
      const end = next < 0 ? -1 : matchFrom(attempt, number + 1, next)
      if (end >= 0) return end
    }
  }
  return step.isOptional ? matchFrom(attempt, number + 1, at) : -1
}

function matchGap(
  attempt: Attempt,
  { number, max, at }: { readonly number: number; readonly max: number; readonly at: number },
): number {
  const furthest = Math.min(at + max, attempt.limit)
  for (let place = at; place <= furthest; place++) {
    const end = matchFrom(attempt, number + 1, place)
    if (end >= 0) return end
  }
  return -1
}

function phraseEnd(
  phrase: GlobPhrase,
  { words, at, limit }: { readonly words: readonly string[]; readonly at: number; readonly limit: number },
): number {
  if (at + phrase.length > limit) return -1
  for (let i = 0; i < phrase.length; i++) {
    const glob = phrase[i]
    if (!glob || !fits(words[at + i] ?? '', glob)) return -1
  }
  return at + phrase.length
}
