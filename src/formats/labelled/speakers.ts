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
  const full = [
    ...new Set([
      ...stated,
      ...printed.filter((name) => !stated.some((other) => foldLabel(other) === foldLabel(name))),
      ...known,
    ]),
  ]
  const main = stated[0] ?? ''
  return {
    main,
    speakerOf: ({ candidate, known: { isModerator, isGeneric } }) => {
      if (isModerator) return ''
      if (isGeneric) return main
      if (stated.length === 1 && isOffice(candidate.words, cues)) return main
      const name = nameOf(candidate.words, cues)
      return (
        stated.find((other) => foldLabel(other).split(' ').at(-1) === foldLabel(name).split(' ').at(-1)) ??
        full.find(
          (other) => other.includes(' ') && ` ${foldLabel(candidate.words)} `.includes(` ${foldLabel(other)} `),
        ) ??
        full.find((other) => foldLabel(other) === foldLabel(name)) ??
        full.find((other) => isShortFor(name, other)) ??
        (name || titleCase(candidate.words))
      )
    },
  }
}

function isShortFor(name: string, full: string): boolean {
  const parts = foldLabel(full).split(' ')
  const words = foldLabel(name).split(' ')
  if (words.length === 1) return parts.includes(words[0] ?? '')
  return parts.at(-1) === words.at(-1) && (parts[0] ?? '').startsWith((words[0] ?? '').replace('.', ''))
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
