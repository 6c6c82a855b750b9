import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairQuotations } from '../../src/text/quotation.js'

const inside = (text: string) =>
  pairQuotations(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))

test.each([
  [1, 'the “de-risking” of some', ['de-risking']],
  [2, 'He said: "It is wrong." We agree.', ['It is wrong.']],
  [3, 'China’s view and Japan’s view', []],
  [4, 'a ‘debt trap’ of China’s making', ['debt trap']],
  [5, 'an opening “without an end', []],
  [6, '«Tous» and “nested “inner” outer”', ['Tous', 'nested “inner” outer']],
])('quotation %i: %s', (_row, text, expected) => {
  expect(inside(text)).toEqual(expected)
})

test('a quotation of one paragraph never reaches into the next', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('“', '”', '"', '‘', '’', 'a', ' ') }), (text) => {
      const half = Math.floor(text.length / 2)
      for (const { start, end } of pairQuotations(text, { start: 0, end: half })) {
        expect(start).toBeGreaterThan(0)
        expect(end).toBeLessThan(half)
      }
    }),
  )
})
