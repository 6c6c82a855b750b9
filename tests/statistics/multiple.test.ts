import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, holm } from '../../src/statistics/multiple.js'

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9))

describe('corrections for many tests', () => {
  test('Benjamini-Hochberg, five values', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.2])).toEqual(near([0.025, 0.05, 0.05, 0.025, 0.2]))
  })

  // García-Pérez's 25 dietary variables, McDonald, Handbook of Biological Statistics
  test('Benjamini-Hochberg, the Handbook’s 25 values', () => {
    const p = [
      0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341,
      0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986,
    ]
    const q = [
      0.025, 0.1, 0.21, 0.21, 0.21, 0.25, 0.2642857143, 0.4910714286, 0.4910714286, 0.4910714286, 0.4910714286,
      0.4910714286, 0.4910714286, 0.4910714286, 0.5328125, 0.5328125, 0.5647058824, 0.7815789474, 0.7815789474, 0.87,
      0.9071428571, 0.986, 0.986, 0.986, 0.986,
    ]
    expect(benjaminiHochberg(p)).toEqual(near(q))
  })

  test('Holm', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual(near([0.03, 0.06, 0.06, 0.02]))
  })

  test('nothing in, nothing out', () => {
    expect(benjaminiHochberg([])).toEqual([])
    expect(holm([])).toEqual([])
  })
})
