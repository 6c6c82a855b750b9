import { expect, test } from 'vitest'
import { openWorkshop } from '../../src/coder/setup.js'
import { DEFAULT_PIPELINE } from '../../src/commands/run/options.js'
import { surface } from '../../src/model/span.js'
import { csvReader } from '../../src/readers/csv.js'

const workshop = openWorkshop(DEFAULT_PIPELINE)
const pairs = workshop.formats.find(({ name }) => name === 'pairs')?.built

async function read(text: string) {
  const [carrier] = await csvReader.read({
    ...{ name: 'c.csv', bytes: new TextEncoder().encode(text), tables: workshop.tables },
  })
  if (!carrier || !pairs) throw new Error('no carrier')
  return { carrier, reading: pairs.read(carrier), score: pairs.detect(carrier) }
}

test('a row gives a question and an answer, with the outlet that its label names', async () => {
  const { carrier, reading, score } = await read(
    'date,outlet,spokesperson,question,answer\n2022-03-03,AFP,Wang Wenbin,"A?\n\nB?",C.\n',
  )
  expect(score).toBe(1)
  expect(reading.header).toMatchObject({
    ...{ date: '2022-03-03', speakers: ['Wang Wenbin'], institutionId: 'chn-mfa', holder: 'CHN' },
  })
  expect(
    reading.turns.map(({ role, paragraphs, outlets, row }) => [
      ...[role, paragraphs.map((span) => surface(carrier.text, span)), outlets.map(({ id }) => id), row],
    ]),
  ).toEqual([
    ['question', ['A?', 'B?'], ['agence-france-presse'], 1],
    ['answer', ['C.'], [], 1],
  ])
})

test('the columns of CMFA PressCon are known by name, and whose they are', async () => {
  const { reading } = await read(
    'id,date,year,month,day,speaker,question,answer,question_lem,answer_lem,q_loc\n1,-,2012,5,7,-,A?,B.,a,b,-\n',
  )
  expect(reading.header).toMatchObject({ date: '2012-05-07', speakers: [], institutionId: 'chn-mfa', holder: 'CHN' })
})

test.each([
  [1, 'answer,holder\nA.,chn', 'CHN', []],
  [2, 'answer,holder\nA.,China', '', ['unknown-holder']],
  [3, 'question,answer,outlet\nA?,B.,Nobody Times', '', ['unknown-outlet']],
  [4, 'question,answer,outlet\nA?,B.,Journalist', '', []],
  [5, 'question,answer,institution\nA?,B.,chn-mfa', 'CHN', []],
])('pair rule %i: %j has the holder "%s" and the issues %j', async (_rule, text, holder, codes) => {
  const { reading } = await read(text)
  expect(reading.header.holder).toBe(holder)
  expect(reading.issues.map(({ code }) => code)).toEqual(codes)
})

test('the kind that a row states is kept; an announcement is a statement', async () => {
  const { reading } = await read('kind,question,answer\nannouncement,,A.\nfollow-up,B?,C.\n')
  expect(reading.turns.map(({ role, kind }) => [role, kind])).toEqual([
    ['statement', undefined],
    ['question', 'follow-up'],
    ['answer', 'follow-up'],
  ])
})
