import { expect, test } from 'vitest'
import { fitLogistic, predictLogistic, type SparseRow } from '../../src/statistics/logistic.js'

const row = (...columns: number[]): SparseRow => ({
  columns: Uint32Array.from(columns),
  values: Float64Array.from(columns, () => 1),
})
const rows = [row(0), row(0), row(0, 2), row(1), row(1), row(1, 2), row(0), row(1)]
const labels = [0, 0, 0, 1, 1, 1, 1, 0]

test('a binary regression finds the penalised optimum: its gradient is zero', () => {
  const options = { classes: 2, features: 3, l2: 0.5 }
  const model = fitLogistic(rows, labels, options)
  for (let column = 0; column < 3; column++) {
    const pull = rows.reduce((sum, r, i) => {
      const at = [...r.columns].indexOf(column)
      const p = predictLogistic(model, r)[1] ?? 0
      return sum + (at < 0 ? 0 : p - (labels[i] ?? 0))
    }, 0)
    expect(pull + 0.5 * (model.weights[3 + column] ?? 0)).toBeCloseTo(0, 3)
  }
})

test('probabilities of three classes sum to one and the seen class wins', () => {
  const three = [row(0), row(1), row(2), row(0), row(1), row(2)]
  const model = fitLogistic(three, [0, 1, 2, 0, 1, 2], { classes: 3, features: 3, l2: 0.1 })
  three.forEach((r, i) => {
    const p = predictLogistic(model, r)
    expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    expect([...p].indexOf(Math.max(...p))).toBe(i % 3)
  })
})

test('weights stay at the prior where no case speaks', () => {
  const prior = Float64Array.from([0, 0, 0, 0, 0, 0, 0, 2])
  const model = fitLogistic(rows, labels, { classes: 2, features: 4, l2: 1, prior })
  expect(model.weights[7]).toBeCloseTo(2, 9)
})

test('the same cases give the same weights, to the bit', () => {
  const weigh = () => fitLogistic(rows, labels, { classes: 2, features: 3, l2: 1 })
  expect([...weigh().weights]).toEqual([...weigh().weights])
})

test('huge values do not overflow', () => {
  const model = { classes: 2, features: 1, weights: Float64Array.from([0, 5000]), biases: Float64Array.from([0, 0]) }
  expect([...predictLogistic(model, row(0))]).toEqual([0, 1])
})
