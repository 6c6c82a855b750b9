import { stemOf } from '../../adapters/natural.js'
import type { Doc } from '../../model/layers.js'

/** What stands between the words of a collocation. */
const JOINT = ' '
const MIN_LETTERS = 2

/** The terms of one exchange: stems and pairs of neighbouring stems, with the words they stood for. */
export interface ExchangeTerms {
  readonly terms: readonly string[]
  /** The printed word of each term, lower case. */
  readonly words: readonly string[]
}

/** The terms of every exchange, question and answer together, without words that say nothing. */
export function readTerms(
  { exchanges, sentences, tokens }: Doc<'exchanges' | 'sentences' | 'tokens'>,
  stopWords: ReadonlySet<string>,
): readonly ExchangeTerms[] {
  const all = exchanges.map(() => ({ terms: [] as string[], words: [] as string[] }))
  for (const { exchange, firstToken, endToken } of sentences) {
    const into = all[exchange]
    if (!into) continue
    let before: { readonly stem: string; readonly word: string } | undefined
    for (let i = firstToken; i < endToken; i++) {
      const token = tokens[i]
      if (token?.kind !== 'word' || token.norm.length < MIN_LETTERS || !/^[\p{L}]/u.test(token.norm)) {
        before = undefined
        continue
      }
      if (stopWords.has(token.norm)) {
        before = undefined
        continue
      }
      const here = { stem: stemOf(token.norm), word: token.norm }
      into.terms.push(here.stem)
      into.words.push(here.word)
      if (before) {
        into.terms.push(before.stem + JOINT + here.stem)
        into.words.push(before.word + JOINT + here.word)
      }
      before = here
    }
  }
  return all
}

/** Whether a term is a collocation. */
export function isCollocation(term: string): boolean {
  return term.includes(JOINT)
}
