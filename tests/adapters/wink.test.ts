import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forgetWords, tagParagraph } from '../../src/adapters/wink.js'

test('every token is the text at its place, in ascending order without overlap', () => {
  const words = fc.constantFrom(
    'China',
    '’s',
    ' ',
    '  ',
    '\n',
    '“US-led”',
    'U.S.',
    '😀',
    '3.5%',
    '\u00a0',
    'don’t',
    '…',
    '.',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.nat(1000), (parts, offset) => {
      const text = parts.join('')
      let end = offset
      for (const token of tagParagraph(text, offset).tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end)
        expect(
          text
            .slice(token.start - offset, token.end - offset)
            .toLowerCase()
            .replaceAll('’', "'")
            .replaceAll(/[“”]/g, '"'),
        ).toBe(token.norm)
        end = token.end
      }
    }),
  )
})

test('sentences follow each other and hold every token', () => {
  const text = 'Mr. Wang spoke. We oppose it! Do you\nagree? Yes…'
  const { tokens, sentences } = tagParagraph(text, 0)
  expect(sentences[0]?.firstToken).toBe(0)
  expect(sentences.at(-1)?.endToken).toBe(tokens.length)
  sentences.slice(1).forEach((sentence, i) => {
    expect(sentence.firstToken).toBe(sentences[i]?.endToken)
  })
  expect(sentences.length).toBeGreaterThanOrEqual(3)
})

test('a paragraph is read alike whatever was read before it', () => {
  const text = 'The President’s engagement with Zhovkva’s mayor, who willfully sells guns illegally.'
  const before = ['Zhovkva’s', 'President’s—', 'willfully', 'GUNS', 'engagement’s mayor']
  forgetWords()
  const fresh = tagParagraph(text, 0)
  for (const one of before) tagParagraph(one, 0)
  forgetWords()
  expect(tagParagraph(text, 0)).toEqual(fresh)
})
