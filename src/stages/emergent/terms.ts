import { stemOf } from '../../adapters/natural.js'
import type { Doc } from '../../model/layers.js'

/** What stands between the words of a collocation. */
const JOINT = ' '
/** What stands where words are no neighbours. */
const GAP = '\n'
const MIN_LETTERS = 2

/** The terms of one exchange: stems and pairs of neighbouring stems, with the words they stood for. */
export interface ExchangeTerms {
  readonly terms: readonly string[]
  /** The printed word of each term, lower case. */
  readonly words: readonly string[]
}

/**
 * The words of every exchange, question and answer together, without words that say nothing.
 *
 * Shape: one text an exchange, lower case; a blank stands between neighbours, a line break where a word was left out.
 */
export function readWords(
  { exchanges, sentences, tokens }: Doc<'exchanges' | 'sentences' | 'tokens'>,
  stopWords: ReadonlySet<string>,
): readonly string[] {
  const all = exchanges.map((): string[] => [])
  for (const { exchange, firstToken, endToken } of sentences) {
    let gap = GAP
    for (let i = firstToken; i < endToken; i++) {
      const token = tokens[i]
      const isTelling = token?.kind === 'word' && isWord(token.norm) && !stopWords.has(token.norm)
      if (isTelling) all[exchange]?.push(gap, token.norm)
      gap = isTelling ? JOINT : GAP
    }
  }
  return all.map((pieces) => pieces.slice(1).join(''))
}

function isWord(norm: string): boolean {
  return norm.length >= MIN_LETTERS && /^[\p{L}]/u.test(norm)
}

/** The terms of an exchange whose words were read. */
export function termsOf(words: string): ExchangeTerms {
  const [terms, forms]: [string[], string[]] = [[], []]
  for (const neighbours of words === '' ? [] : words.split(GAP)) {
    let before: { readonly stem: string; readonly word: string } | undefined
    for (const word of neighbours.split(JOINT)) {
      const here = { stem: stemOf(word), word }
      terms.push(here.stem)
      forms.push(word)
      if (before) {
        terms.push(before.stem + JOINT + here.stem)
        forms.push(before.word + JOINT + word)
      }
      before = here
    }
  }
  return { terms, words: forms }
}

/** Whether a term is a collocation. */
export function isCollocation(term: string): boolean {
  return term.includes(JOINT)
}
