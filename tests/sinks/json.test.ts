import { expect, test } from 'vitest'
import type { TableDefinition } from '../../src/model/table.js'
import { jsonSink } from '../../src/sinks/json.js'

const table: TableDefinition<never> = {
  name: 'test',
  about: 'A table for tests.',
  columns: ['a', 'b'].map((name) => ({
    ...{ name, type: 'string', unit: '0-1', meaning: `what ${name} means`, missing: 'nothing' },
    value: () => null,
  })),
}

function written(
  chunks: readonly (readonly (readonly (string | number | boolean | null | readonly string[])[])[])[],
): unknown {
  const body = chunks.map((rows) => jsonSink.rows(table, rows).text).join(jsonSink.separator)
  return JSON.parse(jsonSink.head(table) + body + jsonSink.tail)
}

test('a table is one JSON value with its columns described and typed cells', () => {
  expect(
    written([
      [['x', 1]],
      [
        [null, ['p', 'q']],
        [true, '=1+1'],
      ],
    ]),
  ).toEqual({
    table: 'test',
    version: 1,
    columns: [
      { name: 'a', type: 'string', unit: '0-1', meaning: 'what a means' },
      { name: 'b', type: 'string', unit: '0-1', meaning: 'what b means' },
    ],
    rows: [
      { a: 'x', b: 1 },
      { a: null, b: ['p', 'q'] },
      { a: true, b: '=1+1' },
    ],
  })
})

test('an empty table is valid JSON', () => {
  expect(written([])).toMatchObject({ rows: [] })
})

test('what is not finite is null', () => {
  expect(written([[[Number.POSITIVE_INFINITY, Number.NaN]]])).toMatchObject({ rows: [{ a: null, b: null }] })
})
