import { beforeAll, expect, test } from 'vitest'
import { kwicCommand } from '../../src/commands/kwic.js'
import { SetupError } from '../../src/model/issue.js'
import { freshFolder, readTable, standpoint } from '../cli.js'
import { writeRun } from '../run-folder.js'

let run = ''

beforeAll(() => {
  run = writeRun([
    {
      id: 'chn-mfa-2022-03-03',
      date: '2022-03-03',
      exchanges: [
        {
          question: 'What of the so-called rules?',
          answer: 'The so‑called “rules-based order” serves the US, not us.',
          topics: ['trade'],
        },
        { answer: 'A so-called  \nexpert said it.', topics: ['taiwan'], outlet: 'Reuters' },
      ],
    },
  ])
})

async function find(pattern: string, flags: Parameters<typeof kwicCommand>[2] = {}) {
  const to = freshFolder()
  await kwicCommand(pattern, run, { ...flags, to, quiet: true })
  return readTable(to, 'kwic')
}

test('a word with its context, on both sides, whatever its hyphen', async () => {
  const rows = await find('so-called *')
  expect(rows.map((row) => [row['side'], row['left'], row['keyword']])).toEqual([
    ['question', 'What of the', 'so-called rules'],
    ['answer', 'A', 'so-called expert'],
  ])
  expect(await find('so-called')).toHaveLength(3)
})

test('capitals matter on request alone', async () => {
  expect((await find('US')).map((row) => row['keyword'])).toEqual(['US', 'us'])
  expect((await find('US', { case: true })).map((row) => row['keyword'])).toEqual(['US'])
})

test('sorted to the left by the nearest word, to the right by what follows', async () => {
  expect((await find('so-called', { sort: 'left' })).map((row) => row['left_sorted'])).toEqual([
    'a',
    'the',
    'the of what',
  ])
  expect((await find('so-called', { sort: 'right' })).map((row) => row['right']?.slice(0, 6))).toEqual([
    'expert',
    'rules?',
    '“rules',
  ])
})

test('by topic and side; date and outlet stand beside it', async () => {
  const rows = await find('said', { topic: 'taiwan', side: 'answer' })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    exchange_id: 'chn-mfa-2022-03-03/x02',
    date: '2022-03-03',
    outlet: 'Reuters',
    topic: 'taiwan',
  })
})

test('an unknown topic and an empty pattern are refused', async () => {
  await expect(find('said', { topic: 'mars' })).rejects.toThrow(SetupError)
  await expect(find('…')).rejects.toThrow(SetupError)
})

test('prints the places in line', () => {
  const { stdout, code } = standpoint('kwic', 'expert', run, '--to', freshFolder())
  expect(code).toBe(0)
  expect(stdout).toContain('[expert]  said it.')
  expect(stdout).toContain('1 places in 1 exchanges')
})
