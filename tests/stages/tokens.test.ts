import { expect, test } from 'vitest'
import { tokens } from '../../src/stages/tokens.js'

test('a sentence that never ends is read in pieces of at most 1,000 words and marks, without a gap', () => {
  const text = 'and so it goes on '.repeat(600)
  const exchange = { question: [], answer: [{ start: 0, end: text.length }] }
  const stage = tokens.build(
    {},
    {
      yaml: () => {
        throw new Error('no knowledge')
      },
      files: () => [],
    },
  )
  const { sentences = [] } = stage.apply({ transcript: { text }, exchanges: [exchange] } as never)
  const sizes = sentences.map(({ firstToken, endToken }) => endToken - firstToken)
  expect(Math.max(...sizes)).toBe(1000)
  expect(sentences.slice(1).map(({ firstToken }) => firstToken)).toEqual(
    sentences.slice(0, -1).map(({ endToken }) => endToken),
  )
})
