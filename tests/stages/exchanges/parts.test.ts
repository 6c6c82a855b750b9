import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLoader } from '../../../src/knowledge/load.js'
import type { Exchange, Turn } from '../../../src/model/dialogue.js'
import { type Span, surface } from '../../../src/model/span.js'
import { exchanges } from '../../../src/stages/exchanges.js'

const load = createLoader(fileURLToPath(new URL('../../../pipelines/', import.meta.url)))
const marking = exchanges.build({}, load)
const splitting = exchanges.build({ split: true }, load)

/** The exchanges of one question and one answer, a blank line between paragraphs. */
function read(question: string, answer: string, stage = marking): { text: string; given: readonly Exchange[] } {
  const text = `${question}\n\n${answer}`
  const at = question.length + 2
  const turn = (role: Turn['role'], span: Span): Turn => ({
    ...{ role, paragraphs: paragraphsOf(text, span), speaker: '', outlets: [] },
  })
  const turns = [
    turn('question', { start: 0, end: question.length }),
    turn('answer', { start: at, end: text.length }),
  ].filter(({ paragraphs }) => paragraphs.length > 0)
  const doc = { transcript: { id: 't', text }, turns, confidence: 1 }
  const result = stage.apply(doc as unknown as Parameters<typeof stage.apply>[0])
  return { text, given: result.exchanges }
}

function paragraphsOf(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/g)].map(({ index, 0: words }) => ({
    ...{ start: start + index, end: start + index + words.length },
  }))
}

/** Each part as question and answer. */
function partsOf(question: string, answer: string): readonly (readonly string[])[] {
  const { text, given } = read(question, answer)
  return (given[0]?.parts ?? []).map((part) => [surface(text, part.question), surface(text, part.answer)])
}

const VISIT = 'The prime minister arrives on Friday. When will he meet the king?'
const TRADE = 'The tariffs on steel were raised. What is your comment?'
const HE_WILL = 'The prime minister will meet the king on Saturday in the palace.'
const NO_TARIFFS = 'we oppose tariffs of every kind.'

