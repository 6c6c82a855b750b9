import { createMatcher, type Matcher } from './matcher.js'
import { once } from './once.js'
import type { GroupedPattern } from './pattern-index.js'
import { type Irregular, parsePhrase, phraseWeight } from './phrase.js'
import type { ReadText } from './read-text.js'

/** Half-open range of tokens that a phrase covers. */
export interface PhraseMatch {
  readonly firstToken: number
  readonly endToken: number
}

export interface FoundPhrase<T> extends PhraseMatch {
  readonly value: T
}

interface Search<T> extends PhraseMatch {
  readonly text: ReadText
  /** Refuses a phrase where its words stand for something else. */
  readonly accepts?: (found: FoundPhrase<T>) => boolean
}

/** Phrases with what they stand for. */
export interface PhraseBook<T> {
  /**
   * Every phrase of a stretch; where two overlap, the heavier wins, then the earlier.
   *
   * Shape: ascending by first token, without overlap.
   */
  readonly find: (search: Search<T>) => readonly FoundPhrase<T>[]
}

/** Books of phrases that are looked for in the same texts, each text read once for all of them. */
export interface PhraseShelf {
  /** Puts a book on the shelf; heavier phrases are tried first, then those that stand first. Before any text is read. */
  readonly add: <T>(phrases: readonly { readonly source: string; readonly value: T }[]) => PhraseBook<T>
  readonly read: Matcher['read']
}

/** An empty shelf. */
export function openShelf(irregular: Irregular): PhraseShelf {
  const patterns: GroupedPattern[] = []
  let groups = 0
  const matcher = once(() => createMatcher(patterns, groups))
  return {
    read: (words) => matcher.get().read(words),
    add: (phrases) => {
      const group = groups++
      const first = patterns.length
      const entries = phrases
        .map(({ source, value }) => ({ pattern: parsePhrase(source, irregular), value }))
        .map((entry) => ({ ...entry, weight: phraseWeight(entry.pattern) }))
        .sort((a, b) => b.weight - a.weight)
      patterns.push(...entries.map(({ pattern }) => ({ pattern, group })))
      return { find: (search) => findPhrases(search, { matcher: matcher.get(), group, first, entries }) }
    },
  }
}

interface Entries<T> {
  readonly matcher: Matcher
  readonly group: number
  /** Number of the first entry's pattern. */
  readonly first: number
  readonly entries: readonly { readonly weight: number; readonly value: T }[]
}

function findPhrases<T>(
  { text, firstToken, endToken, accepts }: Search<T>,
  { matcher, group, first, entries }: Entries<T>,
): readonly FoundPhrase<T>[] {
  const found: { match: FoundPhrase<T>; weight: number }[] = []
  matcher.visit(text, { first: firstToken, end: endToken, group }, (pattern, at) => {
    const end = matcher.endAt(pattern, text, at, endToken)
    const entry = entries[pattern - first]
    if (end < 0 || !entry) return false
    const match = { firstToken: at, endToken: end, value: entry.value }
    if (accepts && !accepts(match)) return false
    found.push({ match, weight: entry.weight })
    return true
  })
  return withoutOverlaps(found)
}

function withoutOverlaps<T>(
  found: { readonly match: FoundPhrase<T>; readonly weight: number }[],
): readonly FoundPhrase<T>[] {
  if (found.length < 2) return found.map(({ match }) => match)
  const taken = new Set<number>()
  return found
    .sort((a, b) => b.weight - a.weight || a.match.firstToken - b.match.firstToken)
    .filter(({ match }) => take(taken, match))
    .map(({ match }) => match)
    .sort((a, b) => a.firstToken - b.firstToken)
}

function take(taken: Set<number>, { firstToken, endToken }: PhraseMatch): boolean {
  for (let i = firstToken; i < endToken; i++) if (taken.has(i)) return false
  for (let i = firstToken; i < endToken; i++) taken.add(i)
  return true
}
