import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCache } from '../../src/coder/cache.js'
import { freshFolder } from '../cli.js'

const KEY = 'ab'.repeat(32)

function onlyFile(folder: string): string {
  const [file = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
  return join(folder, file)
}

test('a value comes back as it was stored, under its kind and key alone', () => {
  const cache = openCache(freshFolder())
  cache.write('coded', KEY, { uses: new Map([['a', 1]]), texts: ['é\ud800'] })
  expect(cache.read('coded', KEY)).toEqual({ uses: new Map([['a', 1]]), texts: ['é\ud800'] })
  expect(cache.read('layers', KEY)).toBeUndefined()
  expect(cache.read('coded', 'cd'.repeat(32))).toBeUndefined()
})

test.each([
  [1, 'a changed byte', (bytes: Buffer) => bytes.fill(bytes.at(-1) === 7 ? 8 : 7, bytes.length - 1)],
  [2, 'a lost end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
  [3, 'an empty file', () => Buffer.alloc(0)],
  [4, 'other data', () => Buffer.from('not a cache entry at all, only some text that somebody left here')],
])('damage %i: an entry with %s counts as absent', (_rule, _damage, damage) => {
  const folder = freshFolder()
  openCache(folder).write('coded', KEY, { rows: [1, 2, 3] })
  const file = onlyFile(folder)
  writeFileSync(file, damage(readFileSync(file)))
  expect(openCache(folder).read('coded', KEY)).toBeUndefined()
})

test('without a folder nothing is stored', () => {
  const cache = openCache('')
  cache.write('coded', KEY, 1)
  expect(cache.read('coded', KEY)).toBeUndefined()
})