test.each([
  [
    1,
    'both questions called by number',
    [`${VISIT} Second, ${TRADE}`, `On your first question, ${HE_WILL}\n\nOn your second question, ${NO_TARIFFS}`],
    [
      [VISIT, `On your first question, ${HE_WILL}`],
      [`Second, ${TRADE}`, `On your second question, ${NO_TARIFFS}`],
    ],
  ],
  [
    2,
    'the first answered without a word of it',
    [`${VISIT} ${TRADE}`, `${HE_WILL}\n\nAs for the second question, ${NO_TARIFFS}`],
    [
      [VISIT, HE_WILL],
      [TRADE, `As for the second question, ${NO_TARIFFS}`],
    ],
  ],
  [
    3,
    'the second answered first',
    [
      `${VISIT} My second question: ${TRADE}`,
      `Let me take your second question first. No, ${NO_TARIFFS}\n\nBack to your first question. ${HE_WILL}`,
    ],
    [
      [VISIT, `Back to your first question. ${HE_WILL}`],
      [`My second question: ${TRADE}`, `Let me take your second question first. No, ${NO_TARIFFS}`],
    ],
  ],
  [
    4,
    'a turn to the question behind a preamble',
    [
      'The envoy spoke of the border war. Why? Will this hurt talks with the islanders?',
      'Our stance on the border war has never changed at all.\n\nTurning to your question, nothing can hurt them.',
    ],
    [
      ['The envoy spoke of the border war. Why?', 'Our stance on the border war has never changed at all.'],
      ['Will this hurt talks with the islanders?', 'Turning to your question, nothing can hurt them.'],
    ],
  ],
  [
    5,
    'the subject named behind "as for"',
    [`${VISIT} Also, will the steel tariffs stay?`, `${HE_WILL} As for steel tariffs, ${NO_TARIFFS}`],
    [
      [VISIT, HE_WILL],
      ['Also, will the steel tariffs stay?', `As for steel tariffs, ${NO_TARIFFS}`],
    ],
  ],
  [
    6,
    'a short subject behind "on"',
    [
      'Two questions. One, any news of Sudan? And secondly, has Haiti asked for help?',
      'On Sudan, the talks go on in Geneva.\n\nOn Haiti, we have seen no request.',
    ],
    [
      ['Two questions. One, any news of Sudan?', 'On Sudan, the talks go on in Geneva.'],
      ['And secondly, has Haiti asked for help?', 'On Haiti, we have seen no request.'],
    ],
  ],
  [
    7,
    'a question that only asks back stays with the one before',
    [
      `${VISIT} Can you confirm that? Besides, ${TRADE}`,
      `Regarding your first question, ${HE_WILL} With regard to the second, ${NO_TARIFFS}`,
    ],
    [
      [`${VISIT} Can you confirm that?`, `Regarding your first question, ${HE_WILL}`],
      [`Besides, ${TRADE}`, `With regard to the second, ${NO_TARIFFS}`],
    ],
  ],
  [
    8,
    'a courtesy before the first marker goes with it, a name before it does not hide it',
    [
      `${VISIT} And then, ${TRADE}`,
      `Thank you, Anna. Anna, on your first question, ${HE_WILL} And to your second, ${NO_TARIFFS}`,
    ],
    [
      [VISIT, `Thank you, Anna. Anna, on your first question, ${HE_WILL}`],
      [`And then, ${TRADE}`, `And to your second, ${NO_TARIFFS}`],
    ],
  ],
  [
    9,
    'three numbered questions, an added one stays in the third',
    [
      `First, ${VISIT} Second, ${TRADE} Third, is the bridge open? Besides, is it safe?`,
      `On the first question, ${HE_WILL} On the second question, ${NO_TARIFFS} On your third question, it is.`,
    ],
    [
      [`First, ${VISIT}`, `On the first question, ${HE_WILL}`],
      [`Second, ${TRADE}`, `On the second question, ${NO_TARIFFS}`],
      ['Third, is the bridge open? Besides, is it safe?', 'On your third question, it is.'],
    ],
  ],
  [
    10,
    'an answer enumerated behind "first, as to"',
    [
      `${VISIT} ${TRADE}`,
      `First, as to the king, he will meet him on Saturday. Second, as to the tariffs on steel, ${NO_TARIFFS}`,
    ],
    [
      [VISIT, 'First, as to the king, he will meet him on Saturday.'],
      [TRADE, `Second, as to the tariffs on steel, ${NO_TARIFFS}`],
    ],
  ],
  [
    11,
    'what was answered before "back to your first question" belongs to the question that it speaks of',
    [
      `${VISIT} Second, ${TRADE}`,
      `Tariffs on steel hurt everybody who builds anything at all.\n\nBack to your first question, ${HE_WILL}`,
    ],
    [
      [VISIT, `Back to your first question, ${HE_WILL}`],
      [`Second, ${TRADE}`, 'Tariffs on steel hurt everybody who builds anything at all.'],
    ],
  ],
])('%d. parts: %s', (_, __, [question = '', answer = ''], expected) => {
  expect(partsOf(question, answer)).toEqual(expected)
})

