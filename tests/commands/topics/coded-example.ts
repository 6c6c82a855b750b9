import type { CodedExchange } from '../../../src/commands/topics/learn/coded-sheet.js'

const SUBJECTS: readonly (readonly [string, string, string])[] = [
  ['trade', 'new tariffs on steel were announced', 'Tariffs help nobody. We hope the talks will go on.'],
  ['trade', 'the trade talks ended without a deal', 'The two sides will meet again.'],
  ['health', 'the epidemic has spread to three provinces', 'Vaccines have been sent to the hospitals.'],
  ['health', 'a vaccine was approved last week', 'The vaccine is safe, and more will be made.'],
  ['sport', 'the Olympic Games will be opened next month', 'Athletes of all countries are welcome.'],
  ['sport', 'a football team was refused its visas', 'Sport should not be made political. The team may apply again.'],
]

const PLACES = ['in the north', 'in the capital', 'on the coast', 'according to a newspaper', 'after long delay']

/** Sixty coded exchanges of thirty press conferences, written for tests. */
export const CODED: readonly CodedExchange[] = Array.from({ length: 60 }, (_, i) => {
  const [topic = '', question = '', answer = ''] = SUBJECTS[i % SUBJECTS.length] ?? []
  const place = PLACES[i % PLACES.length] ?? ''
  const also = i % 7 === 0 && topic !== 'trade'
  return {
    ...{ id: `c${i}`, group: `d${Math.floor(i / 2)}`, date: '', holder: 'CHN', isHeld: false },
    question: `It is reported that ${question} ${place}. What is your comment?`,
    answer: also ? `${answer} The new tariffs do harm. Tariffs must end.` : answer,
    topics: also ? [topic, 'trade'] : [topic],
  }
})

/** The codebook that they were coded after, as YAML. */
export const CODEBOOK = `
about: An example.
version: 1
source: Written for this test.
changes: []
topics:
  - id: trade
    label: Trade
    cues: [{ weight: 3, any: [tariff*, trade talks] }, { weight: 1, any: [deal, steel] }]
  - id: health
    label: Health
    cues: [{ weight: 3, any: [epidemic, vaccine*] }]
  - id: sport
    label: Sport
    cues: [{ weight: 3, any: [olympic*, football] }, { weight: 1, any: [team, athletes] }]
  - id: climate
    label: Climate
    cues: [{ weight: 3, any: [climate] }]
`
