import { describe, expect, test } from 'vitest'
import {
  bootstrapShares,
  packClusters,
  permuteClusters,
  quantile,
  spreadOfDifference,
} from '../../src/statistics/clusters.js'
import { fisherExact } from '../../src/statistics/contrast.js'
import { wilson } from '../../src/statistics/interval.js'
import { benjaminiHochberg } from '../../src/statistics/multiple.js'
import { createRandom, type Random } from '../../src/statistics/random.js'

const SHARE = [{ count: 0, total: 1 }]
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const pack = (counts: readonly number[], size = 10) =>
  packClusters(
    counts.map(
      (count) =>
        new Map([
          [0, count],
          [1, size],
        ]),
    ),
    2,
  )

/** Polya's urn: hits among `size` trials with share p and intraclass correlation icc; exactly beta-binomial. */
function drawCluster(random: Random, { p, icc, size }: { p: number; icc: number; size: number }): number {
  const weight = (1 - icc) / icc
  let hits = 0
  for (let i = 0; i < size; i++) if (random.next() < (p * weight + hits) / (weight + i)) hits++
  return hits
}

describe('permuteClusters', () => {
  test('clusters of one trial: close to Fisher’s exact p', () => {
    const counts = [...new Array<number>(10).fill(0), ...new Array<number>(5).fill(1), ...new Array<number>(5).fill(0)]
    const [p] = permuteClusters(
      pack(counts, 1),
      { side: range(0, 10), shares: SHARE },
      { draws: 20_000, random: createRandom(1) },
    )
    expect(p).toBeCloseTo(fisherExact({ count: 0, total: 10 }, { count: 5, total: 10 }), 2)
  })

  test('four clusters: every one of the six divisions as often as the others', () => {
    // 9 9 | 1 1: only the observed division and its mirror are as extreme
    const [p] = permuteClusters(
      pack([9, 9, 1, 1]),
      { side: [0, 1], shares: SHARE },
      { draws: 20_000, random: createRandom(2) },
    )
    expect(Math.abs((p ?? 0) - 2 / 6)).toBeLessThan(0.01)
  })

  test('an empty side tells nothing', () => {
    const [p] = permuteClusters(pack([5, 5]), { side: [], shares: SHARE }, { draws: 99, random: createRandom(3) })
    expect(p).toBe(1)
  })

  test('the same seed draws the same p', () => {
    const draw = () =>
      permuteClusters(
        pack([1, 2, 3, 4, 5, 6]),
        { side: [0, 1], shares: SHARE },
        { draws: 200, random: createRandom(4) },
      )
    expect(draw()).toEqual(draw())
  })
})

describe('simulations with fixed seeds', () => {
  test('Wilson covers 93-97 % on the average over p from .05 to .95, from 30 trials on', () => {
    const random = createRandom(5)
    for (const total of [30, 50, 200]) {
      let covered = 0
      const shares = range(1, 20).map((i) => i / 20)
      for (const p of shares) {
        for (let run = 0; run < 300; run++) {
          let count = 0
          for (let i = 0; i < total; i++) if (random.next() < p) count++
          const interval = wilson(count, total)
          if (interval && interval.low <= p && p <= interval.high) covered++
        }
      }
      const coverage = covered / (shares.length * 300)
      expect(coverage).toBeGreaterThan(0.93)
      expect(coverage).toBeLessThan(0.97)
    }
  })

  test.each([20, 40])('cluster intervals over %i conferences of 10 cover 92-98 %', (conferences) => {
    const random = createRandom(6, `${conferences}`)
    const [runs, shares] = [60, [0.1, 0.2, 0.3, 0.4, 0.5]]
    let covered = 0
    for (const p of shares) {
      for (let run = 0; run < runs; run++) {
        const table = pack(range(0, 2 * conferences).map(() => drawCluster(random, { p, icc: 0.1, size: 10 })))
        const [a, b] = [range(0, conferences), range(conferences, 2 * conferences)].map(
          (side) => bootstrapShares(table, { strata: [side], shares: SHARE }, { draws: 400, random })[0],
        )
        const spread = a && b && spreadOfDifference(a, b)
        if (spread && spread.low <= 0 && spread.high >= 0) covered++
      }
    }
    const coverage = covered / (runs * shares.length)
    expect(coverage).toBeGreaterThanOrEqual(0.92)
    expect(coverage).toBeLessThanOrEqual(0.98)
  })

  test('with no change hardly a run has any significant contrast after correction, clustered or not', () => {
    const [runs, topics, conferences] = [200, 12, 40]
    const shares = range(0, topics).map((topic) => ({ count: topic, total: topics }))
    let [alarms, naive] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const random = createRandom(7, `${run}`)
      const clusters = range(0, 2 * conferences).map(() => {
        const counts = range(0, topics).map((i): [number, number] => [
          i,
          drawCluster(random, { p: 0.04 + 0.03 * i, icc: 0.1, size: 10 }),
        ])
        return new Map([...counts, [topics, 10]])
      })
      const table = packClusters(clusters, topics + 1)
      const ps = permuteClusters(table, { side: range(0, conferences), shares }, { draws: 999, random })
      if (benjaminiHochberg(ps).some((q) => q < 0.05)) alarms++
      const sum = (side: readonly number[]) => side.reduce((total, u) => total + (clusters[u]?.get(5) ?? 0), 0)
      const total = conferences * 10
      const [a, b] = [range(0, conferences), range(conferences, 2 * conferences)].map((side) => sum(side))
      if (fisherExact({ count: a ?? 0, total }, { count: b ?? 0, total }) < 0.05) naive++
    }
    // 5 % of 200 runs, and what chance adds to it
    expect(alarms).toBeLessThanOrEqual(16)
    // one test that takes exchanges for independent errs far more often than 5 %
    expect(naive / runs).toBeGreaterThan(0.08)
  })
})

test('quantiles lie between the sorted values', () => {
  const sorted = Float64Array.from([1, 2, 3, 4, 5])
  expect(quantile(sorted, 0.5)).toBe(3)
  expect(quantile(sorted, 0.025)).toBeCloseTo(1.1, 12)
  expect(quantile(sorted, 1)).toBe(5)
})
