import { expect, test } from 'vitest'
import { describeStatements } from '../../src/commands/explain/describe-statements.js'
import type { Doc, LayerName } from '../../src/model/layers.js'
import { say } from '../stages/statements/say.js'

function described(answer: string, isColoured: boolean): string {
  const { text, statements } = say(answer)
  const doc = { transcript: { text }, statements } as unknown as Doc<LayerName>
  return describeStatements(doc, { index: 0, isColoured }).join('\n')
}

test('a statement is shown with its steps in their order', () => {
  const lines = described('China firmly opposes the US arms sale.', false)
  const steps = ['holder:', 'quotation:', 'frame:', 'target:', 'negation:', 'strength:'].map((step) =>
    lines.indexOf(step),
  )
  expect(steps.every((at) => at > 0)).toBe(true)
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
})

test('colour adds nothing but colour', () => {
  const answer = 'NATO says that the US has violated the law. We condemn it.'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of colour begin with a control character
  expect(described(answer, true).replace(/\u001b\[\d+m/g, '')).toBe(described(answer, false))
})

test('words of others are said to be theirs', () => {
  expect(described('NATO claims that the US has violated the law.', false)).toContain('words of NATO')
})
