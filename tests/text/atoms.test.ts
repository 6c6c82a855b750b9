import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAtoms } from '../../src/text/atoms.js'
import { countWords } from '../../src/text/cells.js'

const units = fc.constantFrom(...'aZé9́ \n\u00a0-–’\'".,，中𝐀😀', 'ab', '--')
const text = fc.array(units, { maxLength: 40 }).map((all) => all.join(''))

test('atoms are runs of letters, digits and marks, or single other characters, with blanks between them', () => {
  fc.assert(
    fc.property(text, (given) => {
      const found = [...given.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)].map(({ index }) => index)
      const starts = splitAtoms(given, { start: 0, end: given.length }).map(({ start }) => start)
      expect(found.filter((at) => !'-–'.includes(given.charAt(at)))).toEqual(
        starts.filter((at) => !'-–'.includes(given.charAt(at))),
      )
    }),
  )
})

test('words are counted as runs of letters and digits, joined by one apostrophe, point or dash', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(countWords(given)).toBe(given.match(/[\p{L}\p{N}]+(?:['’.\-–][\p{L}\p{N}]+)*/gu)?.length ?? 0)
    }),
  )
})
