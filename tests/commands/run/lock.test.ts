import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../../../src/commands/run/lock.js'
import { SetupError } from '../../../src/model/issue.js'
import { freshFolder, standpoint } from '../../cli.js'

test('the second run into one folder says so and stops, and leaves the folder as it is', () => {
  const output = freshFolder()
  const work = join(output, '.standpoint')
  mkdirSync(work)
  const release = takeLock(work, output)
  const second = standpoint('run', '--output', output)
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('another run')
  expect(existsSync(join(output, 'exchanges.csv'))).toBe(false)
  release()
  expect(standpoint('run', '--output', output).code).toBe(0)
})

test.each([
  [1, 'of a process that is gone', '{"pid":999999999,"started":""}'],
  [2, 'of a number that another process has now', JSON.stringify({ pid: process.pid, started: 'long ago' })],
  [3, 'cut short', '{"pid":'],
  [4, 'empty', ''],
])('lock %i: a lock %s is taken over', (_rule, _what, content) => {
  const work = freshFolder()
  writeFileSync(join(work, 'lock'), content)
  const release = takeLock(work, work)
  expect(JSON.parse(readFileSync(join(work, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  expect(() => takeLock(work, work)).toThrow(SetupError)
  release()
  expect(existsSync(join(work, 'lock'))).toBe(false)
})
