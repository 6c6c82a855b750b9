import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, standpoint } from '../cli.js'

test('who: a listed name with its code, its Wikidata id and the rule that reads it', () => {
  const { code, stdout } = standpoint('who', 'France')
  expect(code).toBe(0)
  expect(stdout).toContain('as name of France: country FRA (country, Wikidata Q142)')
  expect(stdout).toContain('"France" is taken for country FRA (France) by rule gazetteer')
})

test('who: every name of a sentence, with the rule of a seat that stands for its government', () => {
  const { stdout } = standpoint('who', 'Washington will deepen ties with Erkki.')
  expect(stdout).toContain('"Washington" is taken for country USA')
  expect(stdout).toContain('by rule metonym-subject, standing for its government')
})

test('who: an office only on the days on which it was held', () => {
  const during = standpoint('who', 'Antony Blinken', '--date', '2022-03-03').stdout
  const after = standpoint('who', 'Antony Blinken', '--date', '2026-03-03').stdout
  expect(during).toMatch(/Secretary of State, 2021-\d\d-\d\d to 2025-\d\d-\d\d/)
  expect(after).not.toContain('Secretary of State')
})

test('who: a name that nothing knows ends with 1 and says what to do; with a file of one’s own it is known', () => {
  const unknown = standpoint('who', 'Zorblax')
  expect(unknown.code).toBe(1)
  expect(unknown.stdout).toContain('hint:')
  const own = join(freshFolder(), 'mine.yaml')
  writeFileSync(own, 'organisations:\n  - { name: Zorblax, kind: company, country: FIN }\n')
  const known = standpoint('who', 'Zorblax', '--gazetteer', own)
  expect(known.code).toBe(0)
  expect(known.stdout).toContain('organisation zorblax (Zorblax) by rule gazetteer')
})
