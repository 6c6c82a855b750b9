import { expect, test } from 'vitest'
import { decideReply } from '../../../src/knowledge/answers/decide.js'
import { REPLIES } from '../../../src/model/stance.js'
import { createFeatureBook, createTally } from '../../../src/statistics/features.js'

const features = createTally(createFeatureBook([], () => true)).take()
const answer = { own: [], hits: [], statements: [], features }

function weightsFor(shares: Readonly<Record<string, number>>, ambivalent: number) {
  const biases = REPLIES.map((reply) => Math.log(shares[reply] ?? 0.001))
  return {
    labels: [...REPLIES],
    choose: 'one' as const,
    biases,
    temperature: 1,
    threshold: 0,
    ambivalent,
    features: {},
  }
}

test.each([
  [1, 'the values of a class are summed', { explicit: 0.4, general: 0.25, partial: 0.3 }, 1, 'partial'],
  [2, 'a class with more of the odds wins', { explicit: 0.6, general: 0.2, partial: 0.2 }, 1, 'explicit'],
  [3, 'the ambivalent class can be favoured', { explicit: 0.55, general: 0.3, partial: 0.1 }, 1.5, 'general'],
  [4, 'a likely refusal stays one', { explicit: 0.2, general: 0.2, declining: 0.4, ignorance: 0.2 }, 1, 'declining'],
])('reply rule %i: %s', (_, __, shares, ambivalent, expected) => {
  expect(decideReply(answer, weightsFor(shares, ambivalent)).value).toBe(expected)
})

test('of a non-reply, what a formula names comes before what is likelier', () => {
  const formula = {
    id: 'refer',
    acts: [],
    level: 0,
    reply: 'declining' as const,
    side: 'answer' as const,
    event: '' as const,
  }
  const hit = { formula, pattern: 0, first: 0, end: 1 }
  const named = { ...answer, hits: [{ start: 0, end: 5, hit }] }
  const weights = weightsFor({ declining: 0.3, ignorance: 0.6, explicit: 0.1 }, 1)
  expect([answer, named].map((one) => decideReply(one, weights).value)).toEqual(['ignorance', 'declining'])
})
