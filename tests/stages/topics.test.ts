import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceOf } from './topics-example.js'

const cue = (...any: readonly string[]) => ({ weight: 2, any })
const one = (...cues: readonly object[]) => ({ topics: [{ id: 't', label: 'T', cues }] })
const scoreOf = (parts: object, example: Parameters<typeof evidenceOf>[1]) =>
  evidenceOf(parts, example)['t']?.score ?? -1
const long = 'a question with some words before it'

describe('codebook scores', () => {
  test.each([
    [1, one(cue('trade talks')), { question: 'Are the trade talks over?' }, 3.2], // the opening counts 1.6
    [2, one(cue('trade talks')), { question: 'Are the trade, talks over?' }, 0], // no phrase over a comma
    [3, one(cue('tariff*')), { question: 'New tariffs were announced today here. Why?' }, 3.2],
    [4, one(cue('tariff')), { question: 'New tariffs were announced today here. Why?' }, 0],
    [5, one({ weight: 2, exact: ['WHO'] }), { question: 'And who will pay for it now?' }, 0],
    [6, one({ weight: 2, exact: ['WHO'] }), { question: 'Will the WHO pay for it now?' }, 3.2],
    [7, one(cue('covid 19')), { question: 'Is COVID-19 still spreading over there?' }, 3.2],
    [8, one(cue('people to people')), { question: 'What of people-to-people ties this year?' }, 3.2],
    [9, one(cue('party congress')), { question: 'Is the Party’s Congress to meet soon here?' }, 3.2], // possessives drop
    [10, one(cue('visa')), { answer: 'The visa was issued.' }, 1], // an answer counts half
    [11, one(cue('visa')), { answer: 'The visa was issued. The visa is valid.' }, 1], // said again, it counts no more
    [12, one(cue('visa')), { question: `Is this ${long}? And the visa?` }, 1.2], // after the first question mark
    [13, one(cue('visa')), { question: `This is ${long}. Is there a visa?` }, 2],
    [15, one(cue('visa', 'passport')), { answer: 'A visa, or a passport.' }, 1.5], // the second cue counts half
    [14, one(cue('visa'), { weight: 4, any: ['exit visa'] }), { answer: 'An exit visa.' }, 2], // the strongest of overlaps
  ])('rule %i: %j in %j → %d', (_rule, parts, example, expected) => {
    expect(scoreOf(parts, example)).toBeCloseTo(expected, 9)
  })

  test.each([
    [1, { country: 'foreign' }, { France: 'FRA' }, 'CHN', true],
    [2, { country: 'foreign' }, { China: 'CHN' }, 'CHN', false],
    [3, { country: 'foreign', except: ['USA'] }, { America: 'USA' }, 'CHN', false],
    [4, { country: ['JPN'] }, { Japan: 'JPN' }, 'CHN', true],
    [5, { country: ['JPN'] }, { France: 'FRA' }, 'CHN', false],
    [6, { pair: ['CHN', 'USA'] }, { America: 'USA' }, 'CHN', true],
    [7, { pair: ['CHN', 'USA'] }, { China: 'CHN' }, 'CHN', false],
    [8, { pair: ['CHN', 'USA'] }, { China: 'CHN' }, 'USA', true],
    [9, { pair: ['CHN', 'USA'] }, { China: 'CHN', America: 'USA' }, 'JPN', true],
    [10, { holder: 'USA' }, {}, 'USA', true],
    [11, { holder: 'USA' }, {}, 'CHN', false],
    [12, { with: ['shrine'] }, {}, 'CHN', false],
    [13, { with: ['ties'] }, {}, 'CHN', true],
    [14, { without: ['ties'] }, {}, 'CHN', false],
  ])('condition %i: %j with %j, holder %s → %s', (_rule, condition, countries, holder, isMet) => {
    const answer = 'The visit to America, China, France or Japan will deepen ties.'
    const parts = one({ ...cue('visit'), if: condition })
    expect(scoreOf(parts, { answer, countries, holder }) > 0).toBe(isMet)
  })

  test('a mention of a country is a cue where the codebook says so', () => {
    const parts = one({ weight: 3, country: ['TWN'] })
    expect(scoreOf(parts, { answer: 'Taiwan is mentioned.', countries: { Taiwan: 'TWN' } })).toBeCloseTo(1.5, 9)
  })

  test('a veto silences the cues inside it, of its own topic only', () => {
    const parts = {
      topics: [
        { id: 't', label: 'T', cues: [cue('hong kong')], vetoes: ['hong kong based'] },
        { id: 'u', label: 'U', cues: [cue('hong kong')] },
      ],
    }
    const evidence = evidenceOf(parts, { answer: 'A Hong Kong-based newspaper said so.' })
    expect(evidence['t']?.score).toBe(0)
    expect(evidence['u']?.score).toBeCloseTo(1, 9)
  })

  test('a cue inside a stock phrase counts little, and after a pivot more', () => {
    const stock = { stock: { factor: 0.1, phrases: ['win win cooperation'] }, ...one(cue('cooperation')) }
    expect(scoreOf(stock, { answer: 'It is win-win cooperation.' })).toBeCloseTo(0.1, 9)
    const pivots = { pivots: { factor: 2, phrases: ['let me stress'] }, ...one(cue('visa')) }
    expect(scoreOf(pivots, { answer: 'Let me stress that a visa is needed.' })).toBeCloseTo(2, 9)
    expect(scoreOf(pivots, { answer: 'A visa is needed, let me stress.' })).toBeCloseTo(1, 9)
  })

  test('removing a topic never changes another’s score', () => {
    const words = ['visa', 'trade', 'vaccine', 'hong', 'kong', 'talks', 'and', 'Japan']
    const topic = fc.record({
      cues: fc.array(
        fc.record({ weight: fc.constantFrom(1, 2, 3), any: fc.array(fc.constantFrom(...words), { minLength: 1 }) }),
      ),
      vetoes: fc.array(fc.constantFrom('hong kong', 'trade talks')),
    })
    fc.assert(
      fc.property(
        fc.array(topic, { minLength: 2, maxLength: 5 }),
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 20 }),
        fc.nat(4),
        (drafts, said, at) => {
          const topics = drafts.map((draft, i) => ({ id: `t${i}`, label: 'T', ...draft }))
          const kept = topics.filter((_, i) => i !== at % topics.length)
          const example = { question: `${said.join(' ')}?`, answer: `${said.join(' ')}.` }
          const all = evidenceOf({ topics }, example)
          const fewer = evidenceOf({ topics: kept }, example)
          for (const { id } of kept) expect(fewer[id]?.score).toBe(all[id]?.score)
        },
      ),
      { numRuns: 50 },
    )
  })
})
