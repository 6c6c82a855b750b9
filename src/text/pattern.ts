/** A word for matching: lower case, with what is known of it. */
export interface Bead {
  readonly norm: string
  /** Index of the first bead of the actor's name that this bead belongs to, and of the bead after its last. */
  readonly actor?: { readonly first: number; readonly end: number }
}

type Glob = { readonly text: string; readonly isPrefix: boolean }
/** Each phrase is a sequence of words. */
type Phrases = readonly (readonly Glob[])[]

type Element =
  | { readonly kind: 'words'; readonly phrases: Phrases; readonly isOptional: boolean }
  | { readonly kind: 'not'; readonly phrases: Phrases }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'actor' }

/** A pattern ready to be matched. */
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
  return text
    .split(' ')
    .filter(Boolean)
    .map((part) => parseElement(part, classes))
}

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

function phrasesOf(part: string, classes: WordClasses): Phrases {
  return part.split('|').flatMap((word) => {
    const name = /^\{(.+)\}$/.exec(word)?.[1]
    if (!name) return [globsOf(word)]
    const members = classes.get(name)
    if (!members) throw new RangeError(`no class is called "${name}"`)
    return members.map(globsOf)
  })
}

/** Words as the tokeniser cuts them: hyphens and contractions are boundaries. */
function globsOf(phrase: string): readonly Glob[] {
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

/** First words that a pattern can begin with, for an index; undefined where it can begin with anything. */
export function firstWords(pattern: Pattern): readonly Glob[] | undefined {
  const [first] = pattern
  if (first?.kind !== 'words' || first.isOptional) return undefined
  return first.phrases.flatMap((phrase) => phrase.slice(0, 1))
}

/**
 * End of the first match of a pattern that begins at a bead; -1 where none does.
 *
 * Edge: time grows with pattern × beads, never faster: failures are remembered.
 */
export function matchAt(pattern: Pattern, beads: readonly Bead[], at: number): number {
  const failed = new Set<number>()
  const go = (element: number, bead: number): number => {
    const current = pattern[element]
    if (!current) return bead
    const key = element * (beads.length + 1) + bead
    if (failed.has(key)) return -1
    for (const next of stepsOf(current, beads, bead)) {
      const end = go(element + 1, next)
      if (end >= 0) return end
    }
    failed.add(key)
    return -1
  }
  return go(0, at)
}

function stepsOf(element: Element, beads: readonly Bead[], at: number): readonly number[] {
  switch (element.kind) {
    case 'start':
      return at === 0 ? [0] : []
    case 'not':
      return element.phrases.some((phrase) => phraseEnd(phrase, beads, at) >= 0) ? [] : [at]
    case 'gap':
      return Array.from({ length: Math.min(element.max, beads.length - at) + 1 }, (_, i) => at + i)
    case 'actor': {
      const actor = beads[at]?.actor
      return actor?.first === at ? [actor.end] : []
    }
    case 'words': {
      const ends = element.phrases.map((phrase) => phraseEnd(phrase, beads, at)).filter((end) => end >= 0)
      return element.isOptional ? [...ends, at] : ends
    }
  }
}

function phraseEnd(phrase: readonly Glob[], beads: readonly Bead[], at: number): number {
  for (let i = 0; i < phrase.length; i++) {
    const glob = phrase[i]
    const norm = beads[at + i]?.norm
    if (!glob || norm === undefined) return -1
    if (glob.isPrefix ? !norm.startsWith(glob.text) : norm !== glob.text) return -1
  }
  return at + phrase.length
}
