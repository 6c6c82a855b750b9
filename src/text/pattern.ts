/** A word for matching: lower case, with what is known of it. */
export interface Bead {
  readonly norm: string
  /** Index of the first bead of the actor's name that this bead belongs to, and of the bead after its last. */
  readonly actor?: { readonly first: number; readonly end: number }
}

type Glob = { readonly text: string; readonly isPrefix: boolean }
type Phrase = readonly Glob[]
/** Each phrase is a sequence of words; they are found by their first. */
interface Phrases {
  readonly all: readonly Phrase[]
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  readonly firstPrefixes: readonly string[]
}

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
  const all = part.split('|').flatMap((word) => {
    const name = /^\{(.+)\}$/.exec(word)?.[1]
    if (!name) return [globsOf(word)]
    const members = classes.get(name)
    if (!members) throw new RangeError(`no class is called "${name}"`)
    return members.map(globsOf)
  })
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of all) {
    const [first] = phrase
    if (first && !first.isPrefix) byFirst.set(first.text, [...(byFirst.get(first.text) ?? []), phrase])
  }
  return { all, byFirst, firstPrefixes: all.flatMap(([first]) => (first?.isPrefix ? [first.text] : [])) }
}

const NONE: readonly Phrase[] = []

/** The phrases that can begin at a bead, in their order. */
function phrasesAt({ all, byFirst, firstPrefixes }: Phrases, beads: readonly Bead[], at: number): readonly Phrase[] {
  const norm = beads[at]?.norm
  if (norm === undefined) return NONE
  return firstPrefixes.some((prefix) => norm.startsWith(prefix)) ? all : (byFirst.get(norm) ?? NONE)
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

/** Where a pattern can begin, for an index. */
export interface Beginnings {
  readonly words: readonly Glob[]
  readonly isActor: boolean
  readonly isStart: boolean
  /** Whether it can begin with any word. */
  readonly isAnywhere: boolean
}

/** Where a pattern can begin: the words of its first element, and of those after it as long as they are optional. */
export function beginningsOf(pattern: Pattern): Beginnings {
  const words: Glob[] = []
  const nothing = { words, isActor: false, isStart: false, isAnywhere: false }
  for (const element of pattern) {
    if (element.kind === 'start') return { ...nothing, isStart: true }
    if (element.kind === 'actor') return { ...nothing, isActor: true }
    if (element.kind !== 'words') return { ...nothing, isAnywhere: true }
    words.push(...element.phrases.all.flatMap((phrase) => phrase.slice(0, 1)))
    if (!element.isOptional) return nothing
  }
  return { ...nothing, isAnywhere: true }
}

/**
 * End of the first match of a pattern that begins at a bead; -1 where none does.
 *
 * Edge: time grows with pattern × beads, never faster: failures are remembered from the first gap on.
 */
export function matchAt(pattern: Pattern, beads: readonly Bead[], at: number): number {
  return matchFrom({ pattern, beads, failed: undefined }, 0, at)
}

interface Matching {
  readonly pattern: Pattern
  readonly beads: readonly Bead[]
  /** Places that lead nowhere; made when the first gap opens several ways. */
  failed: Set<number> | undefined
}

function matchFrom(matching: Matching, element: number, at: number): number {
  const { pattern, beads } = matching
  const current = pattern[element]
  if (!current) return at
  const key = element * (beads.length + 1) + at
  if (matching.failed?.has(key)) return -1
  const end = step(matching, { current, element, at })
  if (end < 0) matching.failed?.add(key)
  return end
}

function step(
  matching: Matching,
  { current, element, at }: { readonly current: Element; readonly element: number; readonly at: number },
): number {
  const { beads } = matching
  switch (current.kind) {
    case 'start':
      return at === 0 ? matchFrom(matching, element + 1, 0) : -1
    case 'not':
      return phrasesAt(current.phrases, beads, at).some((phrase) => phraseEnd(phrase, beads, at) >= 0)
        ? -1
        : matchFrom(matching, element + 1, at)
    case 'gap':
      return matchGap(matching, { max: current.max, element, at })
    case 'actor': {
      const actor = beads[at]?.actor
      return actor?.first === at ? matchFrom(matching, element + 1, actor.end) : -1
    }
    case 'words': {
      for (const phrase of phrasesAt(current.phrases, beads, at)) {
        const next = phraseEnd(phrase, beads, at)
        const end = next < 0 ? -1 : matchFrom(matching, element + 1, next)
        if (end >= 0) return end
      }
      return current.isOptional ? matchFrom(matching, element + 1, at) : -1
    }
  }
}

function matchGap(
  matching: Matching,
  { max, element, at }: { readonly max: number; readonly element: number; readonly at: number },
): number {
  matching.failed ??= new Set()
  const last = Math.min(max, matching.beads.length - at)
  for (let skipped = 0; skipped <= last; skipped++) {
    const end = matchFrom(matching, element + 1, at + skipped)
    if (end >= 0) return end
  }
  return -1
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
