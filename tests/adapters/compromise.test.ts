import { expect, test } from 'vitest'
import { isProposedPerson } from '../../src/adapters/compromise.js'

test.each([
  [1, 'Marsha Virtanen', true],
  [2, 'Tara Parker-Pope', true],
  [3, 'Josh', true],
  [4, 'Virtanen', false],
  [5, 'Hurricane Irene', false],
  [6, 'Belt Road', false],
  [7, 'constructor prototype', false],
  [8, '', false],
])('%i: “%s” is proposed as a person: %s, and again when asked again', (_, run, expected) => {
  expect(isProposedPerson(run)).toBe(expected)
  expect(isProposedPerson(run)).toBe(expected)
})
