import { expect, test } from 'vitest'
import type { Doc, LayerName } from '../../src/model/layers.js'
import { recordTranscript } from '../../src/publish/record.js'

const TEXT = 'Reuters: What of\n the US?\n\nSpokesperson: We firmly\n oppose it.\n\nThe US must stop.'
const span = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from)
  return { start, end: start + words.length }
}

function docWith(more: Partial<Doc<LayerName>>): Doc<LayerName> {
  return {
    transcript: {
      ...{ id: 't', text: TEXT, language: 'en' },
      source: { path: 'a.txt', sha256: '', bytes: 0, encoding: 'utf-8' },
    },
    header: {
      ...{ title: 'A title', date: '2022-03-03', dateInferred: false, publishedAt: '', speakers: [] },
      ...{ institution: '', institutionId: '', holder: 'CHN' },
    },
    ...{
      format: 'labelled',
      confidence: 1,
      issues: [],
      turns: [],
      blocks: [],
      sentences: [],
      tokens: [],
      mentions: [],
    },
    ...{ topics: [], statements: [], stances: [], codings: [], replies: [] },
    exchanges: [
      {
        ...{ id: 't/x01', sequence: 1, kind: 'question', outletLabel: 'Reuters', outlets: [], speakers: [], parts: [] },
        ...{ followUpOf: '', confidence: 1, question: [span('What of\n the US?')] },
        answer: [span('We firmly\n oppose it.'), span('The US must stop.')],
      },
    ],
    ...more,
  }
}

const mention = (words: string, from: number, side: 'question' | 'answer') => ({
  ...{ ...span(words, from), exchange: 0, side, sentence: 0, rule: 'gazetteer' },
  ...{ entity: { id: 'USA', type: 'country' as const, name: 'United States', iso3: 'USA', kind: '' } },
  ...{ isMetonym: false, isLinked: true, isInOffice: false },
})

test('every mark stands at its words in the joined texts', () => {
  const answerAt = TEXT.indexOf('Spokesperson')
  const statement = {
    ...{
      ...span('We firmly\n oppose it.'),
      exchange: 0,
      holder: 'CHN',
      act: 'oppose' as const,
      position: 'oppose' as const,
    },
    ...{ strength: 3, isNegated: false, isQuoted: false, level: 3, rule: 'oppose', voice: '', chain: [] },
  }
  const [exchange] = recordTranscript(
    docWith({
      mentions: [mention('US', 0, 'question'), mention('US', answerAt, 'answer')],
      statements: [statement],
    }),
  ).exchanges
  const sides = [exchange?.question ?? '', exchange?.answer ?? '']
  expect(sides).toEqual(['What of the US?', 'We firmly oppose it.\n\nThe US must stop.'])
  expect(exchange?.marks.map(([side, start, end, kind]) => [kind, side, sides[side]?.slice(start, end)])).toEqual([
    ['name', 0, 'US'],
    ['name', 1, 'US'],
    ['statement', 1, 'We firmly oppose it.'],
  ])
  expect(exchange?.countries).toEqual([['USA', 'United States']])
})

test('a mark outside question and answer is left out', () => {
  const [exchange] = recordTranscript(docWith({ mentions: [{ ...mention('Reuters', 0, 'question') }] })).exchanges
  expect(exchange?.marks).toEqual([])
})

test('a text too long for a page is cut with a visible mark, and no mark reaches beyond it', () => {
  const long = 'word '.repeat(60_000)
  const answer = { start: 0, end: long.length }
  const doc = docWith({})
  const [first] = doc.exchanges
  const exchanges = first ? [{ ...first, question: [], answer: [answer] }] : []
  const late = { ...mention('Reuters', 0, 'answer'), start: 250_000, end: 250_004 }
  const [exchange] = recordTranscript({
    ...doc,
    ...{ exchanges, mentions: [late], transcript: { ...doc.transcript, text: long } },
  }).exchanges
  expect(exchange?.answer.length).toBeLessThan(210_000)
  expect(exchange?.answer).toMatch(/whole text is in the tables\]$/)
  expect(exchange?.marks).toEqual([])
})
