import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { columnName, dateSerial, type SheetCell } from '../../src/workbook/sheet.js'
import { writeWorkbook } from '../../src/workbook/workbook.js'
import { escapeXml } from '../../src/workbook/xml.js'
import { HOSTILE } from '../conferences.js'

const columns = [
  { name: 'date', type: 'date' as const, note: 'the day' },
  { name: 'text', type: 'string' as const, note: 'what was <said>' },
]

function workbook(rows: readonly (readonly SheetCell[])[]): Uint8Array {
  const pieces: Uint8Array[] = []
  writeWorkbook([{ name: 'exchanges', about: 'One row per exchange.', columns, rows }], {
    guide: { name: 'read me', title: 'A guide', paragraphs: ['Read this.'] },
    write: (bytes) => pieces.push(bytes),
  })
  return Buffer.concat(pieces)
}

const sheet = (rows: readonly (readonly SheetCell[])[]) =>
  strFromU8(unzipSync(workbook(rows))['xl/worksheets/sheet2.xml'] ?? new Uint8Array())

test('dates and numbers are typed, texts are texts', () => {
  const xml = sheet([
    ['2022-03-03', '=1+1'],
    ['2022', 12.5],
    [null, true],
  ])
  expect(xml).toContain('<c s="2"><v>44623</v></c>')
  expect(xml).toContain('<c t="inlineStr"><is><t>=1+1</t></is></c>')
  expect(xml).toContain('<c t="inlineStr"><is><t>2022</t>')
  expect(xml).toContain('<v>12.5</v>')
  expect(xml).toContain('<c r="B4" t="b"><v>1</v></c>')
  expect(xml).not.toContain('<f>')
})

test('the header is frozen, filtered and explained', () => {
  const files = unzipSync(workbook([['2022-03-03', 'a']]))
  expect(sheet([['2022-03-03', 'a']])).toContain('<pane ySplit="1" topLeftCell="A2"')
  expect(sheet([['2022-03-03', 'a']])).toContain('<autoFilter ref="A1:B2"/>')
  expect(strFromU8(files['xl/comments2.xml'] ?? new Uint8Array())).toContain('what was &lt;said&gt;')
  expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('One row per exchange.')
})

test('the same rows give the same bytes', () => {
  expect(workbook([['2022-03-03', 'a']])).toEqual(workbook([['2022-03-03', 'a']]))
})

test.each(HOSTILE)('a text cannot leave its cell: %s', (text) => {
  const xml = sheet([['2022-03-03', text]])
  const [, inside = ''] = /<t(?: xml:space="preserve")?>([^<]*)<\/t><\/is><\/c><\/row><\/sheetData>/.exec(xml) ?? []
  expect(inside).toBe(escapeXml(text))
})

test('any text becomes well-formed XML that reads back as it was', () => {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  const read = (xml: string) =>
    xml
      .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
      .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('_x000D_', '__x0041_', '_x005F_x000D_'))
  fc.assert(
    fc.property(text, (value) => {
      const xml = escapeXml(value)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(xml).not.toMatch(/[<>"\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
      expect(read(xml)).toBe(value)
    }),
  )
})

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, name) => {
  expect(columnName(index)).toBe(name)
})

test.each([
  ['2022-03-03', 44623],
  ['1900-03-01', 61],
  ['1899-12-31', undefined],
  ['2022-13-01', undefined],
  ['2022-03', undefined],
])('the day %s is number %s', (date, serial) => {
  expect(dateSerial(date)).toBe(serial)
})
