import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinParagraphs, joinWithOffsets } from '../../src/text/cells.js'

const paragraph = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', 'é', '😀') })

/** Paragraphs of a text, with what stands between them. */
const laidOut = fc.array(fc.tuple(paragraph, fc.constantFrom('', '|', '\n\n|'))).map((parts) => {
  let text = ''
  const spans = parts.map(([words, between]) => {
    const span = { start: text.length, end: text.length + words.length }
    text += words + between
    return span
  })
  return { text, spans }
})

test('joining with offsets gives the text that joining gives', () => {
  fc.assert(
    fc.property(laidOut, ({ text, spans }) => {
      expect(joinWithOffsets(text, spans).text).toBe(joinParagraphs(text, spans))
    }),
  )
})

test('every letter is found again at the offset it is mapped to', () => {
  fc.assert(
    fc.property(laidOut, ({ text, spans }) => {
      const joined = joinWithOffsets(text, spans)
      for (const { start, end } of spans) {
        for (let i = start; i < end; i++) if (/\S/.test(text[i] ?? '')) expect(joined.text[joined.at(i)]).toBe(text[i])
      }
    }),
  )
})

test('offsets never go back', () => {
  fc.assert(
    fc.property(laidOut, ({ text, spans }) => {
      const joined = joinWithOffsets(text, spans)
      for (let i = 1; i <= text.length; i++) expect(joined.at(i)).toBeGreaterThanOrEqual(joined.at(i - 1))
    }),
  )
})
