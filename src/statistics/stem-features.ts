import type { FeatureBook } from './features.js'

/** Stems by number, from 0 on; the first are given. */
export interface Stems {
  readonly stems: readonly string[]
  readonly numberOf: (stem: string) => number
}

/** Numbers for stems. */
export function createStems(first: readonly string[]): Stems {
  const stems = [...first]
  const numbers = new Map(stems.map((stem, number) => [stem, number]))
  const numberOf = (stem: string): number => {
    const known = numbers.get(stem)
    if (known !== undefined) return known
    numbers.set(stem, stems.length)
    return stems.push(stem) - 1
  }
  return { stems, numberOf }
}

/** Which features of a book single stems are, and pairs of neighbouring ones; -1 where they are none. */
export interface StemFeatures {
  readonly single: (stem: number) => number
  readonly pair: (before: number, stem: number) => number
}

interface Prefixes {
  /** What names of single stems begin with, and names of pairs, whose stems a blank parts. */
  readonly single: string
  readonly pair: string
}

/** Looks up each stem once, and of pairs none but those in the book; all that come, where the book takes every pair. */
export function createStemFeatures(book: FeatureBook, { stems, numberOf }: Stems, prefixes: Prefixes): StemFeatures {
  const singles: number[] = []
  const pairs: (ReadonlyMap<number, number> | undefined)[] = []
  const known = pairsByFirst(book, prefixes.pair)
  const none: ReadonlyMap<number, number> = new Map()
  const pairsOf = (before: number): ReadonlyMap<number, number> => {
    const entries = known.get(stems[before] ?? '')
    return entries ? new Map(entries.map(([second, feature]) => [numberOf(second), feature])) : none
  }
  const isOpen = book.admits(`${prefixes.pair}a b`)
  return {
    single: (stem) => {
      const feature = singles[stem] ?? book.numberOf(`${prefixes.single}${stems[stem]}`)
      singles[stem] = feature
      return feature
    },
    pair: (before, stem) => {
      if (isOpen) return book.numberOf(`${prefixes.pair}${stems[before]} ${stems[stem]}`)
      const ofFirst = pairs[before] ?? pairsOf(before)
      pairs[before] = ofFirst
      return ofFirst === none ? -1 : (ofFirst.get(stem) ?? -1)
    },
  }
}

/** The pairs of a book by their first stem: the second, and the number of the feature. */
function pairsByFirst({ names }: FeatureBook, prefix: string): ReadonlyMap<string, (readonly [string, number])[]> {
  const pairs = new Map<string, (readonly [string, number])[]>()
  names.forEach((name, feature) => {
    const blank = name.indexOf(' ', prefix.length)
    if (blank < 0 || !name.startsWith(prefix)) return
    const first = name.slice(prefix.length, blank)
    const pair = [name.slice(blank + 1), feature] as const
    const known = pairs.get(first)
    if (known) known.push(pair)
    else pairs.set(first, [pair])
  })
  return pairs
}
