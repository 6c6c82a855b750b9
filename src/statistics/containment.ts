import { countShared } from './near-duplicates.js'

/** Places of one shingle that are looked at; of a commoner one the first. */
const MAX_PLACES = 256
const BUCKETS = 1 << 24
const MANY = 255

/**
 * The share of the smaller text's shingles that the larger one has too, 0-1.
 *
 * Edge: 0 where one has none.
 * Source: Broder 1997, "On the resemblance and containment of documents".
 */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const smaller = Math.min(a.length, b.length)
  return smaller === 0 ? 0 : countShared(a, b) / smaller
}

/** How many texts a shingle stands in, at least nearly: several share a bucket. */
function countTexts(shingles: readonly Uint32Array[]): (hash: number) => number {
  const counts = new Uint8Array(BUCKETS)
  for (const hashes of shingles) {
    for (const hash of hashes) {
      const bucket = hash & (BUCKETS - 1)
      if ((counts[bucket] ?? 0) < MANY) counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  }
  return (hash) => counts[hash & (BUCKETS - 1)] ?? 0
}

/** Of a text's shingles, so many of the rarest that a text that holds it must have one of them; none where it stands nowhere else. */
function rarest(hashes: Uint32Array, textsOf: (hash: number) => number, threshold: number): readonly number[] {
  const spared = Math.floor(hashes.length * (1 - threshold) + 1e-9)
  let alone = 0
  for (const hash of hashes) if (textsOf(hash) < 2) alone += 1
  if (alone > spared) return []
  return [...hashes].sort((a, b) => textsOf(a) - textsOf(b) || a - b).slice(0, spared + 1)
}

/**
 * The texts that stand inside a longer one: for each the first text, by number, that holds at least `threshold` of its
 * shingles and has more of them.
 *
 * Edge: of a shingle that stands in more than 256 texts the first 256 are looked at.
 */
export function findContained(
  shingles: readonly Uint32Array[],
  { threshold, minShingles }: { readonly threshold: number; readonly minShingles: number },
): ReadonlyMap<number, number> {
  const textsOf = countTexts(shingles)
  const keys = shingles.map((hashes) => (hashes.length < minShingles ? [] : rarest(hashes, textsOf, threshold)))
  const places = new Map<number, number[]>(keys.flat().map((key) => [key, []]))
  const isKey = new Uint8Array(BUCKETS)
  for (const key of places.keys()) isKey[key & (BUCKETS - 1)] = 1
  for (const [text, hashes] of shingles.entries()) {
    for (const hash of hashes) {
      const known = isKey[hash & (BUCKETS - 1)] === 1 ? places.get(hash) : undefined
      if (known && known.length < MAX_PLACES) known.push(text)
    }
  }
  const holders = new Map<number, number>()
  for (const [text, own] of keys.entries()) {
    const hashes = shingles[text] ?? new Uint32Array()
    const candidates = [...new Set(own.flatMap((key) => places.get(key) ?? []))].sort((a, b) => a - b)
    const holder = candidates.find((other) => {
      const others = shingles[other]
      return others !== undefined && others.length > hashes.length && containment(hashes, others) >= threshold - 1e-9
    })
    if (holder !== undefined) holders.set(text, holder)
  }
  return holders
}
