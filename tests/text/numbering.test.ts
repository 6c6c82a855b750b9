import { expect, test } from 'vitest'
import { createWordTable, numberWords } from '../../src/text/numbering.js'

test('a word has one number in every text', () => {
  const [first, second] = [numberWords(['peace', 'talks']), numberWords(['talks', 'peace'])]
  expect([...second.numbers]).toEqual([...first.numbers].reverse())
  expect(first.numbering.words[first.numbers[0] ?? -1]).toBe('peace')
})

test('a table works out each word once', () => {
  const asked: string[] = []
  const lengthOf = createWordTable((word) => asked.push(word) && word.length)
  const { numbering, numbers } = numberWords(['envoy', 'envoy', 'to'])
  const seen = () => Array.from(numbers, (number) => lengthOf(numbering)[number])
  expect([seen(), seen()]).toEqual([
    [5, 5, 2],
    [5, 5, 2],
  ])
  expect(new Set(asked).size).toBe(asked.length)
})
