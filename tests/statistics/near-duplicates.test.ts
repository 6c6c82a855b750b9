import { expect, test } from 'vitest'
import { findNearDuplicates, jaccard, MAX_EXACT_PAIRS, shinglesOf } from '../../src/statistics/near-duplicates.js'
import { createRandom } from '../../src/statistics/random.js'
import { createVocabulary, createWordSequences } from '../../src/text/words.js'

function shingle(texts: readonly string[]): readonly Uint32Array[] {
  const sequences = createWordSequences(createVocabulary())
  for (const text of texts) sequences.add(text)
  const all = sequences.finish()
  return texts.map((_, i) => shinglesOf(all, i))
}

test('similarity is shared runs of five words over all of them', () => {
  // seven and seven words: three runs each, two of them shared, four in all
  const [a, b] = shingle(['one two three four five six seven', 'one two three four five six eight'])
  expect(jaccard(a ?? new Uint32Array(), b ?? new Uint32Array())).toBeCloseTo(2 / 4, 12)
})

test('punctuation and case do not matter; no words are like nothing', () => {
  const [a, b, none] = shingle(['We have noted it. We hope so.', 'we have noted it, we hope so', ''])
  expect(jaccard(a ?? new Uint32Array(), b ?? new Uint32Array())).toBe(1)
  expect(
    findNearDuplicates(
      [a, b, none, none].flatMap((one) => one ?? []),
      { threshold: 0.6, seed: 1 },
    ),
  ).toEqual([[0, 1]])
})

test('what is like through another is one group', () => {
  const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')
  const groups = findNearDuplicates(
    shingle([words(0, 40), words(8, 48), words(16, 56), 'quite another answer to this']),
    { threshold: 0.6, seed: 1 },
  )
  expect(groups).toEqual([[0, 1, 2]])
})

test('beyond 20,000 pairs the same groups are found as by comparing every pair', () => {
  const random = createRandom(3, 'answers')
  const answer = () => Array.from({ length: 40 }, () => `w${random.below(500)}`)
  const originals = Array.from({ length: 150 }, answer)
  const copies = originals.slice(0, 80).map((words) => words.map((word, i) => (i === 39 ? 'changed' : word)))
  const texts = [...originals, ...copies].map((words) => words.join(' '))
  expect((texts.length * (texts.length - 1)) / 2).toBeGreaterThan(MAX_EXACT_PAIRS)
  const groups = findNearDuplicates(shingle(texts), { threshold: 0.6, seed: 1 })
  expect(groups).toEqual(Array.from({ length: 80 }, (_, i) => [i, 150 + i]))
})
