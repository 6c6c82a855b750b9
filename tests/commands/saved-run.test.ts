import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openSavedRun } from '../../src/commands/saved-run.js'
import { SetupError } from '../../src/model/issue.js'
import { readVersion } from '../../src/paths.js'
import { freshFolder, standpoint } from '../cli.js'

const folder = freshFolder()

beforeAll(() => {
  standpoint('run', '--output', folder, '--quiet')
})

test('a table reads back the same from JSON and from CSV', () => {
  const run = openSavedRun(folder, readVersion())
  const names = ['exchanges', 'topic_frequency', 'outlets', 'coverage']
  const fromJson = names.map((name) => run.table(name))
  for (const name of names) rmSync(join(folder, `${name}.json`))
  expect(names.map((name) => run.table(name))).toEqual(
    fromJson.map((rows) =>
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === '' ? null : cell])),
      ),
    ),
  )
})

test('a folder of another version, a folder that is no run, and a missing table are refused', () => {
  expect(() => openSavedRun(folder, '99.0.0')).toThrow(SetupError)
  expect(() => openSavedRun(freshFolder(), readVersion())).toThrow(SetupError)
  expect(() => openSavedRun(folder, readVersion()).table('nothing')).toThrow(SetupError)
})
