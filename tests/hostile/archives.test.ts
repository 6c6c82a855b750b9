import { expect, test } from 'vitest'
import { openArchive } from '../../src/readers/archive/open.js'
import { makeZip } from '../readers/make-files.js'
import { GOOD, runOver, writeFiles } from './batch.js'

const LIMITS = { maxMembers: 3, maxBytes: 1000, maxRatio: 100 }

test.each([
  [1, 'too many members', ['a', 'b', 'c', 'd'].map((name) => ({ name, text: 'x' })), 'has 4 members'],
  [2, 'too many bytes', [{ name: 'a', text: 'x'.repeat(2000) }], 'unpacks to 2000 bytes'],
])('archive limit %i: %s', async (_rule, _name, members, message) => {
  await expect(openArchive(makeZip(members), LIMITS)).rejects.toThrow(message)
})

test('a bomb is known by its ratio before anything is unpacked', async () => {
  const bomb = makeZip([{ name: 'a.txt', text: Buffer.alloc(60_000_000) }])
  await expect(openArchive(bomb)).rejects.toThrow('times its size')
})

test('a member longer than the archive says is not unpacked beyond that', async () => {
  const [member] = await openArchive(makeZip([{ name: 'a.txt', text: 'x'.repeat(100_000), declared: 10 }]))
  await expect(member?.read()).rejects.toThrow('too many bytes')
})

test('bombs behind other endings, locked and nested members each give a row; the rest is read', () => {
  const bomb = makeZip([{ name: 'word/document.xml', text: Buffer.alloc(60_000_000) }])
  const { status, rows } = runOver(
    writeFiles({
      'bomb.docx': bomb,
      'bomb.xlsx': bomb,
      'a.zip': makeZip([
        { name: '../../up.txt', text: GOOD.replace('March 3', 'March 5') },
        { name: 'same.txt', text: GOOD.replace('March 3', 'March 6') },
        { name: 'same.txt', text: GOOD.replace('March 3', 'March 7') },
        { name: 'inner.zip', text: makeZip([]) },
        { name: 'locked.txt', text: GOOD, flags: 0x801 },
        { name: 'empty.html', text: '' },
      ]),
    }),
  )
  expect(status).toBe(1)
  expect(rows('issues').map((row) => [row['source'], row['code']])).toEqual([
    ['a.zip!/empty.html', 'empty-file'],
    ['a.zip!/inner.zip', 'unknown-extension'],
    ['a.zip!/locked.txt', 'encrypted'],
    ['bomb.docx', 'archive-too-large'],
    ['bomb.xlsx', 'archive-too-large'],
  ])
  expect(rows('transcripts').map((row) => row['source'])).toEqual([
    ...['good.txt', 'a.zip!/up.txt', 'a.zip!/same.txt', 'a.zip!/same~2.txt'],
  ])
})
