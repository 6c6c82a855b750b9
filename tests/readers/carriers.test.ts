import { expect, test } from 'vitest'
import { createTableBook } from '../../src/knowledge/tables.js'
import type { Carrier } from '../../src/model/carrier.js'
import { surface } from '../../src/model/span.js'
import { readers } from '../../src/readers/index.js'
import { type MadeLine, makeDocx, makePdf, makeXlsx, makeZip } from './make-files.js'

const tables = createTableBook()

async function read(name: string, content: string | Uint8Array): Promise<readonly Carrier[]> {
  const reader = readers.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)))
  if (!reader) throw new Error(`no reader for ${name}`)
  return reader.read({ name, bytes: new Uint8Array(Buffer.from(content)), tables })
}

const boldOf = ({ text, bold }: Carrier) => bold.map((span) => surface(text, span))
const asidesOf = ({ text, asides = [] }: Carrier) => asides.map((aside) => [aside.kind, surface(text, aside)])

test('every extension has one reader', () => {
  const extensions = readers.flatMap((reader) => reader.extensions)
  expect(new Set(extensions).size).toBe(extensions.length)
  expect(extensions).toEqual(expect.arrayContaining(['.shtml', '.mhtml', '.docx', '.pdf', '.xlsx', '.zip', '.tsv']))
})

test('Markdown is kept as it is; its front matter is read, and is nobody’s turn', async () => {
  const text = "---\ntitle: 'Press Briefing'\nDate: 2021-02-02\ntags: [a]\n---\n\n**Q** Why?\n\nA *b*.\n"
  const [carrier] = await read('a.md', text)
  expect(carrier?.text).toBe(text)
  expect(carrier?.meta).toEqual({ title: 'Press Briefing', date: '2021-02-02' })
  expect(carrier && boldOf(carrier)).toEqual(['Q'])
  expect(carrier && asidesOf(carrier)).toEqual([['front-matter', text.slice(0, text.indexOf('\n\n'))]])
})

test.each([
  [1, '---\nno end\n\nQ: Why?', {}],
  [2, '---\n&a [*a, *a]: {{\n---\nQ: Why?', {}],
  [3, '---\n---\nQ: Why?', {}],
  [4, '---\ntitle: !!js/function "x"\n---\nQ: Why?', { title: 'x' }],
])('front-matter rule %i: %j is read without harm', async (_rule, text, meta) => {
  const [carrier] = await read('a.md', text)
  expect(carrier?.text).toBe(text)
  expect(carrier?.meta).toEqual(meta)
})

test('a Word document gives a line a paragraph, its bold type, and no pictures', async () => {
  const [carrier] = await read(
    'a.docx',
    makeDocx(['Press Conference', '**AFP:** Why?', '**Wang Wenbin:** Because <that>.']),
  )
  expect(carrier?.text.trim()).toBe('Press Conference\nAFP: Why?\nWang Wenbin: Because <that>.')
  expect(carrier && boldOf(carrier)).toEqual(['AFP:', 'Wang Wenbin:'])
})

test('a page saved as one file is decoded', async () => {
  const mhtml = [
    'From: <Saved by Blink>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="--b"',
    '',
    '----b',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<html><head><title>Briefing</title></head><body><p><b>AFP:</b> Caf=C3=A9?</p><p>Wa=',
    'ng: Yes.</p></body></html>',
    '----b--',
    '',
  ].join('\r\n')
  const [carrier] = await read('a.mhtml', mhtml)
  expect(carrier?.text.trim()).toBe('AFP: Café?\nWang: Yes.')
  expect(carrier?.meta['title']).toBe('Briefing')
  expect(carrier && boldOf(carrier)).toEqual(['AFP:'])
})

const LONG = 'this line of the answer goes on to the right margin and then some'
const line = (text: string, y: number, more: Partial<MadeLine> = {}): MadeLine => ({ text, y, ...more })

test('lines of a PDF become paragraphs; page numbers go, and repeated heads are set apart', async () => {
  const [carrier] = await read(
    'a.pdf',
    makePdf([
      [
        ...[line('Ministry Briefing', 760), line('AFP:', 700, { isBold: true }), line('Why?', 700, { x: 100 })],
        ...[line('Wang:', 670, { isBold: true }), line(LONG, 670, { x: 110 }), line(LONG, 658)],
        ...[line('and ends.', 646), line('Second paragraph', 622), line('1', 30, { x: 300 })],
      ],
      [line('Ministry Briefing', 760), line('goes on here.', 700), line('Page 2 of 2', 30)],
    ]),
  )
  expect(carrier?.text).toBe(
    `Ministry Briefing\n\nAFP: Why?\n\nWang: ${LONG} ${LONG} and ends.\n\nSecond paragraph goes on here.`,
  )
  expect(carrier && boldOf(carrier)).toEqual(['AFP:', 'Wang:'])
  expect(carrier && asidesOf(carrier)).toEqual([['page-furniture', 'Ministry Briefing']])
})

test('a year at the head of a page is no page number', async () => {
  const [carrier] = await read('a.pdf', makePdf([[line('Press Conference on July 13,', 760), line('2023', 748)]]))
  expect(carrier?.text.split(/\s+/)).toContain('2023')
})

test('a spreadsheet gives every sheet that holds pairs, and passes over the others', async () => {
  const carriers = await read(
    'a.xlsx',
    makeXlsx({
      Notes: [['x'], ['y']],
      Pairs: [
        ['question', 'answer'],
        ['A?', 'B.'],
        ['', ''],
        ['C?', 'D.'],
      ],
    }),
  )
  expect(carriers.map(({ member, records }) => [member, records.map(({ row }) => row)])).toEqual([['!/Pairs', [1, 3]]])
})

test('an archive gives every member under its name, whatever its kind', async () => {
  const carriers = await read(
    'a.zip',
    makeZip([
      { name: 'b/c.html', text: '<p>AFP: Why?</p>' },
      { name: 'd.csv', text: 'date,question,answer\n2022-01-01,A?,B.\n2022-01-02,C?,D.\n' },
      { name: '__MACOSX/b/._c.html', text: 'x' },
      { name: 'e.docx', text: makeDocx(['AFP: Why?']) },
    ]),
  )
  expect(carriers.map(({ member }) => member)).toEqual(['!/b/c.html', '!/d.csv#1', '!/d.csv#2', '!/e.docx'])
})

test('the lines of preformatted text are kept', async () => {
  const [carrier] = await read('a.html', '<pre>Q   Why?\n\nA   Because\nof that.\n</pre>')
  expect(carrier?.text).toBe('Q   Why?\n\nA   Because\nof that.\n')
})
