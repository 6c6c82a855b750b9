import { expect, test } from 'vitest'
import { makeDocx, makePdf } from '../readers/make-files.js'
import { exchangesOf, readFile } from './layout-exchanges.js'
import { fold, type LayoutFixture, readFixtures } from './layout-fixtures.js'

const fixtures = readFixtures().filter(({ carrier }) => carrier === 'txt')

/** What a person would see alike in print: kind, label and words, whatever the paragraphs. */
function said(given: LayoutFixture['expected']): readonly unknown[] {
  return given.map(({ kind, label, question, answer }) => [
    kind,
    straight(label),
    straight(question.join(' ')),
    straight(answer.join(' ')),
  ])
}

/** Words with one kind of apostrophe: the type of the made pages has one only. */
function straight(words: string): string {
  return fold(words).replace(/’/g, "'")
}

const WIDTH = 84
const LINES = 46

/** A text as a printed page shows it: wrapped, a gap between paragraphs, the page's number at its foot. */
function printed(text: string): Uint8Array {
  const lines = text
    .split('\n')
    .filter((line) => line.trim())
    .flatMap((paragraph) => [...wrap(paragraph.trim()), ''])
  const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) =>
    lines.slice(i * LINES, (i + 1) * LINES),
  )
  return makePdf(
    pages.map((own, i) => [
      ...own.flatMap((line, at) => (line ? [{ text: line, y: 750 - 14 * at }] : [])),
      { text: String(i + 1), y: 30, x: 300 },
    ]),
  )
}

function wrap(paragraph: string): readonly string[] {
  const lines: string[] = []
  for (const word of paragraph.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function documentOf(text: string): Uint8Array {
  return makeDocx(text.split('\n').filter((line) => line.trim()))
}

const inWord = fixtures.filter(({ text }) => !text.includes('**'))

test.each(inWord.map((fixture) => [fixture.number, fixture.name, fixture] as const))(
  'layout %i, %s: the same exchanges from a Word document',
  async (_number, _name, { text, expected }) => {
    expect(said(exchangesOf(await readFile('docx', documentOf(text))))).toEqual(said(expected))
  },
)

/** The made pages have the signs of one byte only. */
const isPrintable = ({ text }: LayoutFixture) => !/[^\x20-\x7e\n]/.test(text)

test.each(fixtures.filter(isPrintable).map((fixture) => [fixture.number, fixture.name, fixture] as const))(
  'layout %i, %s: the same exchanges from the pages of a PDF',
  async (_number, _name, { text, expected }) => {
    expect(said(exchangesOf(await readFile('pdf', printed(text))))).toEqual(said(expected))
  },
)
