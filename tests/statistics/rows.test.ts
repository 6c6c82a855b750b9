import { expect, test } from 'vitest'
import { neighboursOf } from '../../src/statistics/neighbours.js'
import { orthonormalise } from '../../src/statistics/orthonormal.js'
import { createRandom } from '../../src/statistics/random.js'
import { dot, dotEach, unitRow } from '../../src/statistics/rows.js'

function randomRows(count: number, width: number): Float64Array[] {
  const random = createRandom(count, 'rows')
  return Array.from({ length: count }, () => unitRow(Float64Array.from({ length: width }, () => random.next() - 0.4)))
}

test('dot products four at a time are the same bits as one by one', () => {
  const rows = randomRows(11, 7)
  const out = new Float64Array(11)
  for (const row of rows) {
    dotEach(row, rows, out)
    expect([...out]).toEqual(rows.map((other) => dot(row, other)))
  }
})

test('neighbours are the nearest rows and those that have the row as nearest, ties by number', () => {
  const rows = [...randomRows(150, 5), ...randomRows(150, 5).slice(0, 20)]
  const cosine = (a: number, b: number) =>
    Math.round(dot(rows[a] ?? new Float64Array(), rows[b] ?? new Float64Array()) * 1e9) / 1e9
  const nearest = rows.map((_, i) =>
    [...rows.keys()]
      .filter((other) => other !== i && cosine(i, other) > 0)
      .sort((a, b) => cosine(i, b) - cosine(i, a) || a - b)
      .slice(0, 4),
  )
  const graph = neighboursOf(rows, 4)
  graph.forEach((map, i) => {
    const expected = [...rows.keys()].filter((other) => nearest[i]?.includes(other) || nearest[other]?.includes(i))
    expect([...map.keys()]).toEqual(expected)
  })
})

test('columns become orthonormal; one that others make up becomes zeros', () => {
  const [a = new Float64Array(), b = new Float64Array(), c = new Float64Array()] = randomRows(3, 9)
  const sum = a.map((value, i) => value + 2 * (b[i] ?? 0))
  const made = orthonormalise([a, b, sum, c].map((column) => column.slice()))
  const products = made.map((left) => made.map((right) => Math.round(dot(left, right) * 1e9) / 1e9 + 0))
  expect(products).toEqual([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 1],
  ])
})
