import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createLoader } from '../../src/knowledge/load.js'
import { createOutletBook, outletsSchema } from '../../src/knowledge/outlets.js'
import { foldMarks, slugify } from '../../src/text/normalise.js'

const file = createLoader(fileURLToPath(new URL('../../pipelines/', import.meta.url))).yaml(
  'gazetteers/outlets.yaml',
  outletsSchema,
)
const book = createOutletBook(file)

test.each([
  [1, 'AFP', 'Agence France-Presse', 'FRA', 'agency'],
  [2, 'Agence France-Presse', 'Agence France-Presse', 'FRA', 'agency'],
  [3, 'Bloomberg\u00a0News', 'Bloomberg', 'USA', 'agency'],
  [4, 'the financial times', 'Financial Times', 'GBR', 'newspaper'],
  [5, 'ANI', 'Asian News International', 'IND', 'agency'],
  [6, 'KUNA', 'Kuwait News Agency', 'KWT', 'agency'],
  [7, 'RTE', 'RTÉ', 'IRL', 'broadcaster'],
  [8, 'Al-Mayadeen', 'Al Mayadeen', 'LBN', 'broadcaster'],
  [9, 'The National', 'The National (UAE)', 'ARE', 'newspaper'],
  [10, 'Dawn News', 'Dawn', 'PAK', 'newspaper'],
])('%d. the label "%s" names a medium', (_, label, name, country, kind) => {
  expect(book.find(label)).toMatchObject({ name, country, kind })
})

test('a label that nobody knows names none, and a generic one is known for that', () => {
  expect([book.find('Village Gazette'), book.find('Journalist'), book.isGeneric('Journalist')]).toEqual([
    ...[undefined, undefined, true],
  ])
})

test('no form stands for two media, and none is generic', () => {
  const keyOf = (form: string) => slugify(foldMarks(form)).replace(/^the-/, '')
  const owners = new Map<string, string>()
  const clashes: string[] = []
  for (const { id, name, aliases, labels } of file.outlets) {
    for (const form of [name, ...aliases, ...labels]) {
      const owner = owners.get(keyOf(form)) ?? id
      if (owner !== id || book.isGeneric(form)) clashes.push(`${form}: ${owner}, ${id}`)
      owners.set(keyOf(form), id)
    }
  }
  expect(clashes).toEqual([])
})

test('every medium has an id of its own, and a country of three letters where it has one', () => {
  expect(new Set(file.outlets.map(({ id }) => id)).size).toBe(file.outlets.length)
  expect(file.outlets.filter(({ country }) => !/^([A-Z]{3})?$/.test(country))).toEqual([])
})
