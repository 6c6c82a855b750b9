import {
  compilePhrase,
  firstWords,
  matchPhrase,
  type Phrase,
  type PhraseMatch,
  type PhraseText,
  phraseWeight,
} from './phrase.js'

interface Entry<T> {
  readonly phrase: Phrase
  readonly weight: number
  readonly value: T
}

/** Phrases with what they stand for, found by their first words. */
export interface PhraseBook<T> {
  readonly byFirstWord: ReadonlyMap<string, readonly Entry<T>[]>
}

export interface FoundPhrase<T> extends PhraseMatch {
  readonly value: T
}

interface Search<T> extends PhraseMatch {
  readonly text: PhraseText
  /** Refuses a phrase where its words stand for something else. */
  readonly accepts?: (found: FoundPhrase<T>) => boolean
}

export type Irregular = Readonly<Record<string, readonly string[]>>

/** A book of phrases; heavier phrases are tried first, then those that stand first. */
export function compileBook<T>(
  phrases: readonly { readonly source: string; readonly value: T }[],
  irregular: Irregular,
): PhraseBook<T> {
  const byFirstWord = new Map<string, Entry<T>[]>()
  for (const { source, value } of phrases) {
    const phrase = compilePhrase(source, irregular)
    const entry = { phrase, weight: phraseWeight(phrase), value }
    for (const word of new Set(firstWords(phrase))) {
      const list = byFirstWord.get(word)
      if (list) list.push(entry)
      else byFirstWord.set(word, [entry])
    }
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.weight - a.weight)
  return { byFirstWord }
}

/**
 * Every phrase of a stretch; where two overlap, the heavier wins, then the earlier.
 *
 * Shape: ascending by first token, without overlap.
 */
export function findPhrases<T>(
  book: PhraseBook<T>,
  { text, firstToken, endToken, accepts }: Search<T>,
): readonly FoundPhrase<T>[] {
  const found: { match: FoundPhrase<T>; weight: number }[] = []
  for (let at = firstToken; at < endToken; at++) {
    for (const { phrase, weight, value } of book.byFirstWord.get(text.words[at] ?? '') ?? []) {
      const match = matchPhrase(phrase, { text, at, limit: endToken })
      if (!match || (accepts && !accepts({ ...match, value }))) continue
      found.push({ match: { ...match, value }, weight })
      break
    }
  }
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
