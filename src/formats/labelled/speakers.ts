import { type Cues, foldLabel } from './cues.js'
import type { AcceptedLabel } from './found.js'

/** Full names of those who answer. */
export interface NameBook {
  /** Whom an answer without a name belongs to; empty where nobody is named. */
  readonly main: string
  /** The full name that a label of an answer stands for; empty for a moderator. */
  readonly speakerOf: (label: AcceptedLabel) => string
}

/** Learns full names from title, institution and the labels themselves. */
export function createNameBook({
  stated,
  known,
  labels,
  cues,
}: {
  readonly stated: readonly string[]
  readonly known: readonly string[]
  readonly labels: readonly AcceptedLabel[]
  readonly cues: Cues
}): NameBook {
  const printed = labels
    .filter(({ role, known: { isGeneric } }) => role === 'answer' && !isGeneric)
    .map(({ candidate }) => nameOf(candidate.words, cues))
    .filter((name) => name.split(' ').length > 1)
  const foldedStated = new Set(stated.map(foldLabel))
  const full = [...new Set([...stated, ...printed.filter((name) => !foldedStated.has(foldLabel(name))), ...known])]
  const fullNamed = fullNamesIn(full)
  const main = stated[0] ?? ''
  const namedBy = (words: string) => {
    if (stated.length === 1 && isOffice(words, cues)) return main
    const name = nameOf(words, cues)
    return (
      stated.find((other) => foldLabel(other).split(' ').at(-1) === foldLabel(name).split(' ').at(-1)) ??
      fullNamed(words, name) ??
      (name || titleCase(words))
    )
  }
  const namesKnown = new Map<string, string>()
  return {
    main,
    speakerOf: ({ candidate: { words }, known: { isModerator, isGeneric } }) => {
      if (isModerator) return ''
      if (isGeneric) return main
      const name = namesKnown.get(words) ?? namedBy(words)
      namesKnown.set(words, name)
      return name
    },
  }
}

/**
 * Tells which full name a label holds, else which is its name, else which its name is short for: the first of them.
 *
 * Each full name is folded once and found by its words, so that a text may have thousands.
 */
function fullNamesIn(full: readonly string[]): (words: string, name: string) => string | undefined {
  const whole = new Map<string, number>()
  const byWord = new Map<string, number>()
  const byLast = new Map<string, number[]>()
  full.forEach((name, at) => {
    const folded = foldLabel(name)
    const parts = folded.split(' ')
    const last = parts.at(-1) ?? ''
    if (!whole.has(folded)) whole.set(folded, at)
    for (const part of parts) if (!byWord.has(part)) byWord.set(part, at)
    const same = byLast.get(last)
    if (same) same.push(at)
    else byLast.set(last, [at])
  })
  const held = (words: string) => {
    const places = slicesOf(foldLabel(words).split(' ')).flatMap((slice) => whole.get(slice) ?? [])
    return places.filter((at) => full[at]?.includes(' ')).toSorted((a, b) => a - b)[0]
  }
  const shortFor = (name: string) => {
    const words = name.split(' ')
    const [first = ''] = words
    if (words.length === 1) return byWord.get(first)
    const isFirst = (at: number) => foldLabel(full[at] ?? '').startsWith(first.replace('.', ''))
    return byLast.get(words.at(-1) ?? '')?.find(isFirst)
  }
  return (words, name) => {
    const folded = foldLabel(name)
    const at = held(words) ?? whole.get(folded) ?? shortFor(folded)
    return at === undefined ? undefined : full[at]
  }
}

/** Every run of words. */
function slicesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(' ')),
  )
}

/** A label's name without office, form of address and what stands in brackets. */
function nameOf(words: string, cues: Cues): string {
  const parts = namedPart(holderOf(words, cues) ?? words.replace(/[[(（][^()[\]（）]*[)\]）]/g, ' '), cues).split(/\s+/)
  const from = parts.findLastIndex((word) => isTitle(word, cues)) + 1
  const hasOffice = parts.slice(0, from).some((word) => cues.offices.has(foldLabel(word)))
  const rest = withoutPlace(parts.slice(from))
  if (rest.length === 0) return titleCase(parts.join(' '))
  return rest.length === 1 && hasOffice ? titleCase(parts.join(' ')) : titleCase(rest.join(' '))
}

/** Who holds an office with its field, named in brackets behind it: `The Minister for Development (Anna Deacon)`. */
function holderOf(words: string, cues: Cues): string | undefined {
  const [, office = '', holder = ''] = /^([^()]+)\(([^()]+)\)$/.exec(words) ?? []
  const isOfField = /\s(?:of|for)\s/.test(office) && office.split(/\s+/).some((word) => isTitle(word, cues))
  const isPerson = /^(?:\p{Lu}[\p{L}.'’-]+(?:\s|$)){2,5}$/u.test(holder)
  return isOfField && isPerson ? holder : undefined
}

/** Whether a label is an office and nothing else. */
function isOffice(words: string, cues: Cues): boolean {
  const parts = words.split(/\s+/)
  return parts.every((word) => isTitle(word, cues)) && parts.some((word) => cues.offices.has(foldLabel(word)))
}

function isTitle(word: string, { offices, addresses }: Cues): boolean {
  const folded = foldLabel(word).replace(/\.$/, '')
  return offices.has(folded) || addresses.has(folded)
}

/** The part of a label between commas that names a person: the first, unless that one is an office and a later one none. */
function namedPart(words: string, cues: Cues): string {
  const parts = words.split(/[,，]/).map((part) => part.trim())
  const [first = '', ...later] = parts
  const hasOffice = (part: string) => part.split(/\s+/).some((word) => cues.offices.has(foldLabel(word)))
  const name = hasOffice(first) ? later.find((part) => part.split(/\s+/).length > 1 && !hasOffice(part)) : undefined
  return name ?? first
}

/** Without the place of an office: `of Russia` before a name. */
function withoutPlace(words: readonly string[]): readonly string[] {
  if (!/^(?:of|for)$/i.test(words[0] ?? '')) return words
  const skipped = /^the$/i.test(words[1] ?? '') ? 3 : 2
  return words.length - skipped >= 2 ? words.slice(skipped) : words
}

function titleCase(words: string): string {
  if (words !== words.toUpperCase() || /\p{Script=Han}/u.test(words)) return words
  return words
    .toLowerCase()
    .replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=\bMc|['’](?=\p{L}{3}))\p{Ll}/gu, (letter) => letter.toUpperCase())
}