test.each([
  [1, 'one question', VISIT, `On your first question, ${HE_WILL} On your second question, ${NO_TARIFFS}`],
  [2, 'no marker', `${VISIT} ${TRADE}`, `${HE_WILL} And ${NO_TARIFFS}`],
  [3, 'only one reply found', `${VISIT} ${TRADE}`, `On your second question, ${NO_TARIFFS}`],
  [
    4,
    'points of one reply',
    `${VISIT} ${TRADE}`,
    'First, we oppose it. Second, we deplore it. Third, we will answer it.',
  ],
  [
    5,
    'specifics of the same subject',
    `${VISIT} What does he expect?`,
    `${HE_WILL} As for the specifics, please wait.`,
  ],
  [
    6,
    'a date behind "on"',
    `${VISIT} What does he expect?`,
    'He left a month ago for the coast. On Friday, he arrives.',
  ],
  [7, 'the other hand', `${VISIT} ${TRADE}`, `${HE_WILL} On the other hand, he may not.`],
  [
    8,
    'a moderator who calls the next',
    `${VISIT} ${TRADE}`,
    `${HE_WILL} Last question. Our next question will go to Anna.`,
  ],
  [9, 'a speaker who asks again', `${VISIT} ${TRADE}`, `${HE_WILL} What was your second question?`],
  [
    10,
    'a subject of both questions',
    'Will the tariffs rise? Will the tariffs end?',
    `We have said so often enough before. As for the tariffs, ${NO_TARIFFS}`,
  ],
  [
    11,
    'conditions told in a question',
    'They set two conditions. First, a truce. Second, a vote. What is your comment?',
    'On your first point, no. On your second point, no.',
  ],
  [12, 'one marker before everything', `${VISIT} ${TRADE}`, `On your first question, ${HE_WILL} ${NO_TARIFFS}`],
])('%d. no parts: %s', (_, __, question, answer) => {
  expect(partsOf(question, answer)).toEqual([])
})

test('split parts are exchanges with ids of their own, numbered on, with the same outlet and words', () => {
  const { text, given } = read(`${VISIT} ${TRADE}`, `${HE_WILL}\n\nOn your second question, ${NO_TARIFFS}`, splitting)
  const shown = given.map(({ id, sequence, question, answer, parts }) => [
    ...[id, sequence, parts.length],
    ...[question, answer].map((spans) => spans.map((span) => surface(text, span)).join(' / ')),
  ])
  expect(shown).toEqual([
    ['t/x01_1', 1, 0, VISIT, HE_WILL],
    ['t/x01_2', 2, 0, TRADE, `On your second question, ${NO_TARIFFS}`],
  ])
})

test('an exchange is as sure as its most doubtful turn, and no surer than a half without a reply', () => {
  const turn = (role: Turn['role'], confidence?: number): Turn => ({
    ...{ role, paragraphs: [{ start: 0, end: 4 }], speaker: '', outlets: [] },
    ...(confidence !== undefined && { confidence }),
  })
  const sureOf = (...turns: readonly Turn[]) =>
    marking
      .apply({ transcript: { id: 't', text: 'Why?' }, turns } as unknown as Parameters<typeof marking.apply>[0])
      .exchanges.map(({ confidence }) => confidence)
  expect(sureOf(turn('question', 0.98), turn('answer', 0.75), turn('answer', 0.98))).toEqual([0.75])
  expect(sureOf(turn('question'), turn('answer'))).toEqual([1])
  expect(sureOf(turn('question', 0.98))).toEqual([0.5])
  expect(sureOf(turn('statement', 0.9))).toEqual([0.9])
})

const sentence = fc.constantFrom(
  ...[
    VISIT,
    TRADE,
    HE_WILL,
    `As to the king, ${NO_TARIFFS}`,
    'On your first question, no.',
    'On your second question, yes.',
  ],
  ...[
    'Turning to your question, maybe.',
    'Also, is it true?',
    'Second, will it rain?',
    'Regarding tariffs, never.',
    'Thanks.',
  ],
)
const speech = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '))

test('parts share the whole question and the whole answer among them, in order and without overlap', () => {
  fc.assert(
    fc.property(speech, speech, (question, answer) => {
      const { text, given } = read(question, answer)
      const parts = given[0]?.parts ?? []
      if (parts.length === 0) return
      const asked = parts.map((part) => surface(text, part.question))
      const said = parts.toSorted((a, b) => a.answer.start - b.answer.start).map((part) => surface(text, part.answer))
      expect([asked.join(' '), said.join(' ')]).toEqual([question, answer])
    }),
  )
})

test('text made to be hard is read in good time', () => {
  const long = 'first, second, and so, but well, on the as to your '.repeat(4000)
  expect(partsOf(`${long}? ${long}?`, `${long}. ${long}`)).toEqual([])
})
