import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseByCues } from '../../src/stages/topics/choose.js'
import { chooseCandidates } from '../../src/stages/topics/model.js'
import { codebookOf } from './topics-example.js'

const SURE = { intercept: 0, slope: 1 }
const TUNED = { calibration: { primary: SURE, further: SURE }, thresholds: { primary: 0.25, further: 0.5 } }

describe('choices by learned scores', () => {
  test.each([
    [
      1,
      [
        [2, 3],
        [1, 1],
        [0, -1],
      ],
      [0, 1],
    ], // a further topic needs its own probability
    [
      2,
      [
        [0, 3],
        [1, 1],
      ],
      [1, 0],
    ], // the primary is the best candidate, not the most probable topic
    [
      3,
      [
        [1, 3],
        [0, 2],
        [0, 2],
        [0, 2],
      ],
      [0, 1, 2],
    ], // three at most, ties by the order of the codebook
    [4, [[1, -2]], []], // not likely enough: other
    [5, [], []],
  ] as const)('rule %i: %j → %j', (_rule, scores, expected) => {
    const scored = scores.map(([primary, member], topic) => ({ topic, primary, member }))
    expect(chooseCandidates(scored, TUNED).chosen.map(({ topic }) => topic)).toEqual(expected)
  })

  test('never more than three topics, each once, with probabilities', () => {
    const score = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { maxLength: 30 }), (scores) => {
        const scored = scores.map(([primary, member], topic) => ({ topic, primary, member }))
        const { chosen, nearest } = chooseCandidates(scored, TUNED)
        expect(chosen.length).toBeLessThanOrEqual(3)
        expect(new Set(chosen.map(({ topic }) => topic)).size).toBe(chosen.length)
        expect(nearest.length).toBeLessThanOrEqual(2)
        for (const { probability } of chosen) expect(probability >= 0 && probability <= 1).toBe(true)
      }),
    )
  })
})

describe('choices by cues alone', () => {
  const topics = [
    { id: 'general', label: 'General', cues: [] },
    { id: 'hot', label: 'Hot', hotspot: true, cues: [] },
    { id: 'more', label: 'More', cues: [] },
  ]
  const codebook = codebookOf({ topics })
  const evidence = (...scores: readonly number[]) =>
    scores.map((score) => ({ score, hits: [], sums: { opening: score, question: 0, laterQuestion: 0, answer: 0 } }))

  test.each([
    [1, [4, 0, 0], [0]],
    [2, [4, 3.9, 0], [1, 0]], // a hotspot beats a general heading
    [3, [4, 1, 1.5], [0]], // others need a share of the best
    [4, [1, 0, 0], []], // too weak for anything
  ] as const)('rule %i: %j → %j', (_rule, scores, expected) => {
    expect(chooseByCues(evidence(...scores), codebook).chosen.map(({ topic }) => topic)).toEqual(expected)
  })
})
