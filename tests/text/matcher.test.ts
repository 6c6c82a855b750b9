import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher } from '../../src/text/matcher.js'
import { numberWords } from '../../src/text/numbering.js'
import { parsePattern } from '../../src/text/pattern.js'

const CLASSES = new Map([['both', ['a b', 'c']]])

const PARTS = ['a', 'b', 'c', 'a|b', 'b*', '~a', '!c', '{both}', '..', '^']
const patternArbitrary = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))

test('the index leaves out no place where a pattern stands', () => {
  fc.assert(
    fc.property(
      fc.array(patternArbitrary, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(fc.constantFrom('a', 'b', 'bb', 'c', 'd'), { maxLength: 9 }), { minLength: 1, maxLength: 3 }),
      (patterns, sentences) => {
        const all = patterns.map((text, i) => ({ pattern: parsePattern(text, CLASSES), group: i % 2 }))
        const matcher = createMatcher(all, 2)
        for (const words of sentences) {
          const numbered = numberWords(words)
          const text = { numbered, rows: matcher.read(numbered) }
          const end = words.length
          const stands = (pattern: number, at: number) => matcher.endAt(pattern, text, at, end) >= 0
          const shown: string[] = []
          for (const group of [0, 1]) {
            matcher.visit(text, { first: 0, end, group }, (pattern, at) => {
              if (stands(pattern, at)) shown.push(`${pattern} ${at}`)
              return false
            })
          }
          const expected = all.flatMap((_, pattern) =>
            words.flatMap((_word, at) => (stands(pattern, at) ? [`${pattern} ${at}`] : [])),
          )
          expect(shown.toSorted()).toEqual(expected.toSorted())
          const first = (pattern: number) => words.findIndex((_, at) => stands(pattern, at))
          const next = (pattern: number) => matcher.nextAt(pattern, text, { first: 0, end })
          expect(all.map((_, pattern) => next(pattern))).toEqual(all.map((_, pattern) => first(pattern)))
        }
      },
    ),
  )
})

test('places come in the order of the text, and a visitor can leave one', () => {
  const matcher = createMatcher(
    ['a', 'a|b'].map((text) => ({ pattern: parsePattern(text, CLASSES), group: 0 })),
    1,
  )
  const words = ['b', 'a', 'b']
  const numbered = numberWords(words)
  const text = { numbered, rows: matcher.read(numbered) }
  const shown: string[] = []
  matcher.visit(text, { first: 1, end: 3, group: 0 }, (pattern, at) => {
    shown.push(`${pattern} ${at}`)
    return true
  })
  expect(shown).toEqual(['0 1', '1 2'])
})

test('a pattern of no group is found only where it is asked for', () => {
  const matcher = createMatcher([{ pattern: parsePattern('a b', CLASSES), group: -1 }], 1)
  const words = ['a', 'b']
  const numbered = numberWords(words)
  const text = { numbered, rows: matcher.read(numbered) }
  matcher.visit(text, { first: 0, end: 2, group: 0 }, () => expect.fail('shown'))
  expect(matcher.endAt(0, text, 0, 2)).toBe(2)
  expect(matcher.endAt(0, text, 0, 1)).toBe(-1)
})
