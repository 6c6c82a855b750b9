import { expect, test } from 'vitest'
import { fitPacks } from '../../src/publish/pack.js'

const packs = [0, 40, 90].map((first) => ({ first, base64: 'x'.repeat(10) }))

test.each([
  [1, 'everything fits', 30, [0, 40, 90], 0],
  [2, 'the oldest texts are left out first', 29, [40, 90], 40],
  [3, 'only the newest fit', 10, [90], 90],
])('packing rule %i: %s', (_rule, _says, maxChars, firsts, leftOut) => {
  const fitting = fitPacks(packs, maxChars)
  expect(fitting.packs.map(({ first }) => first)).toEqual(firsts)
  expect(fitting.leftOut).toBe(leftOut)
})
