import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRepeatedSequences } from '../../src/statistics/repeated-sequences.js'
import { BREAK, createVocabulary, createWordSequences } from '../../src/text/words.js'

const rules = { minWords: 5, maxWords: 100, minTexts: 3, minDays: 2 }

function find(texts: readonly string[], days = texts.map((_, i) => i)) {
  const vocabulary = createVocabulary()
  const sequences = createWordSequences(vocabulary)
  for (const text of texts) sequences.add(text)
  const { tokens, starts } = sequences.finish()
  return findRepeatedSequences({ tokens, starts }, { ...rules, days: Int32Array.from(days) }).map(
    ({ length, positions }) => ({
      text: [...tokens.subarray(positions[0], (positions[0] ?? 0) + length)]
        .map((token) => vocabulary.words[token])
        .join(' '),
      times: positions.length,
    }),
  )
}

test.each([
  [1, 'three texts on two days', ['x a b c d e y', 'a b c d e', 'z a b c d e'], [1, 1, 2], ['a b c d e']],
  [2, 'three texts on one day are news, not a phrase', ['a b c d e', 'a b c d e', 'a b c d e'], [1, 1, 1], []],
  [3, 'two texts are too few', ['a b c d e', 'a b c d e', 'a b c d'], [1, 2, 3], []],
  [4, 'twice in one text counts once', ['a b c d e, a b c d e', 'a b c d e'], [1, 2], []],
  [5, 'merged to the longest', ['a b c d e f g', 'a b c d e f g', 'a b c d e f g'], [1, 2, 3], ['a b c d e f g']],
  [
    6,
    'longer than twelve words stays whole',
    new Array<string>(3).fill('a b c d e f g h i j k l m n o'),
    [1, 2, 3],
    ['a b c d e f g h i j k l m n o'],
  ],
  [
    7,
    'a shorter one that stands often enough by itself is named too',
    [...new Array<string>(3).fill('a b c d e f g'), 'a b c d e x', 'a b c d e y', 'a b c d e z'],
    [1, 2, 3, 4, 5, 6],
    ['a b c d e f g', 'a b c d e'],
  ],
  [8, 'never across the end of a sentence', new Array<string>(3).fill('a b c. d e f'), [1, 2, 3], []],
  [9, 'four words are no phrase', new Array<string>(3).fill('a b c d'), [1, 2, 3], []],
] as const)('phrase rule %i: %s', (_rule, _title, texts, days, phrases) => {
  expect(find(texts, [...days]).map(({ text }) => text)).toEqual(phrases)
})

test('finds what counting every run of words finds', () => {
  const word = fc.constantFrom('a', 'b')
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 9 }), { maxLength: 6 }), (texts) => {
      const counts = new Map<string, Set<number>>()
      for (const [i, words] of texts.entries()) {
        for (let at = 0; at + 5 <= words.length; at++) {
          const run = words.slice(at, at + 5).join(' ')
          counts.set(run, (counts.get(run) ?? new Set()).add(i))
        }
      }
      const expected = [...counts].filter(([, where]) => where.size >= 3).map(([run]) => run)
      const found = find(texts.map((words) => words.join(' '))).map(({ text }) => text)
      expect(found.length > 0).toBe(expected.length > 0)
      for (const text of found) expect(expected.some((run) => text.includes(run))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a break is no word', () => {
  const sequences = createWordSequences(createVocabulary())
  sequences.add('One. Two')
  expect([...sequences.finish().tokens]).toEqual([0, BREAK, 1, BREAK])
})
