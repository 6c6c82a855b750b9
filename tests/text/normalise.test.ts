import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldMarks, foldText, slugify } from '../../src/text/normalise.js'

test('folding marks keeps every offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldMarks(text)).toHaveLength(text.length)
    }),
  )
})

test.each([
  [1, 'China’s “de-risking”', 'China\'s "de-risking"'],
  [2, 'a\u00a0b\nc', 'a b c'],
  [3, '2019–2020', '2019-2020'],
])('mark folding %i: %s', (_rule, text, folded) => {
  expect(foldMarks(text)).toBe(folded)
})

test('texts that differ in blanks, quotes and case fold to one', () => {
  expect(foldText(' The  US’s\u00a0Move ')).toBe(foldText("the US's move"))
})

test.each([
  [1, 'Agence France-Presse', 'agence-france-presse'],
  [2, 'Türkiye Radyo', 'turkiye-radyo'],
  [3, 'People’s Daily', 'peoples-daily'],
  [4, 'U.S. Navy', 'us-navy'],
])('slug %i: %s', (_rule, name, slug) => {
  expect(slugify(name)).toBe(slug)
})
