import { expect, test } from 'vitest'
import { createFeatureBook } from '../../src/statistics/features.js'
import { createStemFeatures, createStems } from '../../src/statistics/stem-features.js'

const PREFIXES = { single: 'w:', pair: 'b:' }

function numbersIn(names: readonly string[], admits: (name: string) => boolean) {
  const book = createFeatureBook(names, admits)
  const stems = createStems(['^'])
  const { single, pair } = createStemFeatures(book, stems, PREFIXES)
  const nameOf = (feature: number) => book.names[feature] ?? ''
  return {
    single: (stem: string) => nameOf(single(stems.numberOf(stem))),
    pair: (before: string, stem: string) => nameOf(pair(stems.numberOf(before), stems.numberOf(stem))),
  }
}

test('stems and pairs have the features that the book knows, and no others', () => {
  const { single, pair } = numbersIn(['w:trade', 'b:^ trade', 'b:trade war', 'q:trade talk'], () => false)
  expect(['trade', 'war', 'trade'].map(single)).toEqual(['w:trade', '', 'w:trade'])
  expect([pair('^', 'trade'), pair('trade', 'war'), pair('trade', 'talk'), pair('war', 'trade')]).toEqual([
    'b:^ trade',
    'b:trade war',
    '',
    '',
  ])
})

test('a book that takes whatever comes is given every pair', () => {
  const { single, pair } = numbersIn([], () => true)
  expect([single('war'), pair('^', 'war')]).toEqual(['w:war', 'b:^ war'])
})
