import type { Span } from '../model/span.js'
import type { Token } from '../model/token.js'
import { createIntList, pushInt } from './int-list.js'
import { foldMarks } from './normalise.js'
import { createWordTable, type NumberedWords, type Numbering, numberTokens } from './numbering.js'
import { rememberWords } from './once.js'

/** The words of a text as phrases are compared with, end to end: without `'s`, hyphens and dots split or dropped. */
export interface Words {
  readonly text: string
  /** The norms of the tokens that they were cut from. */
  readonly tokens: NumberedWords
  /** Lower case. */
  readonly numbered: NumberedWords
  /** Where they begin and end in the text. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The words of token `t` are `firsts[t] … firsts[t + 1]`. */
  readonly firsts: Int32Array
}

/** Stands between words that a comma or the like keeps apart: no phrase reaches over it. */
export const BREAK = ''

const ABBREVIATION = /^(?:\p{L}\.){2,}$/u
const WORD = /[\p{L}\p{N}]+/gu

/**
 * The words of the tokens of a text.
 *
 * Edge: a possessive `'s` is no word; marks between letters part words; other marks alone give one `BREAK`.
 */
export function wordsOfTokens(text: string, tokens: readonly Token[]): Words {
  const norms = numberTokens(tokens)
  const { numbering, numbers } = norms
  const found = { numbers: createIntList(), starts: createIntList(), ends: createIntList() }
  const firsts = new Int32Array(tokens.length + 1)
  const add = (number: number, start: number, end: number) => {
    pushInt(found.numbers, number)
    pushInt(found.starts, start)
    pushInt(found.ends, end)
  }
  const table = pieceTable(numbering)
  const breakNumber = numbering.numberOf(BREAK)
  for (let at = 0; at < tokens.length; at++) {
    firsts[at] = found.numbers.length
    const { start, end } = tokens[at] as Token
    const number = numbers[at] as number
    const kind = table[number] as number
    if (kind === WHOLE) add(number, start, end)
    else if (kind === BREAKING) add(breakNumber, start, end)
    else if (kind === PIECES)
      for (const piece of piecesOf(text.slice(start, end)))
        add(numbering.numberOf(piece.norm), start + piece.start, start + piece.end)
  }
  firsts[tokens.length] = found.numbers.length
  const taken = ({ data, length }: { readonly data: Int32Array; readonly length: number }) => data.slice(0, length)
  const numbered = { numbering, numbers: taken(found.numbers) }
  return { text, tokens: norms, numbered, starts: taken(found.starts), ends: taken(found.ends), firsts }
}

/** A word as printed, quotes folded, an abbreviation without its dots. */
export function printedWord({ text, starts, ends }: Words, at: number): string {
  const folded = foldMarks(text.slice(starts[at], ends[at]))
  return ABBREVIATION.test(folded) ? folded.replaceAll('.', '') : folded
}

const NOTHING = 0
const WHOLE = 1
const BREAKING = 2
const PIECES = 3

/** Plain letters, digits and marks, whose case is of no account to how they are cut. */
const PLAIN = /^[\x20-\x7e]*$/

/** How the token of a norm is cut: not at all, to nothing, to a break, or into pieces, which its letters must tell. */
const pieceTable: (numbering: Numbering) => Int32Array = createWordTable((norm) => {
  if (!PLAIN.test(norm) || norm.includes("'s")) return PIECES
  const pieces = splitToken(norm)
  const [only] = pieces
  if (!only) return NOTHING
  if (pieces.length > 1 || only.start !== 0 || only.end !== norm.length) return PIECES
  if (only.norm === BREAK) return BREAKING
  return only.norm === norm ? WHOLE : PIECES
})

interface Piece extends Span {
  readonly norm: string
}

const MAX_TOKENS = 60_000

const piecesOf = rememberWords(MAX_TOKENS, splitToken)

function splitToken(surface: string): readonly Piece[] {
  const folded = foldMarks(surface)
  if (folded === "'s" || folded === "'" || folded === '-' || folded === '"') return []
  if (ABBREVIATION.test(folded)) {
    return [{ norm: folded.replaceAll('.', '').toLowerCase(), start: 0, end: surface.length }]
  }
  const pieces: Piece[] = []
  for (const { 0: raw, index } of folded.matchAll(WORD)) {
    if (raw === 's' && folded[index - 1] === "'") continue
    pieces.push({ norm: raw.toLowerCase(), start: index, end: index + raw.length })
  }
  return pieces.length > 0 ? pieces : [{ norm: BREAK, start: 0, end: surface.length }]
}
