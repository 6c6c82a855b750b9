import { expect, test } from 'vitest'
import { createKeep } from '../../src/coder/keep.js'

test('a value is handed over once', () => {
  const keep = createKeep<string>(10)
  keep.put('a', 'first', 5)
  keep.put('a', 'second', 1)
  expect(keep.take('a')).toBe('first')
  expect(keep.take('a')).toBeUndefined()
})

test('what finds no room is not kept, and what is handed over makes room', () => {
  const keep = createKeep<string>(10)
  keep.put('a', 'a', 8)
  keep.put('b', 'b', 3)
  expect(keep.take('b')).toBeUndefined()
  expect(keep.take('a')).toBe('a')
  keep.put('b', 'b', 10)
  expect(keep.take('b')).toBe('b')
})
