import { expect, test } from 'vitest'
import { topicModelSchema } from '../../../src/knowledge/topic-model.js'
import { fitTopics } from '../../../src/stages/emergent/fit.js'
import { matchTopics } from '../../../src/stages/emergent/match.js'
import { createRandom } from '../../../src/statistics/random.js'

const SUBJECTS = [
  ['panda', 'zoo', 'bamboo', 'cub', 'keeper', 'enclosure'],
  ['train', 'railway', 'station', 'track', 'ticket', 'platform'],
  ['harvest', 'wheat', 'farmer', 'grain', 'field', 'tractor'],
]

/** Exchanges that each speak of one subject, with words that all share. */
function writeSamples(perSubject: number, from = 0): { id: string; words: string }[] {
  const random = createRandom(from + 1, 'samples')
  return SUBJECTS.flatMap((subject, s) =>
    Array.from({ length: perSubject }, (_, i) => {
      const terms = Array.from({ length: 12 }, () => subject[random.below(subject.length)] ?? '')
      return { id: `t${s}-${from + i}`, words: [...terms, 'visits', 'hopes'].join('\n') }
    }),
  )
}

test('subjects are found, named by their words, with three representatives each', () => {
  const model = fitTopics(writeSamples(20), { count: 3, seed: 1 })
  expect(model.topics.map(({ exchanges }) => exchanges)).toEqual([20, 20, 20])
  for (const { terms, representatives } of model.topics) {
    const subject = SUBJECTS.find((words) => words.includes(terms[0] ?? '')) ?? []
    expect(terms.slice(0, 4).every((term) => subject.includes(term))).toBe(true)
    expect(representatives).toHaveLength(3)
  }
})

test('the number of topics is chosen by stability', () => {
  const model = fitTopics(writeSamples(30), { seed: 1 })
  expect(model.topics).toHaveLength(3)
  expect(model.stability.length).toBeGreaterThan(2)
})

test('the order of the samples changes nothing, and the model passes its own schema', () => {
  const samples = writeSamples(15)
  const model = fitTopics(samples, { count: 3, seed: 1 })
  expect(fitTopics(samples.toReversed(), { count: 3, seed: 1 })).toEqual(model)
  expect(topicModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model)
})

test('a refit keeps the ids of topics it finds again and says what is new and what is gone', () => {
  const old = fitTopics(writeSamples(20), { count: 3, seed: 1 })
  const renamed = { ...old, topics: old.topics.map((topic, i) => ({ ...topic, id: `old-${i}`, label: `Old ${i}` })) }
  const without = writeSamples(20, 100).filter(({ id }) => !id.startsWith('t0'))
  const strange = Array.from({ length: 20 }, (_, i) => {
    const terms = ['glacier', 'ice', 'snow', 'melt', 'glacier', 'ice', `x${i % 3}`]
    return { id: `n-${i}`, words: terms.join('\n') }
  })
  const { model, moves } = matchTopics(fitTopics([...without, ...strange], { count: 3, seed: 1 }), renamed)
  expect(moves.map(({ change }) => change).toSorted()).toEqual(['gone', 'kept', 'kept', 'new'])
  const kept = moves.filter(({ change }) => change === 'kept')
  expect(kept.every(({ topic, oldTopic }) => topic === oldTopic)).toBe(true)
  expect(model.topics.filter(({ id }) => id.startsWith('old-'))).toHaveLength(2)
})

test('nothing to fit on gives a model without topics', () => {
  expect(fitTopics([], { seed: 1 }).topics).toEqual([])
})
