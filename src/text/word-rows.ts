import { createIntList, type IntList, pushInt } from './int-list.js'
import { createWordTable, type WordTable } from './numbering.js'
import type { GlobPhrase } from './pattern.js'

/**
 * What the patterns of a matcher say of words, side by side in long rows of numbers. Words that no pattern knows share
 * row 0.
 */
export interface WordRows {
  /** The row of each word. */
  readonly rowOf: WordTable
  /** How many numbers of `bits` a row has. */
  readonly stride: number
  /** One bit a set: whether the word, or a phrase that begins with it, is in the set. */
  readonly bits: IntList
  /** The sets that some pattern needs: those of row `r` from `starts[r]` to `starts[r + 1]`. */
  readonly needed: Cut
  /** Patterns that can begin with the word, ascending: those of row `r` and group `g` are piece `r * groups + g`. */
  readonly begins: Cut
  /** Sets in which the word of a row begins phrases of several words: its phrases there, in their order. */
  readonly phrases: (ReadonlyMap<number, readonly GlobPhrase[]> | undefined)[]
}

/** Numbers end to end, and where each piece begins. */
export interface Cut {
  readonly starts: IntList
  readonly list: IntList
}

/** A set that holds a word, and its phrases that begin with it. */
export interface Found {
  readonly set: number
  readonly phrases: readonly GlobPhrase[]
}

interface Source {
  /** How many sets there are. */
  readonly sets: number
  readonly find: (word: string) => readonly Found[]
  readonly isNeeded: (set: number) => boolean
  /** The patterns of a group that can begin with a word of these sets, ascending. */
  readonly beginnings: (group: number, found: readonly Found[]) => Iterable<number>
  readonly groups: number
}

/** Rows that are filled as words come. */
export function createWordRows({ sets, find, isNeeded, beginnings, groups }: Source): WordRows {
  const [bits, needed, begins] = [createIntList(), createCut(), createCut()]
  const phrases: WordRows['phrases'] = []
  const stride = (sets >> 5) + 1
  const add = (found: readonly Found[]): number => {
    const own = new Int32Array(stride)
    for (const { set } of found) own[set >> 5] = (own[set >> 5] ?? 0) | (1 << (set & 31))
    for (const part of own) pushInt(bits, part)
    addPiece(
      needed,
      found.flatMap(({ set }) => (isNeeded(set) ? [set] : [])),
    )
    for (let group = 0; group < groups; group++) addPiece(begins, beginnings(group, found))
    return phrases.push(phrasesIn(found)) - 1
  }
  const clear = () => {
    bits.length = 0
    phrases.length = 0
    for (const cut of [needed, begins]) clearCut(cut)
    add([])
  }
  clear()
  const make = (word: string): number => {
    const found = find(word)
    return found.length > 0 ? add(found) : 0
  }
  return { rowOf: createWordTable(make, clear), stride, bits, needed, begins, phrases }
}

function phrasesIn(found: readonly Found[]): ReadonlyMap<number, readonly GlobPhrase[]> | undefined {
  const long = found.filter(({ phrases }) => phrases.some((phrase) => phrase.length > 1))
  return long.length > 0 ? new Map(long.map(({ set, phrases }) => [set, phrases])) : undefined
}

function createCut(): Cut {
  return { starts: createIntList(), list: createIntList() }
}

function clearCut({ starts, list }: Cut): void {
  list.length = 0
  starts.length = 0
  pushInt(starts, 0)
}

function addPiece({ starts, list }: Cut, piece: Iterable<number>): void {
  for (const value of piece) pushInt(list, value)
  pushInt(starts, list.length)
}

/** Whether a word of a row, or a phrase that begins with it, is in a set. */
export function isInSet({ bits, stride }: WordRows, row: number, set: number): boolean {
  return ((((bits.data[row * stride + (set >> 5)] as number) >>> (set & 31)) & 1) as number) === 1
}
