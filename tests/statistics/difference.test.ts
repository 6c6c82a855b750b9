import { describe, expect, test } from 'vitest'
import { bootstrapShares, packClusters, spreadOfDifference } from '../../src/statistics/clusters.js'
import { intervalOfDifference } from '../../src/statistics/difference.js'
import { newcombe } from '../../src/statistics/interval.js'
import { createRandom, type Random } from '../../src/statistics/random.js'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** Polya's urn: exactly beta-binomial. */
function drawCluster(random: Random, p: number): number {
  let hits = 0
  for (let i = 0; i < 10; i++) if (random.next() < (p * 9 + hits) / (9 + i)) hits++
  return hits
}

test('without clusters it is Newcombe’s, as published: 56 of 70 against 48 of 80', () => {
  const interval = intervalOfDifference({ count: 56, total: 70 }, { count: 48, total: 80 }, undefined)
  expect(interval?.low).toBeCloseTo(0.0524314724, 9)
  expect(interval?.high).toBeCloseTo(0.333872654, 9)
  expect(interval?.method).toBe('newcombe')
})

test('clusters that vary as exchanges do leave it nearly alone, clusters that vary more widen it', () => {
  const [a, b] = [
    { count: 80, total: 400 },
    { count: 40, total: 400 },
  ] as const
  const binomial = (0.2 * 0.8) / 400 + (0.1 * 0.9) / 400
  const clusters = [40, 40] as const
  const plain = newcombe(a, b)
  const same = intervalOfDifference(a, b, { clusters, variance: binomial })
  const wide = intervalOfDifference(a, b, { clusters, variance: 4 * binomial })
  expect(same?.low).toBeCloseTo(plain?.low ?? 0, 2)
  expect(wide?.designEffect).toBeCloseTo((4 * 40) / 39, 9)
  expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThan(1.8 * ((plain?.high ?? 0) - (plain?.low ?? 0)))
})

test('seven clusters tell nothing of their spread', () => {
  const interval = intervalOfDifference(
    { count: 5, total: 70 },
    { count: 9, total: 400 },
    { clusters: [7, 40], variance: 1 },
  )
  expect(interval?.method).toBe('newcombe')
  expect(interval?.designEffect).toBeUndefined()
})

test('an empty side has no difference', () => {
  expect(intervalOfDifference({ count: 0, total: 0 }, { count: 1, total: 2 }, undefined)).toBeUndefined()
})

describe('simulation, intraclass correlation .1', () => {
  test.each([20, 40])(
    'over %i conferences of ten a side it covers the difference in 92-99 %% of cases',
    (conferences) => {
      const random = createRandom(8, `${conferences}`)
      const pairs = [
        [0.02, 0.1],
        [0.05, 0.05],
        [0.1, 0.3],
        [0.3, 0.3],
        [0.5, 0.5],
      ] as const
      let covered = 0
      for (const [p, q] of pairs) {
        for (let run = 0; run < 60; run++) {
          const hits = range(0, 2 * conferences).map((u) => drawCluster(random, u < conferences ? p : q))
          const table = packClusters(
            hits.map(
              (count) =>
                new Map([
                  [0, count],
                  [1, 10],
                ]),
            ),
            2,
          )
          const side = (from: number) => {
            const own = range(from, from + conferences)
            const [draws] = bootstrapShares(
              table,
              { strata: [own], shares: [{ count: 0, total: 1 }] },
              { draws: 300, random },
            )
            return { draws, count: own.reduce((sum, u) => sum + (hits[u] ?? 0), 0), total: conferences * 10 }
          }
          const [a, b] = [side(0), side(conferences)]
          const spread = a.draws && b.draws && spreadOfDifference(a.draws, b.draws)
          const found = intervalOfDifference(a, b, spread && { ...spread, clusters: [conferences, conferences] })
          if (found && found.low <= p - q && p - q <= found.high) covered++
        }
      }
      expect(covered / 300).toBeGreaterThanOrEqual(0.92)
      expect(covered / 300).toBeLessThanOrEqual(0.99)
    },
  )
})
