import type { Token } from '../model/token.js'
import { onceFor } from './once.js'

/** Distinct words, each with a number of its own, from 0 on. */
export interface Numbering {
  readonly words: readonly string[]
  /** The number of a word, which is given one where it has none. */
  readonly numberOf: (word: string) => number
}

/** A text as the numbers of its words: what is known of a word is then looked up in rows, without comparing letters. */
export interface NumberedWords {
  readonly numbering: Numbering
  readonly numbers: Int32Array
}

/** More distinct words than a batch of transcripts has. */
const MAX_WORDS = 100_000

function createNumbering(): Numbering {
  const words: string[] = []
  const known = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = known.get(word)
    if (number !== undefined) return number
    known.set(word, words.length)
    return words.push(word) - 1
  }
  return { words, numberOf }
}

let current = createNumbering()

/**
 * The numbering that texts share.
 *
 * Edge: once it is full the next text begins a new one, so that memory stays bounded.
 */
function openNumbering(): Numbering {
  if (current.words.length >= MAX_WORDS) current = createNumbering()
  return current
}

/** The words of a text by number. */
export function numberWords(words: readonly string[]): NumberedWords {
  const numbering = openNumbering()
  return { numbering, numbers: Int32Array.from(words, numbering.numberOf) }
}

/** The norms of a transcript's tokens by number; worked out once for all who read them. */
export const numberTokens = onceFor((tokens: readonly Token[]): NumberedWords => {
  const numbering = openNumbering()
  const numbers = new Int32Array(tokens.length)
  for (let at = 0; at < tokens.length; at++) numbers[at] = numbering.numberOf((tokens[at] as Token).norm)
  return { numbering, numbers }
})

/** What each word of a numbering is, as a whole number, in the order of the words. */
export type WordTable = (numbering: Numbering) => Int32Array

/**
 * A table of a whole number for every word, worked out once a word.
 *
 * Edge: with another numbering it begins anew, and calls `restart` before.
 */
export function createWordTable(make: (word: string) => number, restart?: () => void): WordTable {
  let known: Numbering | undefined
  let values = new Int32Array(1 << 12)
  let filled = 0
  return (numbering) => {
    if (numbering !== known) {
      if (known) restart?.()
      known = numbering
      filled = 0
    }
    const { words } = numbering
    if (words.length > values.length) {
      const larger = new Int32Array(words.length * 2)
      larger.set(values)
      values = larger
    }
    for (; filled < words.length; filled++) values[filled] = make(words[filled] as string)
    return values
  }
}
