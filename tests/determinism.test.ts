import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { freshFolder, ROOT, standpoint } from './cli.js'

const SEEDS = join(ROOT, 'seeds')
const reference = freshFolder()

/** Checksum of every output file but the manifest, the only one with times in it. */
function bytesOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.standpoint') && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    files
      .toSorted()
      .map((file) => [file.slice(folder.length), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}

function seedFiles(): readonly string[] {
  return readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(SEEDS, name))
}

beforeAll(() => {
  standpoint('run', '--output', reference, '--quiet', '--no-cache')
})

test('a run that stores its results writes the same bytes as one that does not, first and again', () => {
  const folder = freshFolder()
  standpoint('run', '--output', folder, '--quiet')
  expect(bytesOf(folder)).toEqual(bytesOf(reference))
  standpoint('run', '--output', folder, '--quiet')
  expect(bytesOf(folder)).toEqual(bytesOf(reference))
})

test('two workers and another order of the files give the same bytes', () => {
  const folder = freshFolder()
  standpoint('run', '--output', folder, '--jobs', '2', '--no-cache', '--quiet', '--input', ...seedFiles().toReversed())
  expect(bytesOf(folder)).toEqual(bytesOf(reference))
})

test('a table that was spoilt is written again from what is stored', () => {
  const folder = freshFolder()
  standpoint('run', '--output', folder, '--quiet')
  writeFileSync(join(folder, 'exchanges.csv'), 'spoilt')
  rmSync(join(folder, 'topics.json'))
  standpoint('run', '--output', folder, '--quiet')
  expect(bytesOf(folder)).toEqual(bytesOf(reference))
})

test('a damaged cache is noticed and its results are worked out again', () => {
  const folder = freshFolder()
  const cache = freshFolder()
  standpoint('run', '--output', folder, '--cache', cache, '--quiet')
  for (const entry of readdirSync(cache, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'damaged')
  }
  const again = freshFolder()
  standpoint('run', '--output', again, '--cache', cache, '--quiet')
  expect(bytesOf(again)).toEqual(bytesOf(reference))
})

test('a shared cache gives another output folder the same bytes', () => {
  const cache = freshFolder()
  const [first, second] = [freshFolder(), freshFolder()]
  standpoint('run', '--output', first, '--cache', cache, '--quiet')
  standpoint('run', '--output', second, '--cache', cache, '--quiet')
  expect(bytesOf(second)).toEqual(bytesOf(reference))
})

test('a file that changed is read again, and what is stored of the others still serves', () => {
  const input = join(freshFolder(), 'in')
  const folder = freshFolder()
  const fresh = freshFolder()
  cpSync(SEEDS, input, { recursive: true })
  standpoint('run', '--input', input, '--output', folder, '--quiet')
  const [name = ''] = readdirSync(input)
  writeFileSync(join(input, name), readFileSync(join(input, name), 'utf8').replaceAll('NATO', 'the Atlantic alliance'))
  standpoint('run', '--input', input, '--output', folder, '--quiet')
  standpoint('run', '--input', input, '--output', fresh, '--quiet', '--no-cache')
  expect(bytesOf(folder)).toEqual(bytesOf(fresh))
})

test('tables written into the input folder are not read as input', () => {
  const input = join(freshFolder(), 'in')
  cpSync(SEEDS, input, { recursive: true })
  mkdirSync(join(input, 'out'))
  const runs = [1, 2].map(() => standpoint('run', '--input', input, '--output', join(input, 'out'), '--no-cache'))
  expect(runs.map(({ stdout }) => stdout.split('\n')[0])).toEqual([
    '3 transcripts, 26 exchanges, 0 announcements',
    '3 transcripts, 26 exchanges, 0 announcements',
  ])
})
