import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { numberRows } from '../../src/knowledge/number-rows.js'

test.each<[number, string, unknown, boolean]>([
  [1, 'rows of numbers are taken', { a: [1, -2.5], b: [] }, true],
  [2, 'no row at all is taken', {}, true],
  [3, 'a word in a row is refused', { a: [1, 'x'] }, false],
  [4, 'what is no number is refused', { a: [Number.NaN] }, false],
  [5, 'what has no end is refused', { a: [Number.POSITIVE_INFINITY] }, false],
  [6, 'a number for a row is refused', { a: 1 }, false],
  [7, 'a list for rows is refused', [[1]], false],
  [8, 'nothing for rows is refused', null, false],
])('rule %i: %s', (_rule, _name, value, isTaken) => {
  expect(numberRows().safeParse(value).success).toBe(isTaken)
})

test('a row of another width is refused, and told by its name', () => {
  const result = numberRows(2).safeParse({ a: [1, 2], b: [1] })
  expect(result.error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['b'], 'must be a row of 2 numbers'],
  ])
})

test('what is taken is what the plain schema takes', () => {
  const plain = z.record(z.string(), z.array(z.number()))
  const cell = fc.oneof(fc.double(), fc.integer(), fc.constant('1'), fc.constant(null))
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.array(cell), cell)), (rows) => {
      expect(numberRows().safeParse(rows).success).toBe(plain.safeParse(rows).success)
    }),
  )
})
