import { expect, test } from 'vitest'
import { inflectVerb } from '../../src/text/inflect.js'
import { numberWords } from '../../src/text/numbering.js'
import { openShelf } from '../../src/text/phrase-book.js'

const IRREGULAR = { make: ['made'], stop: ['stopped', 'stopping'] }

function found(source: string, sentence: string): readonly string[] {
  const words = sentence.split(' ')
  const shelf = openShelf(IRREGULAR)
  const book = shelf.add([{ source, value: source }])
  const numbered = numberWords(words)
  const skipped = Uint8Array.from(words, (word) => (word.endsWith('ly') ? 1 : 0))
  const text = { numbered, rows: shelf.read(numbered), skipped }
  return book
    .find({ text, firstToken: 0, endToken: words.length })
    .map(({ firstToken, endToken }) => words.slice(firstToken, endToken).join(' '))
}

test.each([
  [1, '~oppose', 'they opposed it', ['opposed']],
  [2, '~make ... representations', 'we made solemn representations', ['made solemn representations']],
  [3, '~make ... representations', 'we made a b c d representations', []],
  [4, 'stand|stands ready', 'it stands fully ready', ['stands fully ready']],
  [5, 'groundless (and) false', 'groundless false', ['groundless false']],
  [6, 'so - called', 'so - called', ['so - called']],
  [7, 'cold-war', 'cold - war', ['cold - war']],
])('phrase %i: %s in %s', (_row, source, sentence, expected) => {
  expect(found(source, sentence)).toEqual(expected)
})

test('a longer phrase wins over a shorter one inside it', () => {
  const words = ['not', 'support']
  const shelf = openShelf({})
  const book = shelf.add(['~support', 'not ~support'].map((source) => ({ source, value: source })))
  const numbered = numberWords(words)
  const text = { numbered, rows: shelf.read(numbered) }
  expect(book.find({ text, firstToken: 0, endToken: 2 }).map(({ value }) => value)).toEqual(['not ~support'])
})

test.each([
  ['deny', ['deny', 'denies', 'denying', 'denied']],
  ['stop', ['stop', 'stops', 'stopping', 'stopped']],
  ['oppose', ['oppose', 'opposes', 'opposing', 'opposed']],
  ['push', ['push', 'pushes', 'pushing', 'pushed']],
])('forms of %s', (verb, forms) => {
  for (const form of forms) expect(inflectVerb(verb)).toContain(form)
})
