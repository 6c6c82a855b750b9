import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCoder } from '../../src/coder/coder.js'
import { openFile } from '../../src/coder/reading.js'
import { resolveInputs } from '../../src/commands/run/inputs.js'
import { checkRunFlags, setupOf } from '../../src/commands/run/options.js'
import { createTableBook } from '../../src/knowledge/tables.js'
import { GOOD, runOver, writeFiles } from './batch.js'

test('names with newlines, quotes, commas and formulas are kept as they are', () => {
  const names = ['a\nb.txt', 'a"b.txt', "a'b,c.txt", '=1+1.txt', '..a.txt', '%41.txt', '[a]{b}*.txt']
  const files = names.map((name, i) => [name, GOOD.replace('March 3', `March ${i + 10}`)] as const)
  const { status, rows } = runOver(writeFiles(Object.fromEntries(files)))
  expect(status).toBe(0)
  const sources = rows('transcripts').map((row) => (row['source'] ?? '').replace(/^'/, ''))
  expect(sources.toSorted()).toEqual(['good.txt', ...names].filter((name) => !name.startsWith('..')).toSorted())
})

test('links that go in circles do not trap the run', () => {
  const folder = writeFiles({ 'sub/other.txt': GOOD.replace('March 3', 'March 4') })
  symlinkSync('b.txt', join(folder, 'a.txt'))
  symlinkSync('a.txt', join(folder, 'b.txt'))
  symlinkSync('..', join(folder, 'sub', 'up'))
  const { status, rows } = runOver(folder)
  expect(rows('transcripts').map((row) => row['source'])).toEqual(['good.txt', 'sub/other.txt'])
  expect([0, 1]).toContain(status)
})

test('links to files are read, links to nothing and to folders are not', async () => {
  const folder = writeFiles({})
  const links = mkdtempSync(join(tmpdir(), 'standpoint-links-'))
  symlinkSync(join(folder, 'good.txt'), join(links, 'linked.txt'))
  symlinkSync(join(folder, 'gone.txt'), join(links, 'gone.txt'))
  symlinkSync(folder, join(links, 'folder'))
  symlinkSync(join(folder, 'good.txt'), join(links, '.hidden.txt'))
  for (const input of [links, join(links, '*.txt'), join(links, '**', '*')])
    expect((await resolveInputs([input])).map(({ source }) => source)).toEqual(['linked.txt'])
})

test('a pipe is refused instead of waited for', async () => {
  const folder = writeFiles({})
  const pipe = join(folder, 'pipe.txt')
  execFileSync('mkfifo', [pipe])
  await expect(openFile(pipe, createTableBook())).rejects.toThrow('not a file')
})

test('a file that may not be read gives a row, and the message names no path', async () => {
  const folder = writeFiles({})
  const path = join(folder, 'good.txt')
  chmodSync(path, 0)
  const refused = process.getuid?.() === 0 ? join(folder, 'missing.txt') : path
  const { failures } = await createCoder(setupOf(checkRunFlags(undefined, {}))).scan({ path: refused, source: 'x.txt' })
  expect(failures.map(({ code, source }) => [code, source])).toEqual([['unreadable-file', 'x.txt']])
  expect(failures[0]?.message).not.toContain(folder)
})

test('a file that vanishes between the passes gives a row', async () => {
  const folder = writeFiles({})
  const path = join(folder, 'good.txt')
  const setup = setupOf(checkRunFlags(undefined, { cache: false }))
  const { sha256, members } = await createCoder(setup).scan({ path, source: 'good.txt' })
  rmSync(path)
  const [member] = members
  const coded = await createCoder(setup).code({
    ...{ path, source: 'good.txt', member: member?.member ?? '', id: 'x', sha256 },
  })
  expect(coded).toMatchObject({ failure: { code: 'unreadable-file', severity: 'error' } })
})

test('a file that changes between the passes gives a row', async () => {
  const folder = writeFiles({})
  const path = join(folder, 'good.txt')
  const coder = createCoder(setupOf(checkRunFlags(undefined, { cache: false })))
  const { sha256, members } = await coder.scan({ path, source: 'good.txt' })
  writeFileSync(path, GOOD.replace('March 3', 'March 14'))
  const task = { path, source: 'good.txt', member: members[0]?.member ?? '', id: 'x', sha256 }
  expect(await createCoder(setupOf(checkRunFlags(undefined, { cache: false }))).code(task)).toMatchObject({
    failure: { code: 'changed-during-run', severity: 'error' },
  })
})
