import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIndex } from '../../src/publish/page-index.js'
import type { ExchangeRecord } from '../../src/publish/record.js'
import { addressOf, isSelected, SELECTION_KEYS, type Selection, selectionAt } from '../../src/publish/selection.js'

const exchange = (more: Partial<ExchangeRecord>): ExchangeRecord => ({
  ...{ id: 'x', sequence: 1, kind: 'question', outlets: [['reuters', 'Reuters', 'GBR']], outletLabel: 'Reuters' },
  ...{
    speakers: [],
    followUpOf: '',
    question: 'Why?',
    answer: 'No.',
    topics: [['taiwan', 'Taiwan', 0.9, '', 'codebook']],
  },
  ...{ event: ['oppose', 1, ''], level: ['3', 1, ''], reply: ['declining', 1, ''], replyClass: 'non-reply', acts: [] },
  ...{
    stances: [['USA', 'United States', 'country', -2]],
    statements: [],
    names: [],
    countries: [['USA', 'United States']],
  },
  ...{ marks: [], confidence: 1, review: [] },
  ...more,
})

const builder = createIndex()
builder.add({
  ...{ id: 't1', date: '2022-03-03', title: '', holder: 'CHN', institution: '', source: 'a', isDateInferred: false },
  exchanges: [
    exchange({ id: 't1/x01' }),
    exchange({ id: 't1/x02', stances: [['USA', 'United States', 'country', null]], level: null, review: ['topic'] }),
    exchange({ id: 't1/x03', kind: 'announcement', outlets: [], stances: [] }),
  ],
})
builder.add({
  ...{ id: 't2', date: '', title: '', holder: 'USA', institution: '', source: 'b', isDateInferred: false },
  exchanges: [
    exchange({
      id: 't2/x01',
      topics: [['ukraine', 'Ukraine', 1, '', 'codebook']],
      replyClass: 'clear',
      reply: ['explicit', 1, ''],
    }),
  ],
})
const index = builder.index()
const chosen = (selection: Selection) =>
  index.columns.id.filter((_, i) => isSelected(i, { index, selection, textOf: () => 'why?\nno.' }))

test.each<[number, string, Selection, readonly string[]]>([
  [1, 'announcements stay out', {}, ['t1/x01', 't1/x02', 't2/x01']],
  [2, 'announcements come in where asked for', { kind: 'all' }, ['t1/x01', 't1/x02', 't1/x03', 't2/x01']],
  [3, 'a topic', { topic: 'ukraine' }, ['t2/x01']],
  [4, 'a month as first and last day leaves the undated out', { from: '2022-03', to: '2022-03' }, ['t1/x01', 't1/x02']],
  [5, 'a day after the conference', { from: '2022-03-04' }, []],
  [6, 'a year as last day', { to: '2022' }, ['t1/x01', 't1/x02']],
  [7, 'a side toward a target', { target: 'USA', stance: 'oppose', holder: 'CHN' }, ['t1/x01']],
  [8, 'a mixed stance', { stance: 'mixed' }, ['t1/x02']],
  [9, 'a class of replies', { reply: 'non-reply' }, ['t1/x01', 't1/x02']],
  [10, 'one of the nine replies', { reply: 'explicit' }, ['t2/x01']],
  [11, 'a level or higher', { level: '3+', holder: 'CHN' }, ['t1/x01']],
  [12, 'those in doubt', { review: 'yes' }, ['t1/x02']],
  [13, 'an outlet', { outlet: 'reuters', holder: 'USA' }, ['t2/x01']],
  [14, 'a country', { country: 'FRA' }, []],
  [15, 'all words', { q: 'WHY no.' }, ['t1/x01', 't1/x02', 't2/x01']],
  [16, 'all words, one missing', { q: 'why yes' }, []],
])('selection rule %i: %s', (_rule, _says, selection, expected) => {
  expect(chosen(selection)).toEqual(expected)
})

test('every selection survives its address, whatever its words', () => {
  const values = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...SELECTION_KEYS), values), (selection) => {
      expect(selectionAt(addressOf(selection))).toEqual({ ...selection })
      expect(addressOf(selection)).toMatch(/^#show\?[\w%&=.!~*'()-]*$/)
    }),
  )
})

test('what is no selection is none', () => {
  expect(selectionAt('#topics')).toBeUndefined()
  expect(selectionAt('#show?__proto__=x&bad=%E0%A4%A')).toEqual({})
})
