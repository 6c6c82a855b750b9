import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HEAD, runOver, writeFiles } from '../hostile/batch.js'

/** Writes a file of a text repeated, without holding it in memory. */
function writeRepeated(path: string, { text, times }: { readonly text: string; readonly times: number }): void {
  const file = openSync(path, 'w')
  const block = text.repeat(1000)
  writeSync(file, HEAD)
  for (let i = 0; i < times / 1000; i++) writeSync(file, block)
  closeSync(file)
}

test('a line of 200 MB and a million turns of one word are refused, and the good file is coded', () => {
  const folder = writeFiles({})
  writeRepeated(join(folder, 'line.txt'), { text: 'Why is it? '.repeat(20), times: 1_000_000 })
  writeRepeated(join(folder, 'turns.txt'), { text: 'Q a\nA b\n', times: 500_000 })
  const { status, rows } = runOver(folder)
  expect(status).toBe(1)
  expect(rows('issues').map((row) => [row['source'], row['code']])).toEqual([
    ['line.txt', 'too-large'],
    ['turns.txt', 'text-too-long'],
  ])
  expect(rows('exchanges').map((row) => row['source'])).toEqual(['good.txt'])
})
