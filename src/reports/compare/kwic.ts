import type { Side } from '../../model/dialogue.js'
import type { TableDefinition } from '../../model/table.js'
import { unwrap } from '../../text/cells.js'
import { escapeLiteral } from '../../text/literal.js'
import { foldForWords } from '../../text/words.js'
import { column } from '../report.js'

/** A word or phrase with what stands around it. */
export interface Concordance {
  readonly exchangeId: string
  readonly date: string
  readonly outlet: string
  readonly side: Side
  readonly topic: string
  readonly left: string
  readonly keyword: string
  readonly right: string
}

/** The words before a keyword from the nearest on: what sorting to the left goes by. */
export function leftKey({ left }: Pick<Concordance, 'left'>): string {
  return left.toLowerCase().split(' ').toReversed().join(' ')
}

/** A word or phrase wherever it stands, with its context. */
export const kwic: TableDefinition<Concordance> = {
  name: 'kwic',
  about: 'A word or phrase wherever it stands, with what comes before and after it.',
  columns: [
    column('exchange_id', 'string', ({ exchangeId }) => exchangeId, ['exchange']),
    column('date', 'date', ({ date }) => date || null, ['day of the press conference', 'nothing states it']),
    column('outlet', 'string', ({ outlet }) => outlet || null, ['medium that asks', 'not named or generic']),
    column('side', 'string', ({ side }) => side, ['question or answer']),
    column('topic', 'string', ({ topic }) => topic || null, ['primary topic', 'language not supported']),
    column('left', 'string', ({ left }) => left || null, ['words before it', 'it begins the text']),
    column('keyword', 'string', ({ keyword }) => keyword, ['the words found, as printed']),
    column('right', 'string', ({ right }) => right || null, ['words after it', 'it ends the text']),
    column('left_sorted', 'string', (row) => leftKey(row) || null, [
      'the words before it from the nearest on: sort by this to sort to the left',
      'it begins the text',
    ]),
  ],
}

const WORD = '[\\p{L}\\p{N}\\p{M}]'
const MAX_STAR = 40
const MAX_LETTERS = 200

/**
 * A pattern of words as a regular expression: `*` stands for the rest of a word, alone for any word.
 *
 * Edge: undefined where it has no letter, digit or `*`, or is longer than 200 characters. Every star is
 * bounded, so that no text can make the search run away.
 */
export function compilePattern(pattern: string, flags: 'iu' | 'u'): RegExp | undefined {
  const words = foldForWords(pattern).trim().split(/\s+/)
  if (pattern.length > MAX_LETTERS || !/[\p{L}\p{N}*]/u.test(pattern)) return undefined
  const sources = words.map((word) =>
    word === '*'
      ? `(?:${WORD}|['.-]){1,${MAX_STAR}}`
      : word
          .split('*')
          .map((part) => escapeLiteral(part))
          .join(`(?:${WORD}|['-]){0,${MAX_STAR}}`),
  )
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const before = /^[\p{L}\p{N}*]/u.test(first) ? `(?<!${WORD})` : ''
  const after = /[\p{L}\p{N}*]$/u.test(last) ? `(?!${WORD})` : ''
  return new RegExp(before + sources.join('\\s+') + after, `g${flags}`)
}

/** Every place where a pattern stands in a text, with so many characters around it, cut at words. */
export function findKeyword(
  text: string,
  { pattern, width }: { readonly pattern: RegExp; readonly width: number },
): readonly Pick<Concordance, 'left' | 'keyword' | 'right'>[] {
  return [...foldForWords(text).matchAll(pattern)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const left = text.slice(Math.max(0, start - width), start)
    const right = text.slice(end, end + width)
    return {
      left: unwrap(start > width ? left.replace(/^\S*\s/, '') : left),
      keyword: unwrap(text.slice(start, end)),
      right: unwrap(end + width < text.length ? right.replace(/\s\S*$/, '') : right),
    }
  })
}
