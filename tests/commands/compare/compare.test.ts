import { beforeAll, describe, expect, test } from 'vitest'
import type { CompareFlags } from '../../../src/commands/compare/options.js'
import { compareCommand } from '../../../src/commands/compare.js'
import { SetupError } from '../../../src/model/issue.js'
import { compareTables } from '../../../src/registry.js'
import { freshFolder, readTable, standpoint } from '../../cli.js'
import { type MadeTranscript, writeRun } from '../../run-folder.js'
import { makeConferences } from './made-corpus.js'

const before = makeConferences('2019-05-01', {
  days: 30,
  shares: { health: 0.05, trade: 0.4, taiwan: 0.2 },
  stream: 'before',
})
const after = makeConferences('2020-05-01', {
  days: 30,
  shares: { health: 0.6, trade: 0.1, taiwan: 0.2 },
  stream: 'after',
})
const phrase = 'the door of dialogue is always open to everyone'
const say = (transcript: MadeTranscript, text: string): MadeTranscript => ({
  ...transcript,
  exchanges: transcript.exchanges.map((cells, i) => (i === 0 ? { ...cells, answer: text } : cells)),
})
const long = Array.from({ length: 60 }, (_, i) => `matter${i}`)
const spoken = [
  ...before.map((one, i) =>
    i === 10 ? say(one, long.join(' ')) : i < 6 ? say(one, `Well ${i}, ${phrase}, ${i} times.`) : one,
  ),
  ...after.map((one, i) =>
    i === 10
      ? say(one, long.slice(20, 45).join(' '))
      : i < 6
        ? say(one, `Now ${i}, the door of dialogue is still open to everyone, ${i}.`)
        : one,
  ),
]
const undated: MadeTranscript = { id: 'chn-mfa-undated-abcdef', date: '', exchanges: [{}, {}] }
const A = '2019-05'
const B = '2020-05'
let run = ''

beforeAll(() => {
  run = writeRun([...spoken, undated])
})

async function compare(folders: readonly string[], flags: CompareFlags) {
  const to = freshFolder()
  const code = await compareCommand(folders, { ...flags, to, quiet: true })
  return { code, rows: (table: string) => readTable(to, table) }
}

async function refusal(folders: readonly string[], flags: CompareFlags): Promise<string> {
  try {
    await compare(folders, flags)
  } catch (error) {
    if (error instanceof SetupError) return `${error.message}; ${error.hint}`
    throw error
  }
  return 'no refusal'
}

test('what rose and fell is found, and what stayed is not', async () => {
  const { rows } = await compare([run], { a: A, b: B })
  const topic = (id: string) => rows('contrasts').find((row) => row['topic'] === id)
  expect(Number(topic('health')?.['difference'])).toBeLessThan(-0.4)
  expect(topic('health')?.['significant']).toBe('true')
  expect(Number(topic('trade')?.['difference'])).toBeGreaterThan(0.2)
  expect(topic('trade')?.['significant']).toBe('true')
  expect(topic('taiwan')?.['significant']).toBe('false')
  expect(topic('health')?.['label']).toBe('About health')
  expect(topic('health')?.['descriptive_only']).toBe('false')
})

test('contrasts cover topics, stances, acts, level, reply and countries', async () => {
  const { rows } = await compare([run], { a: A, b: B })
  const measures = new Set(rows('contrasts').map((row) => row['measure']))
  expect([...measures].toSorted()).toEqual(['act', 'country', 'level', 'reply', 'stance', 'topic'])
  const keys = rows('contrasts').map((row) => `${row['measure']} ${row['value']}`)
  expect(keys).toEqual(
    expect.arrayContaining(['stance USA:oppose', 'level 2+', 'reply declining', 'country JPN', 'act oppose']),
  )
})

test('every table of a comparison is written, with its columns described', async () => {
  const { rows } = await compare([run], { a: A, b: B })
  for (const table of compareTables.filter(({ name }) => name !== 'kwic')) {
    const described = rows('columns').filter((row) => row['table'] === table.name)
    expect(described.map((row) => row['column'])).toEqual(table.columns.map(({ name }) => name))
    for (const row of rows(table.name).slice(0, 1))
      expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name))
  }
})

test('a wording that gave way to another is shown beside it', async () => {
  const { rows } = await compare([run], { a: A, b: B })
  const dropped = rows('formula_drift').find((row) => row['change'] === 'dropped' && row['text']?.includes('always'))
  expect(dropped?.['count_a']).toBe('6')
  expect(dropped?.['wording']).toContain('[-always-] {+still+}')
  const formula = rows('formulas').find((row) => row['formula_id'] === dropped?.['formula_id'])
  expect(formula).toMatchObject({
    text: phrase,
    words: '9',
    exchanges: '6',
    transcripts: '6',
    first_seen: '2019-05-01',
    last_seen: '2019-05-06',
  })
})

