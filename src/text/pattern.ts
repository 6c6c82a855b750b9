import { onceFor, rememberWords } from './once.js'

/** A word as patterns ask for it: as it stands, or its beginning (`stem*`). */
export interface Glob {
  /** Lower case. */
  readonly text: string
  readonly isPrefix: boolean
}

/** Words that follow each other. */
export type GlobPhrase = readonly Glob[]

/** One place of a pattern. */
export type Element =
  | { readonly kind: 'words'; readonly phrases: readonly GlobPhrase[]; readonly isOptional: boolean }
  | { readonly kind: 'not'; readonly phrases: readonly GlobPhrase[] }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'actor' }

/** What is looked for in a row of words. Of phrases that fit one place, the first is taken that leads to the end. */
export type Pattern = readonly Element[]

/** Named lists of words and phrases that patterns can refer to. */
export type WordClasses = ReadonlyMap<string, readonly string[]>

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8, '....': 16 }
const CONTRACTION = /^(.+)(n't|'(?:s|d|ll|ve|re|m))$/

/**
 * Reads a pattern of words.
 *
 * `word` · `stem*` · `this|that` · `~maybe` · `!unless-next` · `{class}` · `..` up to 3 words, `...` 8, `....` 16 ·
 * `^` start of the sentence · `<actor>` the name of somebody other than the holder.
 * Edge: an unknown class throws RangeError with its name.
 */
export function parsePattern(text: string, classes: WordClasses): Pattern {
  return text.split(' ').filter(Boolean).map(elementsOf(classes))
}

const MAX_PARTS = 10_000

/** Reads the parts of patterns with some classes, each once: most patterns share theirs. */
const elementsOf = onceFor((classes: WordClasses) => rememberWords(MAX_PARTS, (part) => parseElement(part, classes)))

function parseElement(part: string, classes: WordClasses): Element {
  if (part === '^') return { kind: 'start' }
  if (part === '<actor>') return { kind: 'actor' }
  const max = GAPS[part]
  if (max) return { kind: 'gap', max }
  const isOptional = part.startsWith('~')
  const isNot = part.startsWith('!') && part.length > 1
  const phrases = phrasesOf(isOptional || isNot ? part.slice(1) : part, classes)
  return isNot ? { kind: 'not', phrases } : { kind: 'words', phrases, isOptional }
}

function phrasesOf(part: string, classes: WordClasses): readonly GlobPhrase[] {
  return part.split('|').flatMap((word) => {
    const name = /^\{(.+)\}$/.exec(word)?.[1]
    if (!name) return [globsOf(word)]
    const members = classes.get(name)
    if (!members) throw new RangeError(`no class is called "${name}"`)
    return members.map(globsOf)
  })
}

/** Words as the tokeniser cuts them: hyphens and contractions are boundaries. */
function globsOf(phrase: string): GlobPhrase {
  return phrase
    .split(/[ -]/)
    .filter(Boolean)
    .flatMap(splitContraction)
    .map((word) => (word.endsWith('*') ? { text: word.slice(0, -1), isPrefix: true } : { text: word, isPrefix: false }))
}

function splitContraction(word: string): readonly string[] {
  const match = CONTRACTION.exec(word)
  return match ? [match[1] ?? '', match[2] ?? ''] : [word]
}
