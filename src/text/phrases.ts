import type { Span } from '../model/span.js'
import { foldMarks } from './normalise.js'

/** A word as phrases are compared with: without `'s`, hyphens and dots split or dropped. */
export interface Word extends Span {
  /** Lower case. */
  readonly norm: string
  /** As printed, quotes folded. */
  readonly raw: string
}

/** A place where a phrase stands: a half-open range of words. */
export interface PhraseHit<T> {
  readonly first: number
  readonly end: number
  readonly value: T
}

/** Finds every place where one of many phrases stands. */
export interface PhraseBook<T> {
  readonly find: (words: readonly Word[]) => readonly PhraseHit<T>[]
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
 * The words of one token's text.
 *
 * Edge: a possessive `'s` is no word; marks between letters part words; other marks alone give one `BREAK`.
 */
export function wordsOfToken(surface: string, start: number): readonly Word[] {
  const folded = foldMarks(surface)
  if (folded === "'s" || folded === "'" || folded === '-' || folded === '"') return []
  if (ABBREVIATION.test(folded)) {
    const raw = folded.replaceAll('.', '')
    return [{ norm: raw.toLowerCase(), raw, start, end: start + surface.length }]
  }
  const words: Word[] = []
  for (const match of folded.matchAll(WORD)) {
    if (match[0] === 's' && folded[match.index - 1] === "'") continue
    words.push({
      ...{ norm: match[0].toLowerCase(), raw: match[0] },
      ...{ start: start + match.index, end: start + match.index + match[0].length },
    })
  }
  return words.length > 0 ? words : [{ norm: BREAK, raw: BREAK, start, end: start + surface.length }]
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly globs: Map<string, Node<T>>
  readonly ends: Phrase<T>[]
}

/** Indexes phrases by their words. A phrase without a word is never found. */
export function createPhraseBook<T>(phrases: readonly Phrase<T>[]): PhraseBook<T> {
  const root: Node<T> = emptyNode()
  for (const phrase of phrases) addPhrase(root, phrase)
  return {
    find: (words) => {
      const hits: PhraseHit<T>[] = []
      words.forEach((_, first) => {
        follow(root, { words, first, at: first }, hits)
      })
      return hits
    },
  }
}

function emptyNode<T>(): Node<T> {
  return { next: new Map(), globs: new Map(), ends: [] }
}

/** The words that a written phrase asks for; a glob keeps its `*`. */
export function wordsOfPhrase(phrase: string): readonly string[] {
  const folded = foldMarks(phrase).replace(/'s(?![\p{L}\p{N}])/gu, '')
  return [...folded.matchAll(GLOB_WORD)].map(([word]) => word)
}

function addPhrase<T>(root: Node<T>, phrase: Phrase<T>): void {
  const words = wordsOfPhrase(phrase.phrase)
  if (words.length === 0) return
  let node = root
  for (const word of words) {
    const isGlob = word.endsWith('*')
    const key = (isGlob ? word.slice(0, -1) : word).toLowerCase()
    const children = isGlob ? node.globs : node.next
    const child = children.get(key) ?? emptyNode<T>()
    children.set(key, child)
    node = child
  }
  node.ends.push(phrase)
}

interface Path {
  readonly words: readonly Word[]
  readonly first: number
  readonly at: number
}

function follow<T>(node: Node<T>, { words, first, at }: Path, hits: PhraseHit<T>[]): void {
  for (const phrase of node.ends) {
    if (!phrase.isExact || isPrinted(phrase.phrase, words.slice(first, at)))
      hits.push({ first, end: at, value: phrase.value })
  }
  const word = words[at]
  if (!word || word.norm === BREAK) return
  const path = { words, first, at: at + 1 }
  const exact = node.next.get(word.norm)
  if (exact) follow(exact, path, hits)
  if (node.globs.size === 0) return
  for (let length = 1; length <= word.norm.length; length++) {
    const child = node.globs.get(word.norm.slice(0, length))
    if (child) follow(child, path, hits)
  }
}

function isPrinted(phrase: string, words: readonly Word[]): boolean {
  return wordsOfPhrase(phrase).every((wanted, i) => {
    const raw = words[i]?.raw ?? ''
    return wanted.endsWith('*') ? raw.startsWith(wanted.slice(0, -1)) : raw === wanted
  })
}
