import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, TableDefinition } from '../../src/model/table.js'
import { csvSink } from '../../src/sinks/csv.js'

const table: TableDefinition<never> = {
  name: 'test',
  about: 'A table for tests.',
  columns: [
    { name: 'value', type: 'string', unit: '', meaning: 'a value', missing: 'nothing', value: () => null },
    { name: 'text', type: 'string', unit: '', meaning: 'a text', missing: 'nothing', value: () => null, only: 'json' },
  ],
}

const cell = (value: Cell) => csvSink.rows(table, [[value, 'whole']]).text

test.each<[number, string, Cell, string]>([
  [1, 'a missing value is empty', null, '\r\n'],
  [2, 'true and false are words', true, 'true\r\n'],
  [3, 'false is not empty', false, 'false\r\n'],
  [4, 'a negative number stays a number', -2, '-2\r\n'],
  [5, 'a list is joined', ['taiwan', 'china-us'], 'taiwan; china-us\r\n'],
  [6, 'quotes are doubled', 'say "no"', '"say ""no"""\r\n'],
  [7, 'a line break is quoted', 'one\n\ntwo', '"one\n\ntwo"\r\n'],
  [8, 'a formula is guarded', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"\r\n'],
  [9, 'a formula behind blanks is guarded', ' \t=1+1', "' \t=1+1\r\n"],
  [10, 'a dash at the start is guarded', '- said so', "'- said so\r\n"],
  [11, 'what is not finite is missing', Number.NaN, '\r\n'],
  [12, 'a structure is JSON', [{ start: 1 }], '"[{""start"":1}]"\r\n'],
  [13, 'curly quotes stay', 'China’s', 'China’s\r\n'],
])('CSV rule %i: %s', (_rule, _name, value, text) => {
  expect(cell(value)).toBe(text)
})

test('the header is UTF-8 with a byte order mark, without the columns that only JSON has', () => {
  expect(csvSink.head(table)).toBe('\uFEFFvalue\r\n')
})

test('a cell too long for a spreadsheet is cut with a visible mark and reported', () => {
  const { text, cuts } = csvSink.rows(table, [['x'.repeat(40_000), '']])
  expect(text.trimEnd()).toHaveLength(32_767)
  expect(text).toContain('…cut')
  expect(cuts).toEqual([{ row: ['x'.repeat(40_000), ''], column: 'value', chars: 40_000 }])
})

test('whatever stands in a cell is read back by a CSV parser, guard aside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (value) => {
      const [row] = parse(cell(value), { record_delimiter: '\r\n' }) as string[][]
      expect((row?.[0] ?? '').replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/, '')).toBe(value.replace(/^'(?=\s*[=+\-@])/, ''))
    }),
  )
})
