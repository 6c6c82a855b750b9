import { expect, test } from 'vitest'
import { createTableBook } from '../../src/knowledge/tables.js'
import type { Carrier } from '../../src/model/carrier.js'
import { surface } from '../../src/model/span.js'
import { csvReader } from '../../src/readers/csv.js'
import { jsonlReader } from '../../src/readers/jsonl.js'
import { dateOrderOf, parseCellDate } from '../../src/readers/table/date.js'

const tables = createTableBook()
const bytes = (text: string) => new TextEncoder().encode(text)
const csv = (text: string, book = tables, name = 'c.csv') => csvReader.read({ name, bytes: bytes(text), tables: book })
const jsonl = (lines: readonly object[], book = tables) =>
  jsonlReader.read({
    name: 'c.jsonl',
    bytes: bytes(lines.map((line) => JSON.stringify(line)).join('\n')),
    tables: book,
  })

/** The rows of carriers as texts. */
function texts(carriers: readonly Carrier[]): readonly (readonly unknown[])[] {
  return carriers.flatMap(({ text, records, member }) =>
    records.map(({ row, question, answer, label, fields }) => [
      ...[member, row, label ? surface(text, label) : ''],
      ...[surface(text, question), surface(text, answer), fields['date'] ?? ''],
    ]),
  )
}

test('every row is one exchange; rows of one date are one transcript, named by its first row', async () => {
  const found = await csv(
    'date,outlet,question,answer\n2022-03-03,AFP,A?,B.\n2022-03-04,,C?,D.\n2022-03-03,CNN,E?,F.\n',
  )
  expect(texts(found)).toEqual([
    ['#1', 1, 'AFP', 'A?', 'B.', '2022-03-03'],
    ['#1', 3, 'CNN', 'E?', 'F.', '2022-03-03'],
    ['#2', 2, '', 'C?', 'D.', '2022-03-04'],
  ])
})

test('a table of one transcript is named by its file', async () => {
  expect(texts(await csv('question;answer\nA, b?;"C;\n\nD"\n'))).toEqual([['', 1, '', 'A, b?', 'C;\n\nD', '']])
})

test('rows of another holder are another transcript', async () => {
  const found = await jsonl([
    { text: 'A.', holder: 'CHN' },
    { text: 'B.', holder: 'USA' },
    { text: 'C.', holder: 'CHN' },
  ])
  expect(texts(found).map(([member, row, , , answer]) => [member, row, answer])).toEqual([
    ['#1', 1, 'A.'],
    ['#1', 3, 'C.'],
    ['#2', 2, 'B.'],
  ])
})

test.each([
  [1, '2022-03-31', '2022-03-31'],
  [2, '2022/3/1', '2022-03-01'],
  [3, '2022-03-31T10:00:00Z', '2022-03-31'],
  [4, '20220331', '2022-03-31'],
  [5, 'March 31, 2022', '2022-03-31'],
  [6, 'Thu, 31 Mar 2022', '2022-03-31'],
  [7, '31st of March 2022', '2022-03-31'],
  [8, '44651', '2022-03-31'],
  [9, '1648684800', '2022-03-31'],
  [10, '31.03.2022', '2022-03-31'],
  [11, '2022-02-30', ''],
  [12, 'last Tuesday', ''],
  [13, '17', ''],
])('date rule %i: %s → %s', (_rule, cell, date) => {
  expect(parseCellDate(cell, 'unknown').date).toBe(date)
})

test('one date of a column tells which number is the day', () => {
  expect(parseCellDate('03/04/2022', dateOrderOf(['03/04/2022', '31/04/2022']))).toEqual({
    date: '2022-04-03',
    isAmbiguous: false,
  })
  expect(parseCellDate('03/04/2022', dateOrderOf(['03/04/2022']))).toEqual({ date: '2022-03-04', isAmbiguous: true })
})

test('columns of other names are mapped by the user', async () => {
  const book = createTableBook(undefined, { question: ['Frage'], answer: ['Antwort Text'], date: ['Tag'] })
  expect(texts(await csv('Tag;Frage;Antwort-Text\n2022-03-03;A?;B.\n', book))).toEqual([
    ['', 1, '', 'A?', 'B.', '2022-03-03'],
  ])
})

test('a table without questions, answers and texts is refused with its columns named', async () => {
  await expect(csv('x,y\n1,2\n')).rejects.toThrow('the columns are x, y')
})

test('a row without any text is left out, and an issue says so', async () => {
  const [first] = await csv('question,answer\nA?,B.\n,\n', tables)
  expect(first?.records.length).toBe(1)
  expect(first?.issues.map(({ code, row }) => [code, row])).toEqual([['empty-row', 2]])
})

test('a line that is no JSON object is left out, and an issue says so', async () => {
  const found = await jsonlReader.read({ name: 'c.jsonl', bytes: bytes('{"text":"A."}\n[1]\n{"te\n'), tables })
  expect(texts(found).length).toBe(1)
  expect(found[0]?.issues.map(({ row }) => row)).toEqual([2, 3])
})

test('keys such as __proto__ are columns like any other', async () => {
  const line = '{"__proto__":{"question":"X?"},"constructor":"Y","answer":"B."}'
  const found = await jsonlReader.read({ name: 'c.jsonl', bytes: bytes(line), tables })
  expect(texts(found)).toEqual([['', 1, '', '', 'B.', '']])
})

const convokit = createTableBook({
  ...{ about: 'x', version: 1, source: 'x', changes: [], columns: {} },
  corpora: [
    {
      ...{ id: 'convokit', about: 'x', signature: ['conversation_id', 'reply_to', 'speaker', 'text'] },
      columns: {
        ...{ id: ['id'], conversation: ['conversation_id'], reply_to: ['reply_to'], speaker: ['speaker'] },
        ...{ text: ['text'], turn: ['meta_role'], date: ['timestamp'] },
      },
      ...{ constants: {}, missing: [] },
    },
  ],
})
const utterance = (id: string, speaker: string, text: string, parent: string | null) => ({
  ...{ id, conversation_id: 'u1', speaker, text, 'reply-to': parent, timestamp: null, meta: {} },
})

test('utterances are paired with what they reply to; questions and answers take turns', async () => {
  const found = await jsonl(
    [
      utterance('u1', 'Reuters', 'A?', null),
      utterance('u2', 'Wang', 'B.', 'u1'),
      utterance('u3', 'Reuters', 'C?', 'u2'),
      utterance('u4', 'Wang', 'D.', 'u3'),
      utterance('u5', 'Mao', 'E.', 'u3'),
    ],
    convokit,
  )
  expect(texts(found)).toEqual([
    ['', 1, 'Reuters', 'A?', 'B.', ''],
    ['', 3, 'Reuters', 'C?', 'D.\n\nE.', ''],
  ])
})

test('an utterance that nobody replies to is an answer alone, and replies in a circle end', async () => {
  const found = await jsonl([utterance('u1', 'Wang', 'A.', null), utterance('u2', 'Mao', 'B.', 'u2')], convokit)
  expect(texts(found).map(([, row, , question, answer]) => [row, question, answer])).toEqual([
    [1, '', 'A.'],
    [2, 'B.', ''],
  ])
})
