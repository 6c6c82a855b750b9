import { expect, test } from 'vitest'
import { logOdds } from '../../src/statistics/keyness.js'

test.each([
  [1, { count: 30, words: 1000 }, { count: 10, words: 1200 }, 4, [1.0271244511, 0.1008403361, 3.23449084]],
  [2, { count: 0, words: 800 }, { count: 12, words: 900 }, 2.5, [-1.6922361683, 0.4689655172, -2.4711011214]],
])('log-odds rule %i', (_rule, i, j, alpha, [delta = 0, variance = 0, z = 0]) => {
  const found = logOdds(i, j, { alpha, alphaTotal: 500 })
  expect(found.delta).toBeCloseTo(delta, 9)
  expect(found.variance).toBeCloseTo(variance, 9)
  expect(found.z).toBeCloseTo(z, 8)
})

test('the other way round everything but the variance changes its sign', () => {
  const [i, j, prior] = [
    { count: 7, words: 90 },
    { count: 2, words: 40 },
    { alpha: 1.5, alphaTotal: 500 },
  ] as const
  const [there, back] = [logOdds(i, j, prior), logOdds(j, i, prior)]
  expect(back.delta).toBeCloseTo(-there.delta, 12)
  expect(back.z).toBeCloseTo(-there.z, 12)
  expect(back.variance).toBe(there.variance)
})
