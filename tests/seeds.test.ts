import { beforeAll, expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from './cli.js'

const folder = freshFolder()
let exchanges: ReturnType<typeof readTable> = []

beforeAll(() => {
  expect(standpoint('run', '--output', folder, '--format', 'csv', '--no-report', '--quiet').code).toBe(0)
  exchanges = readTable(folder, 'exchanges')
})

test('the seeds hold 9, 10 and 7 exchanges, with their outlets and the spokesperson', () => {
  const outletsOf = (date: string) => exchanges.filter((row) => row['date'] === date).map((row) => row['outlet'])
  expect(outletsOf('2022-03-03')).toEqual([
    ...['Hubei Media Group', 'China Daily', 'Bloomberg', 'Kyodo News', 'Global Times', 'NHK', 'Shenzhen TV'],
    ...['Bloomberg', 'Kyodo News'],
  ])
  expect(outletsOf('2022-09-28')).toEqual([
    ...['CCTV', 'Reuters', 'Agence France-Presse', 'China Daily', 'The Paper', 'Reuters', 'Reuters'],
  ])
  expect(outletsOf('2023-07-13')).toHaveLength(10)
  expect(new Set(exchanges.map((row) => row['speaker']))).toEqual(new Set(['Wang Wenbin']))
  expect(new Set(exchanges.map((row) => row['holder']))).toEqual(new Set(['CHN']))
})

test('no page furniture stands in any question or answer', () => {
  const furniture = /Suggest to a friend|\[ ?Print ?\]|Home >|Print$|^\s*中文/im
  expect(exchanges.filter((row) => furniture.test(`${row['question']}\n${row['answer']}`))).toEqual([])
})

test('what looks like a label in mid-answer is none', () => {
  const answer = exchanges.find((row) => row['answer']?.includes('What countries need to jointly guard against are:'))
  expect(answer?.['exchange_id']).toBe('chn-mfa-2023-07-13/x10')
})

test('an exchange’s subject, names and stances are those a reader would mark', () => {
  const taiwan = exchanges.find((row) => row['exchange_id'] === 'chn-mfa-2022-03-03/x04')
  expect(taiwan?.['topic']).toBe('taiwan')
  const first = exchanges.find((row) => row['exchange_id'] === 'chn-mfa-2022-03-03/x01')
  expect([first?.['topics'], first?.['event_stance']]).toEqual(['cybersecurity; china-us', 'oppose'])
  const stance = readTable(folder, 'stances').find(
    (row) => row['exchange_id'] === first?.['exchange_id'] && row['target_id'] === 'USA',
  )
  expect(Number(stance?.['stance'])).toBeLessThan(0)
})

test('every quote of the tables stands in its answer', () => {
  const answerOf = new Map(exchanges.map((row) => [row['exchange_id'], (row['answer'] ?? '').replace(/\s+/g, ' ')]))
  const strange = readTable(folder, 'statements').filter(
    (row) => !answerOf.get(row['exchange_id'])?.includes((row['quote'] ?? '').replace(/^'/, '').replace(/\s+/g, ' ')),
  )
  expect(strange.map((row) => row['statement_id'])).toEqual([])
})

test('a turn with two questions stays one exchange with two parts, and is two rows where parts are split', () => {
  const parts = exchanges.filter((row) => row['parts'] !== '')
  expect(parts.map((row) => row['exchange_id'])).toEqual(['chn-mfa-2022-09-28/x03'])
  const split = freshFolder()
  const run = () =>
    standpoint('run', '--output', split, '--split-parts', '--format', 'csv', '--no-report', '--quiet').code
  expect(run()).toBe(0)
  const rows = readTable(split, 'exchanges').filter((row) => row['exchange_id']?.includes('_'))
  expect(rows.map((row) => [row['exchange_id'], row['outlet'], row['answer']?.slice(0, 29)])).toEqual([
    ['chn-mfa-2022-09-28/x03_1', 'Agence France-Presse', 'Let me first reiterate China’'],
    ['chn-mfa-2022-09-28/x03_2', 'Agence France-Presse', 'Turning to your question, I n'],
  ])
  expect(rows.map((row) => row['topic'])).toEqual(['ukraine', 'taiwan'])
  expect(standpoint('explain', 'chn-mfa-2022-09-28/x03_2', '--output', split).code).toBe(0)
  const before = readTable(split, 'statements')
  expect([run(), readTable(split, 'statements')]).toEqual([0, before])
})
