import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotatePair } from '../../src/coder/pair.js'
import type { Stage } from '../../src/engine/stage.js'
import { createLoader } from '../../src/knowledge/load.js'
import { replyClassOf } from '../../src/model/stance.js'
import { codings } from '../../src/stages/codings.js'
import { entities } from '../../src/stages/entities.js'
import { exchanges } from '../../src/stages/exchanges.js'
import { tokens } from '../../src/stages/tokens.js'

const load = createLoader('pipelines')
const plan = (stage: Stage, config: Readonly<Record<string, unknown>>) => ({
  stage,
  config,
  built: stage.build(config, load),
  files: [],
})
const NAMES = {
  gazetteers: ['gazetteers/countries.yaml', 'gazetteers/organisations.yaml'],
  rules: 'gazetteers/name-rules.yaml',
}
const READING = [plan(exchanges, {}), plan(tokens, {}), plan(entities, NAMES)]
const FORMULAS_ALONE = [...READING, plan(codings, { weights: '' })]
const WEIGHED = [...READING, plan(codings, {})]

function code(answer: string, { question = 'What is your comment?', stages = FORMULAS_ALONE, holder = 'CHN' } = {}) {
  const { doc } = annotatePair({ id: 'x', date: '2020-01-01', holder, question, answer }, stages)
  const [coding] = doc.codings
  const reply = doc.replies[0]?.reply
  if (!coding) throw new Error('no coding')
  return { ...coding, reply, text: doc.transcript.text, answerStart: doc.exchanges[0]?.answer[0]?.start ?? 0 }
}

test.each([
  [1, 'China and France are friendly neighbors.', 0],
  [2, 'China is concerned about the situation.', 1],
  [3, 'The US is in violation of international law.', 2],
  [4, 'Such allegations are groundless.', 2],
  [5, 'We firmly oppose the sale.', 3],
  [6, 'China has lodged solemn representations with Japan.', 3],
  [7, 'We urge the US to immediately stop the sale.', 3],
  [8, 'China will take all necessary measures to safeguard its sovereignty.', 4],
  [9, 'We reserve the right to respond.', 4],
  [10, 'Those who play with fire will get burned.', 5],
  [11, 'The US will have to bear all consequences.', 5],
  [12, 'China has decided to impose sanctions on two companies.', 6],
  [13, 'Rein in at the brink of the precipice.', 7],
  [14, 'We consistently oppose all forms of terrorism.', 0],
  [15, 'China opposes the use of unilateral sanctions.', 2],
  [16, 'We will take necessary measures to protect the safety of citizens.', 0],
])('level rule %i: %s → %i', (_rule, answer, level) => {
  expect(code(answer).level.value).toBe(level)
})

test.each([
  [1, 'I’d refer you to the competent authorities.', 'decline'],
  [2, 'I am not aware of that.', 'not-aware'],
  [3, 'We express deep condolences to the victims.', 'condole'],
  [4, 'We strongly condemn the attack.', 'condemn'],
  [5, 'China stands ready to work with France.', 'offer'],
  [6, 'All parties should exercise restraint.', 'appeal'],
  [7, 'We urge Japan to respect history.', 'demand'],
  [8, 'China’s position is consistent and clear.', 'affirm-principle'],
  [9, 'We congratulate Cuba on its anniversary.', 'praise'],
  [10, 'China firmly supports Cuba.', 'support'],
  [11, 'That is simply absurd.', 'denigrate'],
  [12, 'There is no such thing.', 'deny'],
])('act rule %i: %s → %s', (_rule, answer, act) => {
  expect(code(answer).acts).toContain(act)
})

test.each([
  [1, 'I am not aware of that.', 'ignorance'],
  [2, 'I’d refer you to the competent authorities.', 'declining'],
  [3, 'What do you mean by that?', 'clarification'],
  [4, 'Yes, we can confirm that.', 'explicit'],
  [5, 'I suggest you follow our updates.', 'declining'],
])('reply rule %i: %s → %s', (_rule, answer, reply) => {
  expect(code(answer, { question: 'Can you confirm the visit?' }).reply?.value).toBe(reply)
})

test.each([
  [1, 'China firmly opposes the sale.', 'oppose'],
  [2, 'China firmly supports the decision.', 'support'],
  [3, 'I am not aware of that.', 'unstated'],
])('event rule %i: %s → %s', (_rule, answer, stance) => {
  expect(code(answer).eventStance.value).toBe(stance)
})

const SENTENCES = [
  'We have noted relevant reports.',
  'China firmly opposes the arms sale.',
  'I am not aware of the situation.',
  'We hope the two sides will resume dialogue.',
  'The visit will take place on May 3.',
  'China will take all necessary measures.',
]
const QUOTED = [
  '“We firmly oppose China and will make it bear all consequences.”',
  'The US said, "We will take all necessary measures and China will pay a price."',
  'NATO says it firmly opposes China’s provocation.',
  'The US Secretary of State claimed that China is playing with fire.',
]
const answers = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 })

test.each([
  ['formulas', FORMULAS_ALONE],
  ['weights', WEIGHED],
])('words of others never raise the level, by %s', (_by, stages) => {
  fc.assert(
    fc.property(answers, fc.constantFrom(...QUOTED), (sentences, quoted) => {
      const own = code(sentences.join(' '), { stages }).level.value
      expect(code([...sentences, quoted].join(' '), { stages }).level.value).toBeLessThanOrEqual(own)
    }),
    { numRuns: 40 },
  )
})

test('every label has its evidence inside the answer, and a confidence between 0 and 1', () => {
  fc.assert(
    fc.property(answers, (sentences) => {
      const coded = code(sentences.join(' '), { stages: WEIGHED })
      for (const label of [coded.eventStance, coded.level, coded.reply]) {
        expect(label?.confidence).toBeGreaterThan(0)
        expect(label?.confidence).toBeLessThanOrEqual(1)
        if (!label?.evidence) continue
        expect(label.evidence.start).toBeGreaterThanOrEqual(coded.answerStart)
        expect(label.evidence.end).toBeLessThanOrEqual(coded.text.length)
        expect(label.evidence.end).toBeGreaterThan(label.evidence.start)
      }
    }),
    { numRuns: 40 },
  )
})

test('every act shown is one that the answer performs, by words inside the answer', () => {
  fc.assert(
    fc.property(answers, (sentences) => {
      const { acts, actEvidence = [], answerStart, text } = code(sentences.join(' '), { stages: FORMULAS_ALONE })
      expect(actEvidence.map(({ act }) => act)).toEqual(
        acts.filter((act) => actEvidence.some((one) => one.act === act)),
      )
      for (const { evidence } of actEvidence) {
        expect(evidence.start).toBeGreaterThanOrEqual(answerStart)
        expect(evidence.end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 20 },
  )
})

test('weights that are not there are a warning, and the formulas decide alone', () => {
  const built = codings.build({ weights: 'weights/absent.json' }, load)
  expect(built.warnings?.map(({ code }) => code)).toEqual(['weights-missing'])
})

test('a question without a reply has none', () => {
  const { doc } = annotatePair({ id: 'x', date: '', holder: 'CHN', question: 'Why?', answer: '' }, FORMULAS_ALONE)
  expect(doc.replies).toEqual([{}])
})

test.each([
  ['explicit', 'clear'],
  ['partial', 'ambivalent'],
  ['ignorance', 'non-reply'],
] as const)('%s is %s', (reply, group) => {
  expect(replyClassOf(reply)).toBe(group)
})
