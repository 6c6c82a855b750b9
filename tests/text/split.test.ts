import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLongSpan } from '../../src/text/split.js'

test('pieces follow each other without a gap and none is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 2, max: 50 }), (text, maxChars) => {
      const pieces = splitLongSpan(text, { span: { start: 0, end: text.length }, maxChars })
      expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text)
      expect(Math.max(...pieces.map((piece) => piece.end - piece.start))).toBeLessThanOrEqual(maxChars)
    }),
  )
})

test('a cut falls on a blank where there is one', () => {
  const text = 'one two three'
  const pieces = splitLongSpan(text, { span: { start: 0, end: text.length }, maxChars: 8 })
  expect(pieces.map((piece) => text.slice(piece.start, piece.end))).toEqual(['one two', ' three'])
})

test('a surrogate pair is never split', () => {
  const text = 'ab😀cd'
  const pieces = splitLongSpan(text, { span: { start: 0, end: text.length }, maxChars: 3 })
  expect(pieces.map((piece) => text.slice(piece.start, piece.end))).toEqual(['ab', '😀c', 'd'])
})
