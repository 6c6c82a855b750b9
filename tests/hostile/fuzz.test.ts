import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCarrier } from '../../src/coder/reading.js'
import { openWorkshop } from '../../src/coder/setup.js'
import { DEFAULT_PIPELINE } from '../../src/commands/run/options.js'
import type { Carrier } from '../../src/model/carrier.js'
import { SourceError } from '../../src/model/issue.js'
import { readers } from '../../src/readers/index.js'
import { makeDocx, makePdf, makeXlsx, makeZip } from '../readers/make-files.js'
import { GOOD } from './batch.js'

const SEED = 20_260_101
const workshop = openWorkshop(DEFAULT_PIPELINE)
const lines = GOOD.split('\n').filter(Boolean)
const html = `<html><head><meta charset="utf-8"></head><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`

const SEEDS: readonly (readonly [string, Uint8Array])[] = [
  ['a.txt', Buffer.from(GOOD)],
  ['a.md', Buffer.from(`---\ntitle: x\ndate: 2021-03-03\n---\n${GOOD}`)],
  ['a.html', Buffer.from(html)],
  ['a.mhtml', Buffer.from(`MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`)],
  ['a.docx', makeDocx(lines)],
  ['a.pdf', makePdf([lines.map((text, i) => ({ text, y: 700 - 20 * i }))])],
  ['a.csv', Buffer.from('date,outlet,question,answer\n2021-03-03,AFP,"A?\n\nB?",C.\n')],
  ['a.jsonl', Buffer.from('{"date":"2021-03-03","question":"A?","answer":"B."}\n')],
  [
    'a.xlsx',
    makeXlsx({
      a: [
        ['question', 'answer'],
        ['A?', 'B.'],
      ],
    }),
  ],
  ['a.zip', makeZip([{ name: 'a.txt', text: GOOD }])],
]

/** Reads a file as the program does. Whatever is thrown must be a SourceError. */
async function readAll(name: string, bytes: Uint8Array): Promise<readonly Carrier[]> {
  const reader = readers.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)))
  try {
    return (await reader?.read({ name, bytes, tables: workshop.tables })) ?? []
  } catch (error) {
    if (error instanceof SourceError && error.hint && error.code) return []
    throw error
  }
}

/** Every span that the reading gives lies inside the text, turns and blocks ascend, and nothing is thrown but SourceErrors. */
function checkReading(carrier: Carrier): void {
  try {
    const { reading } = readCarrier(carrier, workshop)
    const spans = reading.turns.flatMap(({ label, paragraphs }) => [...(label ? [label] : []), ...paragraphs])
    for (const { start, end } of [...spans, ...reading.blocks]) {
      if (!(start >= 0 && start <= end && end <= carrier.text.length)) throw new Error(`span ${start}-${end}`)
    }
    const starts = reading.turns.flatMap(({ paragraphs }) => paragraphs.map(({ start }) => start))
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
  }
}

const mutation = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'repeat', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})

function mutate(seed: Uint8Array, { kind, at, bytes }: { kind: string; at: number; bytes: Uint8Array }): Uint8Array {
  const place = Math.floor(at * seed.length)
  const [before, after] = [seed.slice(0, place), seed.slice(place)]
  if (kind === 'cut') return before
  if (kind === 'repeat') return Buffer.concat([before, after, after])
  if (kind === 'insert') return Buffer.concat([before, bytes, after])
  return Buffer.concat([before, bytes, after.slice(bytes.length)])
}

test.each(SEEDS)('bytes changed at any place of %s give a reading or an issue', async (name, seed) => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const bytes = new Uint8Array(mutations.reduce(mutate, seed))
      if (bytes.length === 0) return
      for (const carrier of await readAll(name, bytes)) checkReading(carrier)
    }),
    { seed: SEED, numRuns: 60 },
  )
})

const odd = fc.constantFrom('', ' ', '\u00a0', '\u200b', '\u202e', '*****', '“', '=', ':', '?', '\r', '\t', '问', '---')
const label = fc.constantFrom('AFP', 'Q', 'A', 'Wang Wenbin', 'MS. PSAKI', 'Follow-up', 'Journalist', '记者', 'x', '')
const paragraph = fc
  .tuple(
    odd,
    label,
    fc.constantFrom(':', ' :', '：', '', '.'),
    odd,
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    odd,
  )
  .map((parts) => parts.join(''))
const transcript = fc
  .tuple(fc.array(paragraph, { maxLength: 30 }), fc.constantFrom('\n', '\n\n', '\r\n', ' \n \n'))
  .map(([paragraphs, separator]) => paragraphs.join(separator))

test('dialogues of any labels, marks and blanks give a reading or an issue', async () => {
  await fc.assert(
    fc.asyncProperty(transcript, async (text) => {
      for (const carrier of await readAll('a.txt', Buffer.from(text))) checkReading(carrier)
    }),
    { seed: SEED, numRuns: 300 },
  )
})
