import { type Cues, foldLabel } from './cues.js'
import type { AcceptedLabel } from './inventory.js'

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
      const name = nameOf(candidate.words, cues)
      return (
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
  const [named = ''] = words.replace(/[[(（][^()[\]（）]*[)\]）]/g, ' ').split(/[,，]/)
  const parts = named.trim().split(/\s+/)
  const isTitle = (word: string) => {
    const folded = foldLabel(word).replace(/\.$/, '')
    return cues.offices.has(folded) || cues.addresses.has(folded)
  }
  const from = parts.findLastIndex(isTitle) + 1
  const head = parts.slice(0, from)
  const isOffice = head.some((word) => cues.offices.has(foldLabel(word)))
  const rest = parts.slice(from)
  if (rest.length === 0) return titleCase(named.trim())
  const name = titleCase(rest.join(' '))
  return rest.length === 1 && isOffice ? titleCase(parts.join(' ')) : name
}

function titleCase(words: string): string {
  if (words !== words.toUpperCase() || /\p{Script=Han}/u.test(words)) return words
  return words
    .toLowerCase()
    .replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=\bMc|['’](?=\p{L}{3}))\p{Ll}/gu, (letter) => letter.toUpperCase())
}
