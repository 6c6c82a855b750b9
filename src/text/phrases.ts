import { createMatcher, type WordRange } from './matcher.js'
import { foldMarks } from './normalise.js'
import { onceFor } from './once.js'
import type { Element } from './pattern.js'
import { printedWord, type Words } from './phrase-words.js'
import type { ReadText } from './read-text.js'

/** A place where a phrase stands: a half-open range of words. */
export interface PhraseHit<T> {
  readonly first: number
  readonly end: number
  readonly value: T
}

/** Finds every place where one of many phrases stands in a range of words. */
export interface PhraseBook<T> {
  readonly find: (words: Words, range: WordRange) => readonly PhraseHit<T>[]
}

/** A phrase to find: words of letters and digits, `*` for any ending. */
export interface Phrase<T> {
  readonly phrase: string
  /** Whether capitals must stand as written. */
  readonly isExact: boolean
  readonly value: T
}

const GLOB_WORD = /[\p{L}\p{N}]+\*?/gu

/** Indexes phrases by their words. A phrase without a word is never found. */
export function createPhraseBook<T>(phrases: readonly Phrase<T>[]): PhraseBook<T> {
  const entries = phrases
    .map((phrase): Entry<T> => ({ ...phrase, asked: wordsOfPhrase(phrase.phrase) }))
    .filter(({ asked }) => asked.length > 0)
    .sort((a, b) => compareGlobs(a.asked, b.asked))
  const matcher = createMatcher(
    entries.map(({ asked }) => ({ pattern: asked.map(toElement), group: 0 })),
    1,
  )
  const readText = onceFor(
    (words: Words): ReadText => ({ numbered: words.numbered, rows: matcher.read(words.numbered) }),
  )
  return {
    find: (words, range) => {
      const hits: PhraseHit<T>[] = []
      const text = readText(words)
      matcher.visit(text, { first: range.first, end: range.end, group: 0 }, (pattern, first) => {
        const end = matcher.endAt(pattern, text, first, range.end)
        if (end < 0) return false
        const { value, isExact, asked } = entries[pattern] as Entry<T>
        if (!isExact || isPrinted(asked, words, first)) hits.push({ first, end, value })
        return false
      })
      return hits
    },
  }
}

interface Entry<T> extends Phrase<T> {
  readonly asked: readonly string[]
}

/** The words that a written phrase asks for; a glob keeps its `*`. */
export function wordsOfPhrase(phrase: string): readonly string[] {
  const folded = foldMarks(phrase).replace(/'s(?![\p{L}\p{N}])/gu, '')
  return [...folded.matchAll(GLOB_WORD)].map(([word]) => word)
}

/** Among phrases that stand at the same place: words before globs, short globs before long ones, a phrase before those that go on. */
function compareGlobs(a: readonly string[], b: readonly string[]): number {
  for (const [i, word] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    const difference = globLength(word) - globLength(other)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function globLength(word: string): number {
  return word.endsWith('*') ? word.length : 0
}

function toElement(word: string): Element {
  const isPrefix = word.endsWith('*')
  const text = (isPrefix ? word.slice(0, -1) : word).toLowerCase()
  return { kind: 'words', phrases: [[{ text, isPrefix }]], isOptional: false }
}

function isPrinted(asked: readonly string[], words: Words, first: number): boolean {
  return asked.every((wanted, i) => {
    const printed = printedWord(words, first + i)
    return wanted.endsWith('*') ? printed.startsWith(wanted.slice(0, -1)) : printed === wanted
  })
}
