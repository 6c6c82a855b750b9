import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Carrier } from '../../src/model/carrier.js'
import { exchangesOf, read, readFile } from './layout-exchanges.js'
import { type LayoutFixture, readFixtures } from './layout-fixtures.js'

const fixtures = readFixtures()

function carrierOf({ carrier, text }: Pick<LayoutFixture, 'carrier' | 'text'>): Promise<Carrier> {
  return readFile(carrier, new TextEncoder().encode(text))
}

test('fixtures have a number each', () => {
  expect(new Set(fixtures.map(({ number }) => number)).size).toBe(fixtures.length)
})

test.each(fixtures.map((fixture) => [fixture.number, fixture.name, fixture] as const))(
  'layout %i, %s: the exchanges a reader would mark',
  async (_number, _name, fixture) => {
    const given = exchangesOf(await carrierOf(fixture))
    const shown = given.map((exchange, i) => ({
      ...exchange,
      speakers: fixture.expected[i]?.speakers.length === 0 ? [] : exchange.speakers,
    }))
    expect(shown).toEqual(fixture.expected)
  },
)

/** Letters and digits that stand in no turn and no block, or in two. */
function misplaced(carrier: Carrier): readonly string[] {
  const { text } = carrier
  const { turns, blocks } = read(carrier)
  const spans = [
    ...turns.flatMap(({ label, paragraphs }) => [...(label ? [label] : []), ...paragraphs]),
    ...blocks,
    ...(carrier.asides ?? []),
    { start: text.length, end: text.length },
  ].toSorted((a, b) => a.start - b.start)
  let at = 0
  return spans.flatMap(({ start, end }) => {
    const piece = start < at ? `twice: ${text.slice(start, at)}` : text.slice(at, start)
    at = Math.max(at, end)
    return /[\p{L}\p{N}]/u.test(piece) ? [piece] : []
  })
}

test.each(fixtures.map((fixture) => [fixture.number, fixture.name, fixture] as const))(
  'layout %i, %s: every sentence is in exactly one turn or one named block',
  async (_number, _name, fixture) => {
    expect(misplaced(await carrierOf(fixture))).toEqual([])
  },
)

test('a text that ends with a label is read to its end', async () => {
  const text = 'Reporter: How many ships?\n\nMinister Lund: Eight.\n\nReporter: And planes?\n\nMinister Lund:'
  const given = exchangesOf(await carrierOf({ text, carrier: 'txt' }))
  expect(given.map(({ question, answer }) => [question, answer])).toEqual([
    [['How many ships?'], ['Eight.']],
    [['And planes?'], []],
  ])
})

test('every sentence is in exactly one turn or one named block, however the lines of layouts are mixed', async () => {
  const lines = [
    ...new Set(fixtures.filter(({ carrier }) => carrier !== 'html').flatMap(({ text }) => text.split('\n'))),
  ]
  const line = fc.tuple(fc.constantFrom(...lines), fc.constantFrom('\n', '\n\n', '\r\n', ' '))
  const end = fc.constantFrom('', '\n')
  const mixed = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 40 }), end)
    .map(([parts, last]) => parts.flat().join('').trimEnd() + last)
  await fc.assert(
    fc.asyncProperty(mixed, fc.constantFrom('txt', 'md'), async (text, carrier) => {
      expect(misplaced(await carrierOf({ text, carrier }))).toEqual([])
    }),
    { numRuns: 300, seed: 3 },
  )
})
