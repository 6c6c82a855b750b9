import { expect, test } from 'vitest'
import { anyOf, escapeLiteral } from '../../src/text/literal.js'

test('marks of regular expressions are found as they stand', () => {
  const marks = 'a.b*c+d?e^f$g{h}i(j)k|l[m]n\\o'
  expect(new RegExp(`^${escapeLiteral(marks)}$`).test(marks)).toBe(true)
})

test('of several words that begin alike the longest is found', () => {
  expect(new RegExp(anyOf(['A', 'A. B', 'A. B.'])).exec('A. B. C')?.[0]).toBe('A. B.')
})
