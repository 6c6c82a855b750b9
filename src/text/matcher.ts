import { matchPlan } from './match-plan.js'
import type { NumberedWords } from './numbering.js'
import { type GroupedPattern, indexPatterns, type Needs, type PatternIndex, type Plan } from './pattern-index.js'
import type { ReadText } from './read-text.js'
import { isInSet } from './word-rows.js'

/** A half-open range of words. */
export interface WordRange {
  readonly first: number
  readonly end: number
}

/** Finds many patterns in rows of words. Patterns go by their place in the list that the matcher was made of. */
export interface Matcher {
  /** What the patterns say of each word. */
  readonly read: (words: NumberedWords) => Int32Array
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
  /** Where a pattern first stands within a range; -1 where it does not. */
  readonly nextAt: (pattern: number, text: ReadText, range: WordRange) => number
}

/**
 * A matcher for patterns in groups `0 … groups - 1`; patterns of group -1 are only matched where they are asked for.
 *
 * Edge: time grows with pattern × words, never faster: failures are remembered where gaps open several ways.
 */
export function createMatcher(patterns: readonly GroupedPattern[], groups: number): Matcher {
  const index = indexPatterns(patterns, groups)
  const { rows, plans, firstSets, needs, sets } = index
  const last = new Int32Array(sets)
  const note = createNotes(index, last)
  return {
    read: ({ numbering, numbers }) => {
      const table = rows.rowOf(numbering)
      return numbers.map((number) => table[number] as number)
    },
    visit: (text, { first, end, group }, visit) => {
      const base = note(text, { first, end })
      const { starts, list } = rows.begins
      const { gates } = rows
      for (let at = first; at < end; at++) {
        const from = base + at
        const piece = (text.rows[at] as number) * groups + group
        const stop = starts.data[piece + 1] as number
        if (isOpening(index, { text, at, group })) {
          const begins = list.data.subarray(starts.data[piece], stop)
          const all = [begins, ...openingAt(index, { text, at, group })]
          for (const pattern of followed(all, { needs, last, from })) if (visit(pattern, at)) break
          continue
        }
        for (let i = starts.data[piece] as number; i < stop; i++) {
          const gate = gates.data[i] as number
          if (gate >= 0 && (last[gate] as number) <= from) continue
          const pattern = list.data[i] as number
          if (couldFollow(needs, pattern, { last, from }) && visit(pattern, at)) break
        }
      }
    },
    endAt: (pattern, text, at, limit) => {
      const set = firstSets[pattern] as number
      if (set >= 0 && (at >= limit || !isInSet(rows, text.rows[at] as number, set))) return -1
      return matchPlan(plans[pattern] as Plan, { rows, text, at, limit })
    },
    nextAt: (pattern, text, { first, end }) => {
      const set = firstSets[pattern] as number
      const plan = plans[pattern] as Plan
      for (let at = first; at < end; at++) {
        if (set >= 0 && !isInSet(rows, text.rows[at] as number, set)) continue
        if (matchPlan(plan, { rows, text, at, limit: end }) >= 0) return at
      }
      return -1
    },
  }
}

const MAX_BASE = 0x3fffffff

/** The range that was noted last, and what its places are counted from. */
interface Noted {
  rows: Int32Array
  first: number
  end: number
  from: number
}

/**
 * Notes in `last` where each needed set stands last, and gives what places are counted from; what stood in earlier texts
 * lies below, so that nothing need be cleared.
 */
function createNotes({ rows }: PatternIndex, last: Int32Array): (text: ReadText, range: WordRange) => number {
  const noted: Noted = { rows: new Int32Array(0), first: 0, end: 0, from: 0 }
  let base = 1
  return (text, { first, end }) => {
    if (noted.rows === text.rows && noted.first === first && noted.end === end) return noted.from
    if (base > MAX_BASE) {
      last.fill(0)
      base = 1
    }
    const from = base - first
    const { starts, list } = rows.needed
    for (let at = first; at < end; at++) {
      const row = text.rows[at] as number
      const stop = starts.data[row + 1] as number
      for (let i = starts.data[row] as number; i < stop; i++) last[list.data[i] as number] = from + at
    }
    base = from + end
    noted.rows = text.rows
    noted.first = first
    noted.end = end
    noted.from = from
    return from
  }
}

interface Opening {
  readonly text: ReadText
  readonly at: number
  readonly group: number
}

/** Whether a word begins the sentence or an actor's name, and patterns ask for that. */
function isOpening({ starting, acting }: PatternIndex, { text, at, group }: Opening): boolean {
  if (at === (text.start ?? 0) && (starting[group] as Int32Array).length > 0) return true
  return text.actorEnds !== undefined && text.actorEnds[at] !== 0 && (acting[group] as Int32Array).length > 0
}

/** The patterns that can begin with any word that opens something. */
function openingAt({ starting, acting }: PatternIndex, { text, at, group }: Opening): readonly Int32Array[] {
  const none = new Int32Array(0)
  return [
    at === (text.start ?? 0) ? (starting[group] ?? none) : none,
    text.actorEnds?.[at] ? (acting[group] ?? none) : none,
  ]
}

interface Following {
  readonly needs: Needs
  readonly last: Int32Array
  readonly from: number
}

/** The patterns of some lists whose words could follow, ascending, each once. */
function followed(lists: readonly Int32Array[], { needs, last, from }: Following): readonly number[] {
  const found: number[] = []
  for (const list of lists) for (const one of list) if (couldFollow(needs, one, { last, from })) found.push(one)
  found.sort((a, b) => a - b)
  return found.filter((pattern, i) => pattern !== found[i - 1])
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
