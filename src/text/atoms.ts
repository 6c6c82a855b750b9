import type { Span } from '../model/span.js'
import { CHARACTER, kindAt } from './characters.js'
import { rememberWords } from './once.js'

/** A word (an unbroken run of letters, digits and their marks) or a single mark. Blanks are none. */
export interface Atom extends Span {
  /** The word without accents, quotes and dashes folded; case is kept. */
  readonly form: string
  readonly isWord: boolean
  /** Whether it is a word that begins with a capital. */
  readonly isCapital: boolean
  /** What stands between this atom and the one before: nothing, blanks, or one hyphen that joins two words. */
  readonly gap: '' | ' ' | '-'
}

const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u2012', '\u2013'])
const APOSTROPHES = new Set(["'", '\u2018', '\u2019', '\u201b', '\u02bc', '`', '\u00b4'])
const PLAIN = /^[\x20-\x7e]*$/

/**
 * The words and marks of a stretch of text, in order: what names are matched on, so that none begins or ends inside a word.
 *
 * A hyphen that joins two words is no atom but the second word's gap.
 */
export function splitAtoms(text: string, span: Span): readonly Atom[] {
  const atoms: Atom[] = []
  let hyphenAt = -1
  let before: Atom | undefined
  for (let start = span.start; start < span.end; ) {
    const end = atomEnd(text, start, span.end)
    if (end > start) {
      const { form, isWord, isCapital, isHyphen } = shapeOf(text.slice(start, end))
      if (isHyphen && before?.isWord && before.end === start && isLetter(text, end, span.end)) hyphenAt = end
      else {
        const gap = hyphenAt === start ? '-' : before && before.end === start ? '' : ' '
        before = { start, end, form, isWord, isCapital, gap }
        atoms.push(before)
      }
    }
    start = Math.max(end, start + 1)
  }
  return atoms
}

/** Where the atom ends that begins at `start`; `start` where a blank stands. */
function atomEnd(text: string, start: number, limit: number): number {
  const kind = kindAt(text, start)
  if (kind === CHARACTER.blank) return start
  if (kind === CHARACTER.other) return Math.min(limit, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1))
  let end = start + 1
  while (end < limit && kindAt(text, end) <= CHARACTER.mark) end++
  return end
}

/** What an atom is, wherever it stands. */
interface Shape extends Pick<Atom, 'form' | 'isWord' | 'isCapital'> {
  readonly isHyphen: boolean
}

const MAX_SHAPES = 60_000

const shapeOf = rememberWords(MAX_SHAPES, (found): Shape => {
  const form = foldWord(found)
  const isWord = /[\p{L}\p{N}]/u.test(found)
  return { form, isWord, isCapital: isWord && /^\p{Lu}/u.test(form), isHyphen: HYPHENS.has(found) }
})

/** A word as names are compared: without accents, marks in their plain forms, case kept. */
export function foldWord(word: string): string {
  if (PLAIN.test(word) && word !== '`') return word
  if (APOSTROPHES.has(word)) return "'"
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
}

function isLetter(text: string, at: number, end: number): boolean {
  return at < end && kindAt(text, at) === CHARACTER.letter
}
