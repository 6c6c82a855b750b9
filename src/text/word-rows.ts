import { createIntList, type IntList, pushInt, pushZeros } from './int-list.js'
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
  /** Beside each pattern of `begins` one set that must follow; -1 where none must. */
  readonly gates: IntList
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
  /** A set without which a pattern cannot go on; -1 where there is none. */
  readonly gateOf: (pattern: number) => number
  readonly groups: number
}

/** Rows that are filled as words come. */
export function createWordRows({ sets, find, isNeeded, beginnings, gateOf, groups }: Source): WordRows {
  const [bits, needed, begins, gates] = [createIntList(), createCut(), createCut(), createIntList()]
  const phrases: WordRows['phrases'] = []
  const stride = (sets >> 5) + 1
  const add = (found: readonly Found[]): number => {
    const first = pushZeros(bits, stride)
    for (const { set } of found) {
      const at = first + (set >> 5)
      bits.data[at] = (bits.data[at] as number) | (1 << (set & 31))
      if (isNeeded(set)) pushInt(needed.list, set)
    }
    pushInt(needed.starts, needed.list.length)
    for (let group = 0; group < groups; group++) {
      for (const pattern of beginnings(group, found)) {
        pushInt(begins.list, pattern)
        pushInt(gates, gateOf(pattern))
      }
      pushInt(begins.starts, begins.list.length)
    }
    return phrases.push(phrasesIn(found)) - 1
  }
  const clear = () => {
    bits.length = 0
    gates.length = 0
    phrases.length = 0
    for (const cut of [needed, begins]) clearCut(cut)
    add([])
  }
  clear()
  const make = (word: string): number => {
    const found = find(word)
    return found.length > 0 ? add(found) : 0
  }
  return { rowOf: createWordTable(make, clear), stride, bits, needed, begins, gates, phrases }
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

/** Whether a word of a row, or a phrase that begins with it, is in a set. */
export function isInSet({ bits, stride }: WordRows, row: number, set: number): boolean {
  return ((((bits.data[row * stride + (set >> 5)] as number) >>> (set & 31)) & 1) as number) === 1
}
