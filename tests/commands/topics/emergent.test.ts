import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../../cli.js'

const SUBJECTS = [
  'The giant panda cubs at the zoo eat bamboo while their keeper cleans the enclosure for pandas.',
  'The railway opened a new station where trains stop at the platform and passengers buy a train ticket.',
  'Farmers began the wheat harvest and their tractors carry grain from the field to the barn.',
]

/** Ready pairs, a dozen on each subject, each of a day of its own. */
function writePairs(folder: string, order: 'forward' | 'back', century = '20'): string {
  const rows = SUBJECTS.flatMap((text, s) =>
    Array.from({ length: 12 }, (_, i) =>
      JSON.stringify({
        date: `${century}${10 + s}-01-${10 + i}`,
        text: `${text} ${text
          .split(' ')
          .slice(i % 5, 8)
          .join(' ')}.`,
      }),
    ),
  )
  const file = join(folder, 'pairs.jsonl')
  writeFileSync(file, (order === 'forward' ? rows : rows.toReversed()).join('\n'))
  return file
}

const flags = ['--format', 'csv', '--no-report', '--quiet', '--codebook', 'none']
const shownRows = (folder: string) =>
  readTable(folder, 'topics').map(({ exchange_id, topic, weight, evidence }) => [exchange_id, topic, weight, evidence])

test('without a codebook every exchange gets a topic of its own making, the same on one worker or two, in any order', () => {
  const [one, two] = [freshFolder(), freshFolder()]
  const ran = standpoint(
    'run',
    '--input',
    writePairs(one, 'forward'),
    '--output',
    join(one, 'out'),
    '--topics',
    '3',
    ...flags,
  )
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  standpoint(
    'run',
    '--input',
    writePairs(two, 'back'),
    '--output',
    join(two, 'out'),
    '--topics',
    '3',
    '--jobs',
    '2',
    ...flags,
  )
  const rows = readTable(join(one, 'out'), 'topics')
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['emergent']))
  expect(readTable(join(one, 'out'), 'topics_model').map(({ exchanges }) => exchanges)).toEqual(['12', '12', '12'])
  expect(readTable(join(one, 'out'), 'exchanges').every(({ topic }) => topic !== '')).toBe(true)
  expect(shownRows(join(two, 'out'))).toEqual(shownRows(join(one, 'out')))
})

test('a fitted model codes transcripts without a refit, and a refit keeps its ids', () => {
  const folder = freshFolder()
  const input = writePairs(folder, 'forward')
  const model = join(folder, 'model.json')
  const fitted = standpoint(
    'topics',
    'fit',
    '--input',
    input,
    '--to',
    model,
    '--topics',
    '3',
    '--codebook',
    'none',
    '--quiet',
  )
  expect([fitted.code, fitted.stdout.split('\n')[0]]).toEqual([0, `3 topics from 36 exchanges: ${model}`])
  const ids = JSON.parse(readFileSync(model, 'utf8')).topics.map(({ id }: { id: string }) => id)
  standpoint('run', '--input', input, '--output', join(folder, 'out'), '--model', model, ...flags)
  expect(new Set(readTable(join(folder, 'out'), 'topics').map(({ topic }) => topic))).toEqual(new Set(ids))
  standpoint('topics', 'fit', '--input', input, '--to', model, '--topics', '3', '--codebook', 'none', '--quiet')
  expect(readTable(folder, 'topic_moves').map(({ change }) => change)).toEqual(['kept', 'kept', 'kept'])
})

test('emergent topics are compared where one model gave them, and left out where two did', () => {
  const [earlier, later] = [freshFolder(), freshFolder()]
  const [input, lateInput] = [writePairs(earlier, 'forward'), writePairs(later, 'forward', '21')]
  const model = join(earlier, 'model.json')
  standpoint('topics', 'fit', '--input', input, '--to', model, '--topics', '3', '--codebook', 'none', '--quiet')
  standpoint('run', '--input', input, '--output', join(earlier, 'out'), '--model', model, ...flags)
  standpoint('run', '--input', lateInput, '--output', join(later, 'same'), '--model', model, ...flags)
  standpoint('run', '--input', lateInput, '--output', join(later, 'own'), '--topics', '2', ...flags)
  const comparedWith = (name: string) => {
    const to = join(later, `with-${name}`)
    expect(standpoint('compare', join(earlier, 'out'), join(later, name), '--to', to).code).toBe(0)
    return readTable(to, 'contrasts').flatMap(({ label }) => (label?.endsWith('(emergent)') ? [label] : []))
  }
  expect(comparedWith('same').length).toBeGreaterThan(0)
  expect(comparedWith('own')).toEqual([])
})

test.each([
  [1, ['--topics', '0'], '--topics does not take "0"'],
  [2, ['--topics', '3', '--model', 'm.json'], '--topics and --model exclude each other'],
  [3, ['--model', 'nowhere.json'], 'nowhere.json'],
])('refusal %i', (_rule, wrong, message) => {
  const ran = standpoint('run', '--output', freshFolder(), ...wrong)
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain(message)
})
