import { expect, test } from 'vitest'
import { onceFor, rememberWords } from '../../src/text/once.js'

test('what belongs to an object is worked out once for each, undefined too', () => {
  const asked: object[] = []
  const nothingOf = onceFor((of: object) => {
    asked.push(of)
    return undefined
  })
  const [a, b] = [{}, {}]
  expect([nothingOf(a), nothingOf(a), nothingOf(b)]).toEqual([undefined, undefined, undefined])
  expect(asked).toEqual([a, b])
})

test('what belongs to a word is worked out once, and anew where more words came than are kept', () => {
  const asked: string[] = []
  const lengthOf = rememberWords(2, (word) => {
    asked.push(word)
    return word.length
  })
  expect(['', 'a', '', 'bb', 'a', 'bb'].map(lengthOf)).toEqual([0, 1, 0, 2, 1, 2])
  expect(asked).toEqual(['', 'a', 'bb', 'a'])
})
