import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { writePage } from '../../src/publish/page.js'
import { createIndex } from '../../src/publish/page-index.js'
import type { PageInput } from '../../src/publish/page-input.js'
import type { ExchangeRecord } from '../../src/publish/record.js'

const assets = { script: 'run()', style: 'p{color:red}' }

const exchange = (id: string, more: Partial<ExchangeRecord> = {}): ExchangeRecord => ({
  ...{
    id,
    sequence: 1,
    kind: 'question',
    outlets: [['reuters', 'Reuters', 'GBR']],
    outletLabel: 'Reuters',
    speakers: [],
  },
  ...{ followUpOf: '', question: 'Why?', answer: 'No.', topics: [['taiwan', 'Taiwan', 0.9, '', 'codebook']] },
  ...{ event: ['oppose', 1, ''], level: ['3', 1, ''], reply: ['explicit', 1, ''], replyClass: 'clear', acts: [] },
  ...{ stances: [['USA', 'United States', 'country', -2]], statements: [], names: [], countries: [], marks: [] },
  ...{ confidence: 1, review: [] },
  ...more,
})

function pageOf(transcripts: readonly (readonly [id: string, date: string, holder: string])[], more = {}): string {
  const builder = createIndex()
  for (const [id, date, holder] of transcripts) {
    builder.add({
      ...{ id, date, title: '', holder, institution: '', source: `${id}.html`, isDateInferred: false },
      exchanges: [exchange(`${id}/x01`), exchange(`${id}/x02`, { topics: [], stances: [] })],
    })
  }
  const input: PageInput = {
    ...{ index: builder.index(), by: 'month', version: '1', includeAnnouncements: false, textsLeftOut: 0 },
    coverage: [{ source: 'bad.html', status: 'skipped', exchanges: 0, duplicateOf: '' }],
    issues: [{ source: 'bad.html', severity: 'error', message: 'the file is empty', hint: '' }],
    validation: {
      ...{ about: 'Set beside a reference.', reference: 'A model-coded reference.', limits: ['One limit.'] },
      figures: [{ label: 'topic', measure: 'primary topic', value: '85 %', coders: '95 %', note: '382 exchanges' }],
    },
    document: parseHTML('<!doctype html><html><body></body></html>').document,
    ...more,
  }
  return [...writePage(input, { packs: [], assets })].join('')
}

const CHINA = [
  ['a', '2022-01-05', 'CHN'],
  ['b', '2022-03-05', 'CHN'],
] as const
const textOf = (page: string) =>
  page
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test.each([
  'forecast nothing',
  'no position on sovereignty',
  'Set beside a reference.',
  'A model-coded reference.',
  '85 %',
  'One limit.',
  'Fewer than 30 exchanges are too few to compare',
  'too few to compare',
  'a gap, never a zero',
  'the file is empty',
])('the page says “%s”', (words) => {
  expect(textOf(pageOf(CHINA))).toContain(words)
})

test('every chart of shares names its denominator', () => {
  const page = pageOf(CHINA)
  expect(textOf(page)).toContain('2 of 4')
  expect(textOf(page)).toContain('opposed in 2 of 2')
})

test('a month without a press conference is a grey band, not a point', () => {
  const [, topics = ''] = /<section id="topics">([\s\S]*?)<\/section>/.exec(pageOf(CHINA)) ?? []
  expect(topics).toContain('stroke="var(--gap)"')
  expect(topics.match(/aria-label="2022-0\d, Taiwan/g)).toHaveLength(2)
})

test('press conferences of two holders are never added up', () => {
  const page = textOf(pageOf([...CHINA, ['c', '2022-01-06', 'USA']]))
  expect(page).toContain('CHN : 2 press conferences, 4 exchanges')
  expect(page).toContain('USA : 1 press conference, 2 exchanges')
  expect(page).not.toContain('3 of 6')
})

test('the policy lets only the page’s own script and style in, and no request out', () => {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(pageOf(CHINA)) ?? []
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'(;|$)/)
  expect(policy).toMatch(/style-src 'sha256-[\w+/=]+'(;|$)/)
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("require-trusted-types-for 'script'")
})

test('a page without any dated transcript, without labels, or of one period still stands', () => {
  expect(textOf(pageOf([['a', '', '']]))).toContain('1 press conference')
  expect(textOf(pageOf([['a', '2022-01-05', 'CHN']]))).toContain('nothing to set it against')
})

test('a page that leaves out texts says so', () => {
  expect(textOf(pageOf(CHINA, { textsLeftOut: 1200 }))).toContain('leaves out the texts of the 1,200 oldest exchanges')
})
