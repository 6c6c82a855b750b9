import { findCollocations } from '../../text/collocations.js'
import { BREAK, type WordSequences } from '../../text/words.js'
import type { Corpus } from './corpus.js'

/** Words and firm word pairs of a corpus as terms with numbers of their own. */
export interface Terms {
  readonly names: readonly string[]
  /** Calls `visit` with each term of a text, as often as it stands there. */
  readonly visit: (texts: WordSequences, text: number, visit: (term: number) => void) => void
}

/** Lists the terms of a corpus: every word, and pairs such as Hong Kong. */
export function createTerms({ vocabulary, answers, questions }: Corpus): Terms {
  const { words } = vocabulary
  const names = [...words]
  const pairs = new Map<number, Map<number, number>>()
  for (const { left, right } of findCollocations([answers, questions], words.length)) {
    const rights = pairs.get(left) ?? new Map<number, number>()
    pairs.set(left, rights.set(right, names.length))
    names.push(`${words[left]} ${words[right]}`)
  }
  const visit: Terms['visit'] = ({ tokens, starts }, text, each) => {
    const end = starts[text + 1] ?? 0
    for (let i = starts[text] ?? 0; i < end; i++) {
      const token = tokens[i] ?? BREAK
      if (token === BREAK) continue
      each(token)
      const pair = i + 1 < end ? pairs.get(token)?.get(tokens[i + 1] ?? BREAK) : undefined
      if (pair !== undefined) each(pair)
    }
  }
  return { names, visit }
}
