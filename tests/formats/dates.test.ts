import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dateIn, dateOfName, daysBetween } from '../../src/formats/labelled/dates.js'
import { labelled } from '../../src/formats/labelled.js'
import { createLoader } from '../../src/knowledge/load.js'
import type { Carrier } from '../../src/model/carrier.js'
import { extractText } from '../../src/readers/html/extract.js'

const load = createLoader(fileURLToPath(new URL('../../pipelines/', import.meta.url)))
const format = labelled.build(load, {
  outlets: 'gazetteers/outlets.yaml',
  institutions: 'gazetteers/institutions.yaml',
})

test.each([
  [1, 'June 11, 2021', '2021-06-11'],
  [2, 'on June11', '0000-06-11'],
  [3, '11June 2021', '2021-06-11'],
  [4, 'June 11th , 2021', '2021-06-11'],
  [5, '13th of April 2004', '2004-04-13'],
  [6, '2021 June 11', '2021-06-11'],
  [7, 'Sept. 5 2019', '2019-09-05'],
  [8, '11.06.2021', '2021-06-11'],
  [9, '12/31/2020', '2020-12-31'],
  [10, '31/12/2020', '2020-12-31'],
  [11, '2022年3月3日', '2022-03-03'],
  [12, '3月3日', '0000-03-03'],
  [13, 'February 29, 2020', '2020-02-29'],
  [14, 'February 29, 2021', undefined],
  [15, 'June 2021', undefined],
  [16, 'Room 1112, 2021 Main Street', undefined],
])('%d. a line states its day: %s', (_, line, expected) => {
  expect(dateIn(line)?.date).toBe(expected)
})

test.each([
  [1, '2004-04-13_Kong-Quan.txt', '2004-04-13'],
  [2, '20040413.html', '2004-04-13'],
  [3, 'briefing_13_April_2004.txt', '2004-04-13'],
  [4, 'April-13-2004.pdf', '2004-04-13'],
  [5, '13-04-2004.txt', '2004-04-13'],
  [6, 'a.zip!/2022/03/03/page.html', '2022-03-03'],
  [7, 't20180920_1597236.shtml', '2018-09-20'],
  [8, '2023-01-17-briefing-january-17.md', '2023-01-17'],
  [9, 't1558711.shtml', ''],
  [10, 'briefing_2021-06.txt', ''],
  [11, '20231345.txt', ''],
  [12, 'April-13.txt', ''],
])('%d. a file’s name gives the day: %s', (_, name, expected) => {
  expect(dateOfName(name)).toBe(expected)
})

test('days between dates count over months and years, backwards below zero', () => {
  expect([daysBetween('2019-12-31', '2020-01-01'), daysBetween('2020-03-01', '2020-02-28')]).toEqual([1, -2])
})

const SPOKEN = 'Q: What is new?\n\nMao Ning: Nothing is.\n'
const TITLE = "Foreign Ministry Spokesperson Mao Ning's Regular Press Conference"
const carrierOf = (text: string, more: Partial<Carrier> = {}): Carrier => ({
  ...{ member: '', text, encoding: 'utf-8', bold: [], meta: {}, records: [], issues: [] },
  ...more,
})
const datingOf = (carrier: Carrier) => {
  const { header, issues } = format.read(carrier)
  const codes = issues.map(({ code }) => code).filter((code) => code.startsWith('date-'))
  return [header.date, header.dateInferred, codes.join()]
}

test.each([
  [1, 'title', `${TITLE} on April 28, 2023\n\n${SPOKEN}`, '', ['2023-04-28', false, '']],
  [
    2,
    'title, before the file’s name',
    `${TITLE} on April 28, 2023\n\n${SPOKEN}`,
    '2024-01-01.txt',
    ['2023-04-28', false, ''],
  ],
  [3, 'file’s name alone', `${TITLE}\n\n${SPOKEN}`, '2023-04-28_Mao.txt', ['2023-04-28', true, 'date-inferred']],
  [
    4,
    'day in the title, year in the file’s name',
    `${TITLE} on April 28\n\n${SPOKEN}`,
    '2023-05-02.txt',
    ['2023-04-28', true, 'date-inferred'],
  ],
  [
    5,
    'day below the title, year in the file’s name',
    `${TITLE}\n\nOn the afternoon of 28 April, Spokesperson Mao Ning held the regular press conference.\n\n${SPOKEN}`,
    '2023-04-28.txt',
    ['2023-04-28', true, 'date-inferred'],
  ],
  [
    6,
    'December, posted in January',
    `${TITLE} on December 30\n\n2023-01-02 10:00\n\n${SPOKEN}`,
    '',
    ['2022-12-30', true, 'date-inferred'],
  ],
  [
    7,
    'posted, and a file named earlier the same week',
    `${TITLE}\n\n2023-05-02 10:00\n\n${SPOKEN}`,
    '2023-04-28.txt',
    ['2023-04-28', true, 'date-inferred'],
  ],
  [
    8,
    'posted, and a file saved years later',
    `${TITLE}\n\n2023-05-02 10:00\n\n${SPOKEN}`,
    'saved 2025-11-20.txt',
    ['2023-05-02', true, 'date-inferred'],
  ],
  [
    9,
    'posted long before the day of the title',
    `${TITLE} on April 28, 2024\n\n2023-04-28 10:00\n\n${SPOKEN}`,
    '',
    ['2024-04-28', false, 'date-differs'],
  ],
  [10, 'nothing', `${TITLE}\n\n${SPOKEN}`, 'page.txt', ['', false, 'date-missing']],
])('%d. the day comes from: %s', (_, __, text, name, expected) => {
  expect(datingOf(carrierOf(text, { name }))).toEqual(expected)
})

test('a title’s day takes the year from the names of the page’s pictures, where they lie at that day', () => {
  const page = (title: string) =>
    `<html><body><p>${title}</p><img src="./W020180920821490977415.jpg"><img src="/i/P0201609011.png"><p>Q: What is new?</p><p>A: Nothing is.</p></body></html>`
  const dated = (title: string) => datingOf({ ...extractText(page(title)), encoding: 'utf-8' })
  expect(dated(`${TITLE} on September 20`)).toEqual(['2018-09-20', true, 'date-inferred'])
  expect(dated(`${TITLE} on May 3`)).toEqual(['', false, 'date-missing'])
})

test.each([
  [1, `${TITLE} on June 27, 2025\nUpdated: June 27, 2025 18:22\n\n${SPOKEN}`, ['Mao Ning']],
  [
    2,
    'Pentagon Press Secretary Conducts On-Camera Press Briefing\n\nQ: What is new?\n\nMR. KIRBY: Nothing is.\n\nQ: Why?\n\nMR. KIRBY: It is Friday.\n',
    ['John F. Kirby'],
  ],
  [
    3,
    'Press Briefing by Press Secretary Ann Lee and Secretary of Homeland Security Joe Diaz\n\nQ: What is new?\n\nMS. LEE: Nothing is.\n\nQ: Why?\n\nMS. LEE: It is Friday.\n',
    ['Ann Lee', 'Joe Diaz'],
  ],
])('%d. only names are taken for speakers', (_, text, expected) => {
  expect(format.read(carrierOf(text)).header.speakers).toEqual(expected)
})
