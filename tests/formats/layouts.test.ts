import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../../src/formats/index.js'
import { createLoader } from '../../src/knowledge/load.js'
import { createTableBook, tablesSchema } from '../../src/knowledge/tables.js'
import type { Carrier } from '../../src/model/carrier.js'
import { type Span, surface } from '../../src/model/span.js'
import { htmlReader } from '../../src/readers/html.js'
import { markdownReader } from '../../src/readers/markdown.js'
import { textReader } from '../../src/readers/text.js'
import { exchanges } from '../../src/stages/exchanges.js'
import { type ExpectedExchange, fold, type LayoutFixture, readFixtures } from './layout-fixtures.js'

const load = createLoader(join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'pipelines'))
const paths = { outlets: 'gazetteers/outlets.yaml', institutions: 'gazetteers/institutions.yaml' }
const built = formats.map((format) => format.build(load, paths))
const stage = exchanges.build({}, load)
const tables = createTableBook(load.yaml('gazetteers/tables.yaml', tablesSchema))
const readers = { txt: textReader, md: markdownReader, html: htmlReader }
const fixtures = readFixtures()

async function carrierOf({ carrier, text }: Pick<LayoutFixture, 'carrier' | 'text'>): Promise<Carrier> {
  const file = { name: `a.${carrier}`, bytes: new TextEncoder().encode(text), tables }
  const [read] = await readers[carrier].read(file)
  if (!read) throw new Error('nothing was read')
  return read
}

/** The reading of the layout that fits best. */
function read(carrier: Carrier) {
  const scored = built.map((format) => ({ format, score: format.detect(carrier) }))
  const best = scored.reduce((found, other) => (other.score > found.score ? other : found))
  return best.format.read(carrier)
}

function exchangesOf(carrier: Carrier): readonly ExpectedExchange[] {
  const { text } = carrier
  const { header, turns, blocks, confidence } = read(carrier)
  const transcript = { id: 't', text, source: { path: 'a', sha256: '', bytes: 0, encoding: 'utf-8' }, language: 'en' }
  const doc = { transcript, header, issues: [], confidence, format: 'labelled', turns, blocks }
  const given = stage.apply(doc as unknown as Parameters<typeof stage.apply>[0])
  const said = (spans: readonly Span[]) => spans.map((span) => fold(surface(text, span)))
  return given.exchanges.map(({ kind, outletLabel, question, answer, speakers }) => ({
    ...{ kind, label: fold(outletLabel), question: said(question), answer: said(answer), speakers },
  }))
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
