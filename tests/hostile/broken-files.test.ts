import { beforeAll, expect, test } from 'vitest'
import { makeDocx, makePdf, makeXlsx, makeZip } from '../readers/make-files.js'
import { HEAD, type Outcome, runOver, writeFiles } from './batch.js'

const noise = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 2_654_435_761) >>> (i % 13))
const cut = (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length / 2))
const page = [{ text: 'AFP: Why?', y: 700 }]
const long = 'Because of that. '.repeat(20_000)

/** Each file, and the code of the issue row that it must give. */
const FILES: readonly (readonly [number, string, string | Uint8Array, string])[] = [
  [1, 'empty.txt', '', 'empty-file'],
  [2, 'empty.docx', '', 'empty-file'],
  [3, 'blank.txt', ' \n\n\t\n', 'no-text'],
  [4, 'blank.csv', '\n\n', 'empty-table'],
  [5, 'head.csv', 'question,answer\n', 'empty-table'],
  [6, 'binary.txt', noise, 'binary-file'],
  [7, 'binary.html', noise, 'binary-file'],
  [8, 'binary.jsonl', noise, 'binary-file'],
  [9, 'binary.pdf', noise, 'broken-document'],
  [10, 'binary.zip', noise, 'broken-archive'],
  [11, 'cut.docx', cut(makeDocx(['AFP: Why?'])), 'broken-archive'],
  [12, 'cut.xlsx', cut(makeXlsx({ a: [['question'], ['A?']] })), 'broken-archive'],
  [13, 'cut.zip', cut(makeZip([{ name: 'a.txt', text: HEAD }])), 'broken-archive'],
  [14, 'cut.pdf', makePdf([page]).slice(0, 60), 'broken-document'],
  [15, 'no-document.docx', makeZip([{ name: 'a.txt', text: 'x' }]), 'broken-document'],
  [16, 'no-sheet.xlsx', makeZip([{ name: 'a.txt', text: 'x' }]), 'broken-spreadsheet'],
  [17, 'empty.zip', makeZip([]), 'empty-archive'],
  [18, 'pictures.pdf', makePdf([[]]), 'no-text'],
  [19, 'deep.html', '<div>'.repeat(50_000), 'too-deep'],
  [20, 'no-dialogue.txt', 'Once upon a time there was a king.', 'no-dialogue'],
  [21, 'data.txt', `${HEAD}AFP: Why?\n\nWang Wenbin: ${'a'.repeat(100_000)}`, 'no-words'],
  [22, 'long-line.txt', `${HEAD}AFP: Why?\n\nWang Wenbin: ${long}`, 'turn-too-long'],
  [23, 'picture.png', noise, 'unknown-extension'],
  [24, 'columns.csv', 'x,y\n1,2\n', 'unknown-columns'],
  [25, 'lines.jsonl', '[1]\nnull\n{', 'broken-table'],
  [26, 'page.mhtml', 'no page', 'no-text'],
]

let outcome: Outcome
beforeAll(() => {
  outcome = runOver(writeFiles(Object.fromEntries(FILES.map(([, name, content]) => [name, content]))))
})

test('the run ends with exit code 1, and the good file is coded', () => {
  expect(outcome.stderr).toBe('')
  expect(outcome.status).toBe(1)
  expect(outcome.rows('exchanges').map((row) => row['source'])).toEqual(['good.txt'])
})

test.each(FILES.map(([rule, name, , code]) => [rule, name, code] as const))(
  'broken file %i: %s gives one error row, %s, with a hint, and a coverage row',
  (_rule, name, code) => {
    const issues = outcome.rows('issues').filter((row) => row['source'] === name)
    expect(issues.map((row) => [row['code'], row['severity']])).toEqual([[code, 'error']])
    expect(issues[0]?.['hint']).not.toBe('')
    expect(outcome.rows('coverage').find((row) => row['source'] === name)?.['status']).toBe('skipped')
  },
)
