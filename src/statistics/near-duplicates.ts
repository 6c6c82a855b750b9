import { mix32 } from '../text/hash.js'
import { BREAK, type WordSequences } from '../text/words.js'
import { createRandom } from './random.js'

/** Words that make one shingle. */
const SHINGLE_WORDS = 5
/** Up to this many pairs each is compared; beyond, MinHash names the pairs worth comparing. */
export const MAX_EXACT_PAIRS = 20_000
const BANDS = 32
const ROWS = 4
/** A text is compared with so many of its bucket; the rest is reached through them. */
const MAX_BUCKET_PARTNERS = 64

/**
 * The shingles of a text: the sorted, distinct hashes of every five words in a row.
 *
 * Edge: a text of fewer words is one shingle; breaks do not matter.
 * Source: Broder 1997, "On the resemblance and containment of documents".
 */
export function shinglesOf({ tokens, starts }: WordSequences, text: number): Uint32Array {
  const words = tokens.subarray(starts[text], starts[text + 1]).filter((token) => token !== BREAK)
  const count = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE_WORDS + 1)
  const hashes = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    let hash = 0
    for (let k = i; k < Math.min(words.length, i + SHINGLE_WORDS); k++) {
      hash = mix32(Math.imul(hash, 31) + (words[k] ?? 0) + 1)
    }
    hashes[i] = hash
  }
  hashes.sort()
  return hashes.filter((hash, i) => i === 0 || hash !== hashes[i - 1])
}

/** How many shingles two texts share; both in rising order, each once. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) common += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return common
}

/** The shingles that two texts share over all that either has, 0-1. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const common = countShared(a, b)
  const all = a.length + b.length - common
  return all === 0 ? 0 : common / all
}

/** Sets that grow together: the connected parts of a graph, the smallest member standing for all. */
function createUnion(size: number) {
  const parents = Int32Array.from({ length: size }, (_, i) => i)
  const rootOf = (item: number): number => {
    let root = item
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root
    let at = item
    while (at !== root) {
      const next = parents[at] ?? root
      parents[at] = root
      at = next
    }
    return root
  }
  const join = (a: number, b: number) => {
    const [x, y] = [rootOf(a), rootOf(b)]
    parents[Math.max(x, y)] = Math.min(x, y)
  }
  return { rootOf, join }
}

/** Signatures end to end: `BANDS * ROWS` smallest hashes a text. Source: Broder et al. 1998, min-wise permutations. */
function signaturesOf(shingles: readonly Uint32Array[], seed: number): Uint32Array {
  const random = createRandom(seed, 'min-hash')
  const size = BANDS * ROWS
  const factors = Uint32Array.from({ length: size }, () => random.bits() | 1)
  const shifts = Uint32Array.from({ length: size }, () => random.bits())
  const signatures = new Uint32Array(shingles.length * size).fill(0xffffffff)
  for (const [text, hashes] of shingles.entries()) {
    const base = text * size
    for (const hash of hashes) {
      for (let k = 0; k < size; k++) {
        const value = (Math.imul(hash, factors[k] ?? 1) + (shifts[k] ?? 0)) >>> 0
        if (value < (signatures[base + k] ?? 0)) signatures[base + k] = value
      }
    }
  }
  return signatures
}

/** Pairs of texts that share a band of their signatures: few others are alike. */
function visitCandidates(shingles: readonly Uint32Array[], seed: number, visit: (a: number, b: number) => void): void {
  const signatures = signaturesOf(shingles, seed)
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<number, number[]>()
    for (const [text, hashes] of shingles.entries()) {
      if (hashes.length === 0) continue
      let key = band
      for (let row = 0; row < ROWS; row++) {
        key = mix32(Math.imul(key, 31) + (signatures[(text * BANDS + band) * ROWS + row] ?? 0))
      }
      const bucket = buckets.get(key) ?? []
      buckets.set(key, bucket)
      for (const other of bucket.slice(0, MAX_BUCKET_PARTNERS)) visit(other, text)
      bucket.push(text)
    }
  }
}

const SHARED_BUCKETS = 1 << 24

/** Texts most of whose shingles stand in some other text too: only they can be like another. Loses none. */
function keepShared(shingles: readonly Uint32Array[], threshold: number): readonly number[] {
  const texts = new Uint8Array(SHARED_BUCKETS)
  for (const hashes of shingles) {
    for (const hash of hashes) {
      const bucket = hash & (SHARED_BUCKETS - 1)
      if ((texts[bucket] ?? 0) < 2) texts[bucket] = (texts[bucket] ?? 0) + 1
    }
  }
  return shingles.flatMap((hashes, text) => {
    let shared = 0
    for (const hash of hashes) if (texts[hash & (SHARED_BUCKETS - 1)] === 2) shared += 1
    return hashes.length > 0 && shared >= threshold * hashes.length - 1e-9 ? [text] : []
  })
}

function visitAll(count: number, visit: (a: number, b: number) => void): void {
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) visit(a, b)
}

export interface NearDuplicateRules {
  /** Least similarity of a pair, 0-1. */
  readonly threshold: number
  readonly seed: number
}

/**
 * Texts that are nearly the same, directly or through others.
 *
 * Shape: groups of at least two, members ascending, groups by their first member.
 * Edge: every pair is compared up to 20,000 pairs; beyond, pairs that share one of 32 bands of four
 * smallest hashes (a pair with similarity .6 is missed in 1 of 80, of .8 never), each then checked exactly.
 * Source: Broder 1997; banding as in Leskovec, Rajaraman & Ullman 2014, chapter 3.
 */
export function findNearDuplicates(
  shingles: readonly Uint32Array[],
  { threshold, seed }: NearDuplicateRules,
): readonly (readonly number[])[] {
  const union = createUnion(shingles.length)
  const compare = (a: number, b: number) => {
    if (union.rootOf(a) === union.rootOf(b)) return
    const [x, y] = [shingles[a], shingles[b]]
    if (!x || !y || Math.min(x.length, y.length) < threshold * Math.max(x.length, y.length)) return
    if (jaccard(x, y) >= threshold - 1e-9) union.join(a, b)
  }
  const pairs = (shingles.length * (shingles.length - 1)) / 2
  if (pairs <= MAX_EXACT_PAIRS) visitAll(shingles.length, compare)
  else {
    const likely = keepShared(shingles, threshold)
    const some = likely.flatMap((text) => shingles[text] ?? [])
    visitCandidates(some, seed, (a, b) => compare(likely[a] ?? 0, likely[b] ?? 0))
  }
  const groups = new Map<number, number[]>()
  for (const [text, hashes] of shingles.entries()) {
    if (hashes.length === 0) continue
    const root = union.rootOf(text)
    const members = groups.get(root) ?? []
    groups.set(root, members)
    members.push(text)
  }
  return [...groups.values()].filter((members) => members.length > 1)
}
