import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher } from '../../src/text/matcher.js'
import { numberWords } from '../../src/text/numbering.js'
import { parsePattern } from '../../src/text/pattern.js'

const CLASSES = new Map([
  ['parties', ['both sides', 'all']],
  ['stop', ['stop*', 'give up']],
])

/** Where a pattern ends that begins at a word; `@name` is the name of an actor. */
function endAt(pattern: string, text: string, at: number): number {
  const written = text.split(' ')
  const words = written.map((word) => word.replace(/^@/, ''))
  const matcher = createMatcher([{ pattern: parsePattern(pattern, CLASSES), group: 0 }], 1)
  const actorEnds = Int32Array.from(written, (word, i) => (word.startsWith('@') ? i + 1 : 0))
  const numbered = numberWords(words)
  return matcher.endAt(0, { numbered, rows: matcher.read(numbered), actorEnds }, at, words.length)
}

test.each([
  [1, 'firmly oppose', 'we firmly oppose it', 1, 3],
  [2, 'oppos*', 'we opposed it', 1, 2],
  [3, 'urge|ask', 'we ask them', 1, 2],
  [4, '~firmly oppose', 'we oppose it', 1, 2],
  [5, 'urge .. stop', 'urge them to please stop', 0, 5],
  [6, 'urge .. stop', 'urge them to do a lot and stop', 0, -1],
  [7, '^ no', 'no never', 0, 1],
  [8, '^ no', 'oh no', 1, -1],
  [9, '{parties} should', 'both sides should', 0, 3],
  [10, '<actor> should', '@france should', 0, 2],
  [11, '<actor> should', 'we should', 0, -1],
  [12, 'welcome !to', 'welcome to it', 0, -1],
  [13, 'welcome !to', 'welcome this', 0, 1],
  [14, "don't", "do n't", 0, 2],
  [15, 'tit-for-tat', 'tit for tat', 0, 3],
  [16, 'urge ... {stop}', 'urge them to give up', 0, 5],
])('pattern rule %i: %s in “%s”', (_rule, pattern, text, at, end) => {
  expect(endAt(pattern, text, at)).toBe(end)
})

test('names the class that is not there', () => {
  expect(() => parsePattern('{nobody}', CLASSES)).toThrow('nobody')
})

test('time does not explode with gaps over hostile text', () => {
  const text = Array(2000).fill('a').join(' ')
  expect(endAt('a .... a .... a .... a .... a .... b', text, 0)).toBe(-1)
  expect(endAt(`${'~a '.repeat(40)}b`, text, 0)).toBe(-1)
})

test('a match never ends outside the words', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('urge', 'stop', 'all', 'x'), { maxLength: 20 }), fc.nat(19), (words, at) => {
      const end = endAt('urge .. {stop}|{parties}', words.join(' '), at)
      expect(end).toBeLessThanOrEqual(words.length)
    }),
  )
})
