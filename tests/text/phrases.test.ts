import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/model/token.js'
import { foldMarks } from '../../src/text/normalise.js'
import { BREAK, printedWord, type Words, wordsOfTokens } from '../../src/text/phrase-words.js'
import { createPhraseBook } from '../../src/text/phrases.js'

const wordsOf = (...tokens: readonly string[]): Words => {
  const text = tokens.join(' ')
  let start = 0
  const cut = tokens.map((surface): Token => {
    const span = { start, end: start + surface.length }
    start += surface.length + 1
    return { ...span, norm: foldMarks(surface).toLowerCase(), kind: 'word', partOfSpeech: 'X' }
  })
  return wordsOfTokens(text, cut)
}
const normsOf = ({ numbered: { numbering, numbers } }: Words) => Array.from(numbers, (n) => numbering.words[n])
const find = (phrase: string, words: Words, isExact = false) =>
  createPhraseBook([{ phrase, isExact, value: true }])
    .find(words, { first: 0, end: words.starts.length })
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
    [9, 'CHINA’S', ['china', 's']],
  ])('token %i: %s → %j', (_rule, token, expected) => {
    expect(normsOf(wordsOf(token))).toEqual(expected)
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
        const words = wordsOf(token)
        normsOf(words).forEach((norm, i) => {
          if (norm !== BREAK) expect(printedWord(words, i).toLowerCase()).toBe(norm)
        })
      }),
    )
  })
})
