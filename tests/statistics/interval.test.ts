import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jeffreys, newcombe, wilson } from '../../src/statistics/interval.js'

describe('wilson', () => {
  test.each([
    [1, 0, 10, 0, 0.2775327999],
    [2, 1, 9, 0.0198908876, 0.4349997056],
    [3, 2, 10, 0.0566821515, 0.5098375285],
    [4, 1, 7, 0.0256796243, 0.5131278293],
    [5, 4, 26, 0.0615003372, 0.3353119933],
    [6, 5, 10, 0.2365930905, 0.7634069095],
    [7, 10, 10, 0.7224672001, 1],
    [8, 63, 1249, 0.039622109, 0.0640154725],
    [9, 10, 886, 0.0061420854, 0.0206508434],
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3
    [10, 81, 263, 0.2553, 0.3662],
    [11, 15, 148, 0.0624, 0.1605],
    [12, 0, 20, 0, 0.1611],
    [13, 1, 29, 0.0061, 0.1718],
  ])('interval rule %i: %i of %i lies in %f … %f', (rule, count, total, low, high) => {
    const digits = rule > 9 ? 4 : 9
    expect(wilson(count, total)?.low).toBeCloseTo(low, digits)
    expect(wilson(count, total)?.high).toBeCloseTo(high, digits)
  })

  test('knows nothing without a trial', () => {
    expect(wilson(0, 0)).toBeUndefined()
  })

  test('holds the observed share and mirrors when successes and failures change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (total, seed) => {
        const count = seed % (total + 1)
        const [here, there] = [wilson(count, total), wilson(total - count, total)]
        if (here === undefined || there === undefined) throw new Error('no interval')
        expect(here.low).toBeLessThanOrEqual(count / total)
        expect(here.high).toBeGreaterThanOrEqual(count / total)
        expect(here.low).toBeCloseTo(1 - there.high, 12)
      }),
    )
  })
})

test.each([
  [1, 0, 10, 0, 0.2171962675],
  [2, 2, 10, 0.0440594136, 0.5027744964],
  [3, 4, 26, 0.0542462358, 0.3254368674],
  [4, 10, 10, 0.7828037325, 1],
])('jeffreys rule %i: %i of %i lies in %f … %f', (_rule, count, total, low, high) => {
  expect(jeffreys(count, total)?.low).toBeCloseTo(low, 9)
  expect(jeffreys(count, total)?.high).toBeCloseTo(high, 9)
})

describe('newcombe', () => {
  test.each([
    [1, 56, 70, 48, 80, 0.0524314724, 0.333872654],
    [2, 2, 10, 1, 9, -0.2652916122, 0.4118756119],
    [3, 9, 10, 3, 10, 0.1705227239, 0.8090179735],
    [4, 0, 20, 10, 20, -0.7007019918, -0.2426236101],
    [5, 63, 1249, 10, 886, 0.0248455641, 0.0536709279],
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10
    [6, 6, 7, 2, 7, 0.0582, 0.8062],
    [7, 5, 56, 0, 29, -0.0381, 0.1926],
    [8, 10, 10, 0, 10, 0.6075, 1],
  ])('difference rule %i: %i/%i against %i/%i', (rule, a, totalA, b, totalB, low, high) => {
    const interval = newcombe({ count: a, total: totalA }, { count: b, total: totalB })
    const digits = rule > 5 ? 4 : 9
    expect(interval?.low).toBeCloseTo(low, digits)
    expect(interval?.high).toBeCloseTo(high, digits)
  })

  test('has no interval where a side is empty', () => {
    expect(newcombe({ count: 0, total: 0 }, { count: 1, total: 2 })).toBeUndefined()
  })
})
