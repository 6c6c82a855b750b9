import { expect, test } from 'vitest'
import { krippendorffAlpha, type Rating } from '../../src/statistics/agreement.js'

const none = undefined

/** Krippendorff 2011, four observers and twelve units. */
const OBSERVERS: readonly (readonly Rating[])[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
  [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
]
const UNITS = Array.from({ length: 12 }, (_, unit) => OBSERVERS.map((ratings) => ratings[unit]))

test.each([
  ['nominal', 0.7434210526],
  ['ordinal', 0.8153875038],
  ['interval', 0.8491071429],
] as const)('alpha of the published example, %s', (scale, alpha) => {
  expect(krippendorffAlpha(UNITS, scale)).toBeCloseTo(alpha, 9)
})

test('full agreement is 1, and one value alone says nothing', () => {
  const pairs = [
    [1, 1],
    [2, 2],
  ]
  expect(krippendorffAlpha(pairs, 'nominal')).toBe(1)
  expect(krippendorffAlpha([[1, 1]], 'nominal')).toBeUndefined()
})
