import { expect, test } from 'vitest'
import { say, sides } from './say.js'

// Numbered, never renumbered: a mistake found later adds a row.
test.each([
  [1, 'joined names', 'We commend the statements made by Japan, the UK and Russia.', 'GBR+2 JPN+2 RUS+2'],
  [2, 'joined names', 'China will work with Brazil and Cuba.', 'BRA+1 CUB+1'],
  [3, 'a reduced passive', 'We appreciate the efforts made by Brazil.', 'BRA+2'],
  [4, 'joined verbs', 'China deplores and firmly opposes the decision of the UK.', 'GBR-2'],
  [5, 'what is fought', 'Pakistan condemns the terrorist attack.', ''],
  [6, 'what is fought', 'Brazil and Cuba reject unilateral and bullying practices.', ''],
  [7, 'a cause behind a passive', 'Cuba was struck by the storm, causing severe damage.', ''],
  [8, 'a participle as a noun', 'Japan visited the injured in hospital.', ''],
  [9, 'a kind of thing', 'China opposes all forms of terrorism.', ''],
  [10, 'a condition', 'If China opposes Japan, things are different.', ''],
  [11, 'a thing that is asked for', 'Such cooperation should be respected.', ''],
  [12, 'regret about a decision', 'China expresses regret regarding the decision of the UK.', 'GBR-1'],
  [13, 'friends together', 'China and Pakistan are good friends.', 'PAK+1'],
  [14, 'an appeal to both', 'China encourages India and Pakistan to meet each other halfway.', 'IND0 PAK0'],
])('reading %i, %s: %s → %s', (_row, _kind, answer, expected) => {
  expect(sides(say(answer, { question: '' }))).toBe(expected)
})

test('“such” behind blame means whom the answer blames, not who was named last', () => {
  const answer = 'The US has violated international law. Japan has noted it. We firmly oppose such acts.'
  expect(sides(say(answer))).toBe('USA-2')
})

test('what is said against nobody named is against whom the answer is plainly against', () => {
  const said = say('Russia has violated the Charter. Schools were bombed.', { holder: 'USA' })
  expect(
    said.statements.filter(({ position }) => position === 'oppose').every(({ target }) => target?.id === 'RUS'),
  ).toBe(true)
})

test('without anybody to be against, the target stays open', () => {
  const said = say('Schools were bombed.', { holder: 'USA' })
  expect(said.statements.every(({ target }) => target === undefined)).toBe(true)
})

test.each(['What Mike Pompeo said is wrong.', 'Whatever Mike Pompeo says, China opposes the decision of the UK.'])(
  'words that are only spoken of give nobody the voice: %s',
  (answer) => {
    expect(say(answer).statements.filter(({ voice }) => voice !== '')).toEqual([])
  },
)

test('an office holder’s words count for the country as well', () => {
  const targets = say('President Biden has violated the agreement.').statements.map(({ target }) => target?.id)
  expect(targets).toEqual(['USA', 'Joe Biden'])
})

test('an outlet whose question is rebuked is a target', () => {
  expect(sides(say('Your question is groundless and absurd.'))).toBe('asking outlet-2')
  expect(sides(say('I thank you for your question.'))).toBe('')
  expect(sides(say('Your question should be put to the company.'))).toBe('')
})

test('thanks to whoever asks is no stance', () => {
  expect(sides(say('Thank you, Mike Pompeo.', { holder: 'USA' }))).toBe('')
})

test.each([
  [1, 'We remain committed to the collective defense of Japan.', 'JPN+2'],
  [2, 'Ukraine has what it needs to defend itself.', 'UKR+2'],
  [3, 'Our NATO allies are ready.', 'NATO+1'],
  [4, 'We share values with Japan.', 'JPN+2'],
])('words of alliance %i: %s → %s', (_row, answer, expected) => {
  expect(sides(say(answer, { holder: 'USA' }))).toBe(expected)
})

// What is meant by an administration hangs on the date, which is 2020-01-01 here.
test.each([
  [1, 'USA', 'The previous administration has violated the agreement.', 'Obama administration-2'],
  [2, 'USA', 'The Obama administration has violated the agreement.', 'Obama administration-2'],
  [3, 'USA', 'The Trump administration has violated the agreement.', ''],
  [4, 'USA', 'House Republicans have violated the agreement.', 'House Republicans-2'],
  [5, 'USA', 'Congressional Republicans have violated the agreement.', 'republican-party-2'],
  [6, 'CHN', 'American media have violated the agreement.', 'US media-2'],
  [7, 'CHN', 'Japanese airlines have violated the agreement.', 'Japanese airlines-2'],
  [8, 'CHN', 'Some foreign media have violated the agreement.', 'foreign media-2'],
  [9, 'USA', 'Russian-backed separatists have violated the agreement.', 'RUS-2'],
  [10, 'CHN', 'We must prevent the conflicts from escalating.', ''],
])('groups and administrations %i, %s: %s → %s', (_row, holder, answer, expected) => {
  expect(sides(say(answer, { holder }))).toBe(expected)
})

test.each([
  [1, 'a participle at the head of a sentence', 'Having violated the agreement, Japan is now silent.', 'JPN-2'],
  [2, 'whom somebody is against', 'The channels spread anti-Japanese propaganda.', ''],
  [3, 'joined passives', 'The lawless acts were sponsored and condoned by the UK.', 'GBR-2'],
  [4, 'a demand in the name of all', 'The international community urges Japan to stop the violation.', 'JPN-1'],
  [
    5,
    'what a preposition governs through its owner',
    'We are alarmed at the illegal acts, with Japan’s brutal attack.',
    'JPN-2',
  ],
])('who acts %i, %s: %s → %s', (_row, _kind, answer, expected) => {
  expect(sides(say(answer))).toBe(expected)
})
