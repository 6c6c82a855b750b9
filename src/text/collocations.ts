import { createPairIndex } from './pair-index.js'
import { BREAK, type WordSequences } from './words.js'

/** Two words that stand together far more often than chance would put them. */
export interface Collocation {
  readonly left: number
  readonly right: number
  readonly count: number
}

const MIN_COUNT = 5
const MIN_STRENGTH = 0.5

/**
 * The word pairs of some texts that make a term of their own: Hong Kong, national security.
 *
 * Shape: most frequent first. Unit: at least 5 times, with normalised pointwise mutual information >= .5.
 * Source: Bouma 2009, "Normalized (pointwise) mutual information in collocation extraction".
 */
export function findCollocations(texts: readonly WordSequences[], words: number): readonly Collocation[] {
  const counts = new Int32Array(words)
  let total = 0
  for (const { tokens } of texts) {
    for (const token of tokens) {
      if (token === BREAK) continue
      counts[token] = (counts[token] ?? 0) + 1
      total += 1
    }
  }
  const pairs = countPairs(texts, counts)
  return pairs
    .filter(({ left, right, count }) => {
      if (count < MIN_COUNT) return false
      const information = Math.log((count * total) / ((counts[left] ?? 1) * (counts[right] ?? 1)))
      return Math.round((information / Math.log(total / count)) * 1e9) / 1e9 >= MIN_STRENGTH
    })
    .toSorted((a, b) => b.count - a.count || a.left - b.left || a.right - b.right)
}

/** How often neighbours stand together that are each frequent enough. */
function countPairs(texts: readonly WordSequences[], counts: Int32Array): readonly Collocation[] {
  const slotOf = createPairIndex()
  const [lefts, rights, times]: [number[], number[], number[]] = [[], [], []]
  for (const { tokens } of texts) {
    for (let i = 1; i < tokens.length; i++) {
      const [left, right] = [tokens[i - 1] ?? BREAK, tokens[i] ?? BREAK]
      if (left === BREAK || right === BREAK) continue
      if ((counts[left] ?? 0) < MIN_COUNT || (counts[right] ?? 0) < MIN_COUNT) continue
      const slot = slotOf(left, right)
      if (slot === times.length) {
        lefts.push(left)
        rights.push(right)
        times.push(0)
      }
      times[slot] = (times[slot] ?? 0) + 1
    }
  }
  return times.map((count, slot) => ({ left: lefts[slot] ?? BREAK, right: rights[slot] ?? BREAK, count }))
}
