import { expect, test } from 'vitest'
import { containment, findContained } from '../../src/statistics/containment.js'
import { shinglesOf } from '../../src/statistics/near-duplicates.js'
import { createRandom } from '../../src/statistics/random.js'
import { createVocabulary, createWordSequences } from '../../src/text/words.js'

function shingle(texts: readonly string[]): readonly Uint32Array[] {
  const sequences = createWordSequences(createVocabulary())
  for (const text of texts) sequences.add(text)
  const all = sequences.finish()
  return texts.map((_, i) => shinglesOf(all, i))
}

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')
const rules = { threshold: 0.9, minShingles: 3 }

test('containment is the share of the smaller text’s shingles that the larger has', () => {
  // ten words: six runs of five; of the first eight words four runs, all of them inside
  const [whole, part, none] = shingle([words(0, 10), words(0, 8), ''])
  const empty = new Uint32Array()
  expect(containment(part ?? empty, whole ?? empty)).toBe(1)
  expect(containment(whole ?? empty, part ?? empty)).toBe(1)
  // w4 … w13 shares w4 … w9: two runs of six
  expect(containment(whole ?? empty, shingle([words(0, 10), words(4, 14)])[1] ?? empty)).toBeCloseTo(2 / 6, 12)
  expect(containment(whole ?? empty, none ?? empty)).toBe(0)
})

test('a short text is found inside the first longer one, and no text inside itself or its equal', () => {
  const texts = [words(100, 140), words(0, 60), words(10, 30), words(0, 60), words(0, 90), words(10, 14)]
  expect([...findContained(shingle(texts), rules)]).toEqual([
    [1, 4],
    [2, 1],
    [3, 4],
  ])
})

test('one changed word in thirty leaves too little; at the very end it does not', () => {
  const [middle, end] = [words(10, 25), words(10, 39)]
  const texts = [words(0, 60), `${middle} other ${words(26, 40)}`, `${end} other`]
  expect([...findContained(shingle(texts), rules)]).toEqual([[2, 0]])
})

test('the same is found as by comparing every pair', () => {
  const random = createRandom(5, 'containment')
  const texts = Array.from({ length: 120 }, () => {
    const from = random.below(60)
    return words(from, from + 8 + random.below(40))
  })
  const all = shingle(texts)
  const expected = all.flatMap((own, text) => {
    const holder = all.findIndex((other) => other.length > own.length && containment(own, other) >= 0.9)
    return own.length < rules.minShingles || holder < 0 ? [] : [[text, holder]]
  })
  expect([...findContained(all, rules)]).toEqual(expected)
})
