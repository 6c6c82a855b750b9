import { inflectVerb } from './inflect.js'

/** One place of a phrase: the words that fit, or a gap of some tokens. */
type Element =
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly isOptional: boolean }
  | { readonly kind: 'gap' }

/** A phrase ready for matching. */
export interface Phrase {
  readonly elements: readonly Element[]
}

/** Half-open range of tokens that a phrase covers. */
export interface PhraseMatch {
  readonly firstToken: number
  readonly endToken: number
}

/** What the matcher needs to see of a text: the words, and which of them any phrase may step over. */
export interface PhraseText {
  readonly words: readonly string[]
  /** Whether a token is an adverb that may stand between the words of a phrase. */
  readonly isSkipped: (index: number) => boolean
}

const MAX_GAP = 3
const MAX_ADVERBS = 2

/**
 * Reads a phrase: words; `~verb` for every form of a verb; `a|b` for a choice; `(word)` for one that may be missing; `...` for up to three tokens.
 *
 * Edge: hyphens and apostrophes split as the tokeniser splits them; a phrase begins with words.
 */
export function compilePhrase(source: string, irregular: Readonly<Record<string, readonly string[]>>): Phrase {
  return { elements: source.split(' ').flatMap((part) => compileElement(part, irregular)) }
}

/** Every word that a phrase can begin with. */
export function firstWords({ elements }: Phrase): readonly string[] {
  const words: string[] = []
  for (const element of elements) {
    if (element.kind === 'gap') break
    words.push(...element.words)
    if (!element.isOptional) break
  }
  return words
}

/** How much a phrase asks for: longer phrases win over the shorter ones inside them. */
export function phraseWeight({ elements }: Phrase): number {
  return elements.reduce(
    (sum, element) => sum + (element.kind === 'gap' ? 0.1 : element.isOptional ? 0.2 : 1 + 1 / element.words.size / 10),
    0,
  )
}

/** Where a phrase that begins at `at` ends, if it stands there; `limit` is the first token beyond reach. */
export function matchPhrase(
  phrase: Phrase,
  { text, at, limit }: { readonly text: PhraseText; readonly at: number; readonly limit: number },
): PhraseMatch | undefined {
  const end = matchFrom({ phrase, text, limit, start: at }, 0, at)
  return end < 0 ? undefined : { firstToken: at, endToken: end }
}

interface Attempt {
  readonly phrase: Phrase
  readonly text: PhraseText
  readonly limit: number
  readonly start: number
}

function matchFrom(attempt: Attempt, element: number, at: number): number {
  const { phrase, text, limit, start } = attempt
  const next = phrase.elements[element]
  if (!next) return at
  if (next.kind === 'gap') {
    for (let gap = 0; gap <= MAX_GAP && at + gap < limit; gap++) {
      const end = matchFrom(attempt, element + 1, at + gap)
      if (end >= 0) return end
    }
    return -1
  }
  for (let skip = 0; skip <= MAX_ADVERBS && at + skip < limit; skip++) {
    if (skip > 0 && (at === start || !text.isSkipped(at + skip - 1))) break
    if (next.words.has(text.words[at + skip] ?? '')) return matchFrom(attempt, element + 1, at + skip + 1)
  }
  return next.isOptional ? matchFrom(attempt, element + 1, at) : -1
}

function compileElement(part: string, irregular: Readonly<Record<string, readonly string[]>>): readonly Element[] {
  if (part === '...') return [{ kind: 'gap' }]
  const isOptional = part.startsWith('(') && part.endsWith(')')
  const body = isOptional ? part.slice(1, -1) : part
  if (!body.includes('|') && !body.startsWith('~')) {
    return splitWord(body).map((word) => ({ kind: 'words', words: new Set([word]), isOptional }))
  }
  const words = body
    .split('|')
    .flatMap((word) => (word.startsWith('~') ? inflectVerb(word.slice(1), irregular[word.slice(1)]) : [word]))
  return [{ kind: 'words', words: new Set(words), isOptional }]
}

/** As the tokeniser does: hyphens stand alone, contractions part. */
function splitWord(word: string): readonly string[] {
  if (word === '-') return [word]
  return word.split(/(-)|(?=n't$)|(?='s$)/).filter((piece) => piece !== undefined && piece !== '')
}
