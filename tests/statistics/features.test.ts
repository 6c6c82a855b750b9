import { expect, test } from 'vitest'
import { addFeatures, createFeatureBook, createTally, layRows, namedFeatures } from '../../src/statistics/features.js'

const bookOf = (...known: readonly string[]) => createFeatureBook(known, (name) => name.startsWith('m:'))

test('a book takes further features only where it admits them', () => {
  const book = bookOf('w:a')
  expect(['w:a', 'm:b', 'w:c', 'm:b'].map(book.numberOf)).toEqual([0, 1, -1, 1])
})

test('features keep the order in which they came first, and the last value', () => {
  const { book, set, count, raise, take } = createTally(bookOf('a', 'b', 'c'))
  set(book.numberOf('b'), 1)
  count(book.numberOf('a'), 2)
  for (let i = 0; i < 3; i++) count(book.numberOf('a'), 2)
  raise(book.numberOf('b'), 0.5)
  set(book.numberOf('unknown'), 1)
  expect(namedFeatures(take())).toEqual([
    ['b', 1],
    ['a', 2],
  ])
  expect(namedFeatures(take())).toEqual([])
})

test('each feature adds its value times its weights', () => {
  const book = bookOf('a', 'b')
  const tally = createTally(book)
  tally.set(book.numberOf('b'), 2)
  tally.set(book.numberOf('m:late'), 9)
  const sums = Float64Array.of(1, 1)
  addFeatures(sums, tally.take(), layRows(book, { width: 2, table: { a: [7, 7], b: [1, -1], other: [5, 5] } }))
  expect([...sums]).toEqual([3, -1])
})