test('words of each side: the log-odds tell which', async () => {
  const { rows } = await compare([run], { a: A, b: B })
  const z = (term: string) =>
    Number(rows('keyness').find((row) => row['term'] === term && !row['topic'] && row['side'] === 'answer')?.['z'])
  expect(z('trade')).toBeGreaterThan(5)
  expect(z('health')).toBeLessThan(-5)
})

test('swapping a and b negates differences and z, inverts ratios, exchanges new and dropped, and changes nothing else', async () => {
  const [ab, ba] = [await compare([run], { a: A, b: B }), await compare([run], { a: B, b: A })]
  const negated = (text: string | undefined) => (text === '' || text === undefined ? text : `${-Number(text) + 0}`)
  const swapped = ba.rows('contrasts')
  for (const [i, row] of ab.rows('contrasts').entries()) {
    const other = swapped[i] ?? {}
    const same = [
      'topic',
      'label',
      'measure',
      'value',
      'p_value',
      'q_value',
      'p_exact',
      'design_effect',
      'significant',
      'descriptive_only',
    ]
    for (const column of same) expect(other[column]).toBe(row[column])
    for (const column of ['exchanges', 'total', 'share', 'conferences'])
      expect(other[`${column}_a`]).toBe(row[`${column}_b`])
    expect(other['difference']).toBe(negated(row['difference']))
    expect(other['difference_low']).toBe(negated(row['difference_high']))
    expect(other['difference_high']).toBe(negated(row['difference_low']))
    if (Number(row['risk_ratio']) > 0.5)
      expect(Number(other['risk_ratio']) * Number(row['risk_ratio'])).toBeCloseTo(1, 3)
  }
  const terms = new Map(ba.rows('keyness').map((row) => [`${row['side']} ${row['topic']} ${row['term']}`, row]))
  for (const row of ab.rows('keyness')) {
    const other = terms.get(`${row['side']} ${row['topic']} ${row['term']}`)
    expect([other?.['z'], other?.['log_odds'], other?.['q_value']]).toEqual([
      negated(row['z']),
      negated(row['log_odds']),
      row['q_value'],
    ])
  }
  const drift = new Map(ba.rows('formula_drift').map((row) => [`${row['topic']} ${row['formula_id']}`, row]))
  const opposite: Readonly<Record<string, string>> = { new: 'dropped', dropped: 'new', more: 'less', less: 'more' }
  for (const row of ab.rows('formula_drift')) {
    expect(drift.get(`${row['topic']} ${row['formula_id']}`)?.['change']).toBe(opposite[row['change'] ?? ''])
  }
  for (const table of ['change_points', 'trends', 'formulas', 'repeats']) expect(ba.rows(table)).toEqual(ab.rows(table))
})

test('a short answer that stands inside a longer one of another date is a repeat', async () => {
  const rows = (await compare([run], { a: A, b: B })).rows('repeats')
  const inside = rows.filter((row) => row['words'] === '25')
  // 25 words are 21 runs of five, all of them among the 56 of the longer answer
  expect(inside.map((row) => [row['containment'], row['similarity']])).toEqual([['1', '0.375']])
  expect(rows.find((row) => row['exchange_id'] === inside[0]?.['earliest_exchange_id'])?.['words']).toBe('60')
})

test('splitting a period in two and adding up gives the same counts', async () => {
  const whole = (await compare([run], { a: A, b: B })).rows('contrasts')
  const halves = await Promise.all(
    ['2019-05-01..2019-05-11', '2019-05-12..2019-05-31'].map(async (a) =>
      (await compare([run], { a, b: B })).rows('contrasts'),
    ),
  )
  for (const row of whole) {
    const parts = halves.map((rows) =>
      rows.find((one) => one['measure'] === row['measure'] && one['value'] === row['value']),
    )
    for (const column of ['exchanges_a', 'conferences_a']) {
      expect(parts.reduce((sum, part) => sum + Number(part?.[column] ?? 0), 0)).toBe(Number(row[column]))
    }
  }
})

test('Holm’s correction on request is never milder than Benjamini and Hochberg’s', async () => {
  const [bh, holm] = [await compare([run], { a: A, b: B }), await compare([run], { a: A, b: B, correction: 'holm' })]
  for (const [i, row] of holm.rows('contrasts').entries()) {
    expect(row['correction']).toBe('holm')
    expect(Number(row['q_value'])).toBeGreaterThanOrEqual(Number(bh.rows('contrasts')[i]?.['q_value']))
  }
})

test('few press conferences describe and conclude nothing', async () => {
  const { rows } = await compare([run], { a: '2019-05-01..2019-05-05', b: B })
  expect(rows('contrasts').every((row) => row['descriptive_only'] === 'true' && row['significant'] === 'false')).toBe(
    true,
  )
})

