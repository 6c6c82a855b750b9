import type { Outlet } from '../../model/dialogue.js'
import { type Cues, foldLabel } from './cues.js'
import { type Candidate, SMALL } from './labels.js'

/** What a label's words alone say of who speaks. */
export interface LabelClass {
  /** Undefined where the words leave it open. */
  readonly role: 'question' | 'answer' | undefined
  /** Whether the words are known for a label: such a label needs no other evidence. */
  readonly isKnown: boolean
  /** Negative where words of office lean to answering, positive where a medium leans to asking. */
  readonly lean: number
  readonly outlets: readonly Outlet[]
  readonly isFollowUp: boolean
  readonly isModerator: boolean
  /** Whether the label names nobody. */
  readonly isGeneric: boolean
}

const OPEN = {
  ...{ role: undefined, isKnown: false, lean: 0, outlets: [], isFollowUp: false, isModerator: false, isGeneric: false },
} as const

const NUMBERED = /^(.{1,30}?)\s*(?:no\.?\s*)?[#\d]{1,3}[a-z]?$/
/** Initials in a column of their own: of a person, whatever medium has the same. */
const INITIALS = /^\p{Lu}{2,3}$/u
const DETERMINER = /^(?:the|a|an|another|unidentified|unknown|female|male|first|second|third|inaudible)\s+/

/** A label that is a known speaker's name. */
export const SPEAKER: LabelClass = { ...OPEN, role: 'answer', isKnown: true }

/** What is left of a moderator's label where nobody else asks: it may be the interviewer's. */
export const INTERVIEWER: LabelClass = { ...OPEN, lean: 1 }

/** Reads a label's words. `speakers` are folded full names of who is known to answer. */
export function classifyLabel(
  candidate: Candidate,
  { cues, speakers }: { readonly cues: Cues; readonly speakers: readonly string[] },
): LabelClass {
  if (candidate.shape === 'tabbed' && INITIALS.test(candidate.words)) return OPEN
  const key = candidate.key || foldLabel(candidate.bracketed)
  const base = bareKey(key)
  const bracketed = outletsIn(candidate.bracketed, cues)
  if (cues.moderators.has(base) || cues.moderators.has(key) || isPressOffice(key, cues))
    return { ...OPEN, role: 'answer', isKnown: true, isModerator: true, isGeneric: true }
  const followUp = cues.followUps.find(
    (word) =>
      key === word || key.startsWith(`${word} `) || key.endsWith(` ${word}`) || foldLabel(candidate.bracketed) === word,
  )
  if (followUp) return { ...OPEN, role: 'question', isKnown: true, isFollowUp: true, isGeneric: true }
  if (cues.outlets.isGeneric(base) || cues.outlets.isGeneric(key))
    return { ...OPEN, role: 'question', isKnown: true, outlets: bracketed, isGeneric: bracketed.length === 0 }
  if (cues.answerers.has(base)) return { ...OPEN, role: 'answer', isKnown: true, isGeneric: true }
  if (isClarifier(key, cues)) return { ...OPEN, role: 'question', isKnown: true, isFollowUp: true, isGeneric: true }
  if (
    cues.askers.has(base) ||
    cues.askers.has(lastPart(key)) ||
    endsWithHan(key, cues.askers) ||
    hasAskerPrefix(key, cues)
  )
    return { ...OPEN, role: 'question', isKnown: true, outlets: bracketed, isGeneric: bracketed.length === 0 }
  if (isSpeaker(key, { cues, speakers })) return { ...OPEN, role: 'answer', isKnown: true }
  const outlets = outletsIn(candidate.words, cues)
  if (outlets.length > 0) return { ...OPEN, role: 'question', isKnown: true, outlets }
  if (bracketed.length > 0) return { ...OPEN, role: 'question', isKnown: true, outlets: bracketed }
  if (hasAskerSuffix(key, cues)) return { ...OPEN, role: 'question', isKnown: true, isGeneric: true }
  return { ...OPEN, lean: leanOf(candidate, cues) }
}

/** Whether a label ends with words for those who lead through a conference: `Ministry Press Office`. */
function isPressOffice(key: string, { moderators, addresses }: Cues): boolean {
  const words = key.split(' ')
  const [first = '', last = ''] = words.slice(-2)
  return words.length > 2 && !addresses.has(first) && moderators.has(`${first} ${last}`)
}

/** Whether a label is a word for a question behind another that tells whose: `Media question`. */
function hasAskerSuffix(key: string, { askerPrefixes, offices }: Cues): boolean {
  const words = key.split(' ')
  return words.length === 2 && askerPrefixes.has(words[1] ?? '') && !offices.has(words[0] ?? '')
}

/** Whether a label is a word for a question before a name: `QUESTION JESSEN`. */
function hasAskerPrefix(key: string, { askerPrefixes, offices }: Cues): boolean {
  const [first = '', ...rest] = key.replace(/[,.]/g, '').split(' ')
  return (
    rest.length > 0 &&
    rest.length < (SMALL.test(rest[0] ?? '') ? 9 : 4) &&
    askerPrefixes.has(first.replace(/\d+$/, '')) &&
    !rest.some((word) => offices.has(word))
  )
}

/** What stands behind the last comma or dash of a label. */
function lastPart(key: string): string {
  return (key.split(/,|\s[-–—]{1,2}\s/).at(-1) ?? '').trim()
}

/** Whether a label ends with a word of a script that sets no blanks between words. */
function endsWithHan(key: string, words: ReadonlySet<string>): boolean {
  return /\p{Lo}$/u.test(key) && [...words].some((word) => /\p{Lo}$/u.test(word) && key.endsWith(word))
}

function bareKey(key: string): string {
  const plain = key.replace(DETERMINER, '')
  return NUMBERED.exec(plain)?.[1] ?? plain
}

function isClarifier(key: string, { outlets, clarifiers }: Cues): boolean {
  const words = key.replace(DETERMINER, '').split(' ')
  const last = words.at(-1) ?? ''
  return words.length > 1 && clarifiers.has(last) && outlets.isGeneric(words.slice(0, -1).join(' '))
}

/** Every medium that a label names: alone, or joined with others, or behind or before a person's name. */
function outletsIn(words: string, { outlets }: Cues): readonly Outlet[] {
  const whole = outlets.find(words)
  if (whole) return [whole]
  const joined = words.split(/(?<!\s)\s*(?:&|\/|;|、|\band\b|\|)\s*/)
  const all = joined.map((part) => outlets.find(part))
  if (joined.length > 1 && all.every((outlet) => outlet !== undefined))
    return all.filter((outlet) => outlet !== undefined)
  const parts = words
    .split(/(?:(?<!\s)\s*[,，(（)）]|(?<!\s)\s+[-–—|]\s|(?<!\s)\s*\b(?:from|of|with)\s)\s*/)
    .filter(Boolean)
  const named = parts.length > 1 ? parts.flatMap((part) => outlets.find(part) ?? []) : []
  if (named.length > 0) return named
  const role =
    /^(.{2,40}?)(?:\s+(?:journalist|reporter|correspondent|news agency|agency|newspaper|tv|television)|记者)$/iu.exec(
      words,
    )?.[1]
  const stripped = role ? outlets.find(role) : undefined
  return stripped ? [stripped] : []
}

/** Whether a label is a known speaker's full name, surname, first name, or name behind an office or a form of address. */
function isSpeaker(
  key: string,
  { cues, speakers }: { readonly cues: Cues; readonly speakers: readonly string[] },
): boolean {
  const words = key
    .replace(/[,.]/g, ' ')
    .split(' ')
    .filter((word) => word && !cues.addresses.has(word) && !cues.offices.has(word))
  const name = words.join(' ')
  if (name === '') return false
  return speakers.some(
    (full) =>
      full === name ||
      full.split(' ').includes(name) ||
      (words.length > 1 && name.includes(full)) ||
      isAbbreviated(words, full),
  )
}

function isAbbreviated(words: readonly string[], full: string): boolean {
  const parts = full.split(' ')
  return (
    words.length === 2 && parts.at(-1) === words[1] && (parts[0] ?? '').startsWith((words[0] ?? '').replace('.', ''))
  )
}

function leanOf({ key, words, bracketed, isCaps }: Candidate, cues: Cues): number {
  const parts = key
    .replace(/[.,]/g, ' ')
    .split(/\s|(?<=\p{L}{2})-(?=\p{L}{4})/u)
    .filter(Boolean)
  const office =
    parts.some((word) => cues.offices.has(word)) ||
    parts.some((word, i) => cues.offices.has(`${word} ${parts[i + 1] ?? ''}`))
  if (office || endsWithHan(key, cues.offices)) return -3
  if (bracketed.split(/\s+/).some((word) => cues.offices.has(foldLabel(word)))) return -3
  if (bracketed !== '') return 2
  const isAddressed = parts.some((word) => cues.addresses.has(word))
  if (words.includes(',')) return 1.5
  return isAddressed ? (isCaps ? -2.5 : -1) : 0
}
