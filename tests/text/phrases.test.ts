import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BREAK, createPhraseBook, type Words, wordsOfTokens } from '../../src/text/phrases.js'

const wordsOf = (...tokens: readonly string[]): Words => {
  const text = tokens.join(' ')
  let start = 0
  const spans = tokens.map(({ length }) => {
    const span = { start, end: start + length }
    start += length + 1
    return span
  })
  return wordsOfTokens(text, spans)
}
const find = (phrase: string, words: Words, isExact = false) =>
  createPhraseBook([{ phrase, isExact, value: true }])
    .find(words)
    .map(({ first, end }) => [first, end])

describe('words of phrases', () => {
  test.each([
    [1, 'COVID-19', ['covid', '19']],
    [2, 'U.S.', ['us']],
    [3, '’s', []],
    [4, 'China’s', ['china']],
    [5, 'Ren’ai', ['ren', 'ai']],
    [6, ',', [BREAK]],
    [7, '-', []],
    [8, 'Türkiye', ['türkiye']],
  ])('token %i: %s → %j', (_rule, token, expected) => {
    expect(wordsOf(token).norms).toEqual(expected)
  })

  test.each([
    [1, 'hong kong', wordsOf('In', 'Hong', 'Kong'), [[1, 3]]],
    [2, 'hong kong', wordsOf('Hong', ',', 'Kong'), []],
    [
      3,
      'ukrain*',
      wordsOf('Ukrainian', 'ukraine'),
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [4, 'sanction* on', wordsOf('sanctions', 'on'), [[0, 2]]],
    [5, '*', wordsOf('anything'), []],
    [6, '', wordsOf('anything'), []],
  ])('phrase %i: %s', (_rule, phrase, words, expected) => {
    expect(find(phrase, words)).toEqual(expected)
  })

  test('an exact phrase asks for its capitals', () => {
    expect(find('AI', wordsOf('ai'), true)).toEqual([])
    expect(find('AI', wordsOf('AI'), true)).toEqual([[0, 1]])
  })

  test('every word slices to its surface', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (token) => {
        const { raws, starts, ends } = wordsOf(token)
        for (const [i, raw] of raws.entries()) {
          if (raw !== BREAK && !raw.includes("'")) expect(token.slice(starts[i], ends[i]).replaceAll('.', '')).toBe(raw)
        }
      }),
    )
  })
})
