import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from '../../src/text/word-diff.js'
import { foldForWords, foldWord, scanWords } from '../../src/text/words.js'

test.each([
  [1, 'China’s position on COVID-19 is clear', ["China's", 'position', 'on', 'COVID-19', 'is', 'clear']],
  [2, 'the U.S. side', ['the', 'U.S', 'side']],
  [3, 'at 19:53, 1,300 people', ['at', '19', '53', '1,300', 'people']],
  [4, '“so‑called” rules', ['so-called', 'rules']],
  [5, '', []],
])('word rule %i: %s', (_rule, text, words) => {
  const folded = foldForWords(text)
  const { starts, ends } = scanWords(folded)
  expect(starts.map((start, i) => folded.slice(start, ends[i]))).toEqual(words)
})

test.each([
  [1, 'We oppose it. China will act', [0, 3]],
  [2, 'the U.S. side said', [0]],
  [3, 'first; second\nthird', [0, 1, 2]],
])('break rule %i: %s', (_rule, text, opened) => {
  const { opens } = scanWords(text)
  expect(opens.flatMap((isOpen, i) => (isOpen ? [i] : []))).toEqual(opened)
})

test('acronyms keep their capitals, other words lose them', () => {
  expect(['US', 'us', 'China', 'I', 'G20', '2020'].map(foldWord)).toEqual(['US', 'us', 'china', 'i', 'G20', '2020'])
})

test('words ascend, never overlap, and lie inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { starts, ends } = scanWords(text)
      let at = 0
      for (const [i, start] of starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(at)
        at = ends[i] ?? 0
        expect(at).toBeGreaterThan(start)
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('two wordings side by side', () => {
  expect(diffWords('China firmly opposes it', 'China strongly opposes it all')).toBe(
    'China [-firmly-] {+strongly+} opposes it {+all+}',
  )
})
