import type { Span } from '../model/span.js'
import { createMatcher } from './matcher.js'
import { foldMarks } from './normalise.js'
import { rememberWords } from './once.js'
import type { Element } from './pattern.js'

/** The words of a text as phrases are compared with, side by side: without `'s`, hyphens and dots split or dropped. */
export interface Words {
  /** Lower case. */
  readonly norms: readonly string[]
  /** As printed, quotes folded. */
  readonly raws: readonly string[]
  /** Where they begin and end in the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** A place where a phrase stands: a half-open range of words. */
export interface PhraseHit<T> {
  readonly first: number
  readonly end: number
  readonly value: T
}

/** Finds every place where one of many phrases stands. */
export interface PhraseBook<T> {
  readonly find: (words: Words) => readonly PhraseHit<T>[]
}

/** A phrase to find: words of letters and digits, `*` for any ending. */
export interface Phrase<T> {
  readonly phrase: string
  /** Whether capitals must stand as written. */
  readonly isExact: boolean
  readonly value: T
}

/** Stands between words that a comma or the like keeps apart: no phrase reaches over it. */
export const BREAK = ''

const ABBREVIATION = /^(?:\p{L}\.){2,}$/u
const WORD = /[\p{L}\p{N}]+/gu
const GLOB_WORD = /[\p{L}\p{N}]+\*?/gu

/**
 * The words of the tokens of a text.
 *
 * Edge: a possessive `'s` is no word; marks between letters part words; other marks alone give one `BREAK`.
 */
export function wordsOfTokens(text: string, tokens: readonly Span[]): Words {
  const [norms, raws]: [string[], string[]] = [[], []]
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const token of tokens) {
    for (const { norm, raw, start, end } of piecesOf(text.slice(token.start, token.end))) {
      norms.push(norm)
      raws.push(raw)
      starts.push(token.start + start)
      ends.push(token.start + end)
    }
  }
  return { norms, raws, starts, ends }
}

interface Piece extends Span {
  readonly norm: string
  readonly raw: string
}

const MAX_TOKENS = 60_000

const piecesOf = rememberWords(MAX_TOKENS, splitToken)

function splitToken(surface: string): readonly Piece[] {
  const folded = foldMarks(surface)
  if (folded === "'s" || folded === "'" || folded === '-' || folded === '"') return []
  if (ABBREVIATION.test(folded)) {
    const raw = folded.replaceAll('.', '')
    return [{ norm: raw.toLowerCase(), raw, start: 0, end: surface.length }]
  }
  const pieces: Piece[] = []
  for (const { 0: raw, index } of folded.matchAll(WORD)) {
    if (raw === 's' && folded[index - 1] === "'") continue
    pieces.push({ norm: raw.toLowerCase(), raw, start: index, end: index + raw.length })
  }
  return pieces.length > 0 ? pieces : [{ norm: BREAK, raw: BREAK, start: 0, end: surface.length }]
}

/** Indexes phrases by their words. A phrase without a word is never found. */
export function createPhraseBook<T>(phrases: readonly Phrase<T>[]): PhraseBook<T> {
  const entries = phrases
    .map((phrase) => ({ ...phrase, asked: wordsOfPhrase(phrase.phrase) }))
    .filter(({ asked }) => asked.length > 0)
    .sort((a, b) => compareGlobs(a.asked, b.asked))
  const matcher = createMatcher(
    entries.map(({ asked }) => ({ pattern: asked.map(toElement), group: 0 })),
    1,
  )
  return {
    find: (words) => {
      const hits: PhraseHit<T>[] = []
      const limit = words.norms.length
      const text = { words: words.norms, rows: matcher.read(words.norms) }
      matcher.visit(text, { first: 0, end: limit, group: 0 }, (pattern, first) => {
        const end = matcher.endAt(pattern, text, first, limit)
        const entry = entries[pattern]
        if (end < 0 || !entry) return false
        if (!entry.isExact || isPrinted(entry.asked, words.raws.slice(first, end)))
          hits.push({ first, end, value: entry.value })
        return false
      })
      return hits
    },
  }
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

function isPrinted(asked: readonly string[], raws: readonly string[]): boolean {
  return asked.every((wanted, i) => {
    const raw = raws[i] ?? ''
    return wanted.endsWith('*') ? raw.startsWith(wanted.slice(0, -1)) : raw === wanted
  })
}
