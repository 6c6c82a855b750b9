import { describe, expect, test } from 'vitest'
import { createRandom, shuffled, splitMix64, xoshiro128 } from '../../src/statistics/random.js'

describe('random', () => {
  // the reference sequence of `rand_xoshiro`, from the authors' C program
  test('xoshiro128** gives the reference sequence', () => {
    const random = xoshiro128([1, 2, 3, 4])
    expect(Array.from({ length: 10 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  // the well-known sequence of seed 1234567
  test('SplitMix64 gives the reference sequence', () => {
    const first = splitMix64(1234567n)
    const second = splitMix64(first.state)
    expect([first.value, second.value]).toEqual([6457827717110365317n, 3203168211198807973n])
  })

  test('one seed gives one sequence, and 0 is a seed like any other', () => {
    const draw = (seed: number, stream?: string) => {
      const random = createRandom(seed, stream)
      return Array.from({ length: 5 }, () => random.bits())
    }
    expect(draw(0)).toEqual(draw(0))
    expect(draw(0)).not.toEqual(draw(1))
    expect(draw(0, 'contrasts')).not.toEqual(draw(0, 'bootstrap'))
    expect(new Set(draw(0)).size).toBe(5)
  })

  test('numbers lie in [0, 1) and whole numbers below their bound, all of them reached', () => {
    const random = createRandom(7)
    const counts = new Array<number>(6).fill(0)
    for (let i = 0; i < 6000; i++) {
      const face = random.below(6)
      counts[face] = (counts[face] ?? 0) + 1
    }
    expect(counts).toHaveLength(6)
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  test('shuffling keeps every item and leaves the list alone', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8]
    const mixed = shuffled(items, createRandom(3))
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect([...mixed].sort((a, b) => a - b)).toEqual(items)
    expect(mixed).not.toEqual(items)
  })
})
