import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagParagraph } from '../../src/adapters/wink.js'
import { packResult, unpackResult } from '../../src/coder/pack.js'

test('packed tokens unpack to the same tokens, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      const { tokens } = tagParagraph(text, 0)
      expect(unpackResult(packResult({ tokens }), text)).toEqual({ tokens })
    }),
    { numRuns: 100, seed: 8 },
  )
})

test('other layers pass through', () => {
  const result = { mentions: [], uses: new Map([['k', 2]]) }
  expect(unpackResult(packResult(result), 'text')).toEqual(result)
})
