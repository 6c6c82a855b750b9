import { expect, test } from 'vitest'
import { HEAD, runOver, writeFiles } from './batch.js'

const dialogue = (answer: string) => `${HEAD.replace('March 3', 'March 4')}AFP: Why?\n\nWang Wenbin: ${answer}\n`

test.each([
  [1, 'NUL bytes', 'We\u0000 oppose it.', 'We\ufffd oppose it.', 'no-characters'],
  [
    2,
    'bidirectional and zero-width characters',
    'We \u202eoppose\u202c \u200bit.',
    'We \u202eoppose\u202c \u200bit.',
    '',
  ],
  [3, 'a formula', '=HYPERLINK("x")', `'=HYPERLINK("x")`, ''],
  [4, 'a formula behind blanks', '\u00a0 =1+1', `'=1+1`, ''],
  [5, 'a YAML bomb of quotes', '&a [*a, *a] {{{{ "', '&a [*a, *a] {{{{ "', ''],
  [6, 'markup', '<script>alert(1)</script>', '<script>alert(1)</script>', ''],
])('odd text %i: %s', (_rule, _name, answer, cell, code) => {
  const { status, rows } = runOver(writeFiles({ 'odd.txt': dialogue(answer) }))
  expect(status).toBe(0)
  expect(rows('exchanges').find((row) => row['source'] === 'odd.txt')?.['answer']).toBe(cell)
  const codes = rows('issues').flatMap((row) => (row['source'] === 'odd.txt' ? [row['code']] : []))
  expect(codes.filter((one) => one === 'no-characters')).toEqual(code ? [code] : [])
})

test.each([
  ['stances', 'China firmly opposes the US and '],
  ['names', 'President Biden and Prime Minister Abe, '],
  ['denials', 'we do not oppose and never support Japan, but '],
  ['quotation marks', '“we oppose” he said and "x '],
])('an answer of 240,000 characters of %s without the end of a sentence is coded', (_name, words) => {
  const answer = words.repeat(240_000 / words.length).trim()
  const { status, rows } = runOver(writeFiles({ 'odd.txt': dialogue(answer) }))
  expect(status).toBe(0)
  expect(rows('exchanges').some((row) => row['source'] === 'odd.txt')).toBe(true)
})

test('half a surrogate pair in JSON is shown as U+FFFD', () => {
  const { status, rows } = runOver(writeFiles({ 'odd.jsonl': '{"answer":"We \\ud800 oppose it."}\n' }))
  expect(status).toBe(0)
  expect(rows('exchanges').find((row) => row['source'] === 'odd.jsonl#1')?.['answer']).toBe('We \ufffd oppose it.')
})

test('keys such as __proto__ and names such as =1+1 stay data', () => {
  const line = '{"__proto__":{"admin":true},"outlet":"=cmd()","question":"A?","answer":"B.","speaker":"@SUM(1)"}\n'
  const { status, rows } = runOver(writeFiles({ 'odd.jsonl': line }))
  const row = rows('exchanges').find(({ source }) => source === 'odd.jsonl#1')
  expect(status).toBe(0)
  expect([row?.['outlet'], row?.['speaker'], row?.['admin']]).toEqual(["'=cmd()", "'@SUM(1)", undefined])
})

test('more turns than any press conference has are refused, and the good file is coded', () => {
  const { status, rows } = runOver(writeFiles({ 'turns.txt': `${HEAD}${'AFP: a\nWang Wenbin: b\n'.repeat(26_000)}` }))
  expect(status).toBe(1)
  expect(rows('issues').map((row) => row['code'])).toEqual(['too-many-turns'])
  expect(rows('exchanges').map((row) => row['source'])).toEqual(['good.txt'])
})