describe('refusals', () => {
  test.each<readonly [number, string, CompareFlags, RegExp]>([
    [1, 'a period without transcripts', { a: '2017', b: B }, /no press conference in 2017; .*2019-05-01 to 2020-05-30/],
    [2, 'overlapping periods', { a: '2019-05..2020-05', b: '2020' }, /overlap from 2020-01-01 to 2020-05-31/],
    [3, 'an unknown topic', { a: A, b: B, where: ['topic=heath'] }, /unknown topic "heath"; did you mean "health"/],
    [4, 'a period that is none', { a: '2019-13', b: B }, /--a does not take "2019-13"/],
    [5, 'a period that runs backwards', { a: '2019-06..2019-05', b: B }, /--a does not take/],
    [6, 'one period alone', { a: A }, /one period alone/],
    [7, 'an unknown column', { a: A, b: B, where: ['topics=x'] }, /did you mean "topic"/],
    [8, 'outlets that are not known', { byGroup: 'outlet' }, /only 0 % of the exchanges .* 80 %/],
    [9, 'outlets that are not known, by their countries', { byGroup: 'outlet_country' }, /only 0 %/],
    [10, 'one holder', { byGroup: 'holder' }, /one holder alone/],
    [11, 'both ways of grouping', { a: A, b: B, byGroup: 'kind' }, /stands alone/],
  ])('refusal %i: %s', async (_rule, _title, flags, message) => {
    expect(await refusal([run], flags)).toMatch(message)
  })

  test('a folder of another version, and two folders with the same press conferences', async () => {
    const old = writeRun(before, { version: '0.0.1' })
    expect(await refusal([old], { a: A, b: B })).toMatch(/written by standpoint 0\.0\.1/)
    expect(await refusal([run, writeRun(before)], {})).toMatch(/30 of the same press conferences/)
  })
})

test('two folders compare like two periods of one', async () => {
  const [a, b] = [writeRun(before), writeRun(after)]
  const two = (await compare([a, b], {})).rows('contrasts')
  const one = (await compare([writeRun([...before, ...after])], { a: A, b: B })).rows('contrasts')
  const counts = (rows: typeof one) =>
    rows.map((row) => [
      row['measure'],
      row['value'],
      row['exchanges_a'],
      row['total_a'],
      row['exchanges_b'],
      row['total_b'],
      row['difference'],
    ])
  expect(counts(two)).toEqual(counts(one))
})

test('holders are compared each for itself, and with one another only when asked', async () => {
  const american = [...before, ...after].map((one) => ({
    ...one,
    id: one.id.replace('chn-mfa', 'usa-state'),
    cells: { holder: 'USA' },
  }))
  const both = writeRun([...before, ...after, ...american])
  const apart = (await compare([both], { a: A, b: B })).rows('contrasts')
  expect(new Set(apart.map((row) => row['holder']))).toEqual(new Set(['CHN', 'USA']))
  expect(new Set(apart.map((row) => row['total_a']).filter((total) => Number(total) > 300))).toEqual(new Set())
  const asked = (await compare([both], { byGroup: 'holder' })).rows('contrasts')
  expect(asked[0]).toMatchObject({ group_a: 'CHN', group_b: 'USA', total_a: '600' })
})

test('groups within press conferences: exchanges change sides, conferences do not', async () => {
  const marked = [...before, ...after].map((one) => ({
    ...one,
    exchanges: one.exchanges.map((cells, i) => ({
      ...cells,
      ...{ outlet: i % 2 ? 'Reuters' : 'AFP', outlet_id: i % 2 ? 'reuters' : 'afp' },
      topics: i % 2 ? ['trade'] : (cells['topics'] ?? null),
    })),
  }))
  const { rows } = await compare([writeRun(marked)], { byGroup: 'outlet' })
  const trade = rows('contrasts').find((row) => row['topic'] === 'trade')
  expect([trade?.['group_a'], trade?.['group_b'], trade?.['significant']]).toEqual(['afp', 'reuters', 'true'])
  const country = rows('contrasts').find((row) => row['measure'] === 'country' && row['value'] === 'USA')
  expect(country?.['significant']).toBe('false')
})

test('where narrows what is compared', async () => {
  const { rows } = await compare([run], { a: A, b: B, where: ['topic=trade'] })
  const trade = rows('contrasts').find((row) => row['topic'] === 'trade')
  expect(trade?.['exchanges_a']).toBe(trade?.['total_a'])
})

test('undated transcripts are left out and counted; a gap in the months is a gap', () => {
  const printed = standpoint('compare', run, '--a', A, '--b', B, '--to', freshFolder())
  expect(printed.code).toBe(0)
  expect(printed.stdout).toContain('left out: 1 press conferences without a date (2 exchanges)')
  expect(printed.stdout).toMatch(/Topics that rose[^\n]*\n {2}About health/)
  expect(printed.stdout).toMatch(/Topics that fell\n {2}About trade/)
  expect(printed.stdout).toContain('What cannot be told')
})

test('a mistake ends with exit code 2 and a hint', () => {
  const { code, stderr } = standpoint('compare', run, '--a', '2017', '--b', B)
  expect(code).toBe(2)
  expect(stderr).toContain('hint:')
})
