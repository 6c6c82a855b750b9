import type { OutletBook } from '../../knowledge/outlets.js'
import type { TurnRole } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { foldMarks } from '../../text/normalise.js'

/** A label at the beginning of a paragraph. */
export interface Label extends Span {
  /** As printed, without its colon. */
  readonly words: string
  /** Where the turn's text begins. */
  readonly textStart: number
}

const MAX_LABEL_WORDS = 7
const SMALL_WORDS = new Set([
  'of',
  'the',
  'and',
  'de',
  'for',
  'in',
  '&',
  'la',
  'le',
  'el',
  'clarifies',
  'adds',
  'explains',
])
const COLON_LABEL = /^([^:：\n?!"“]{1,60})[:：](?!\d|\/\/)[\s\u00a0]*/
const BARE_LABEL = /^(Q|A)(?:\s{1,}|\u00a0+)(?=\S)/

/** The speaker label that a paragraph begins with, if it does. */
export function findLabel(text: string, span: Span): Label | undefined {
  const words = surface(text, span)
  const match = COLON_LABEL.exec(words) ?? BARE_LABEL.exec(words)
  const label = match?.[1]?.trim() ?? ''
  if (!match || !isName(label)) return undefined
  return { words: label, start: span.start, end: span.start + label.length, textStart: span.start + match[0].length }
}

function isName(label: string): boolean {
  const words = label.split(/\s+/)
  const isShort = words.length <= MAX_LABEL_WORDS && /^\p{Lu}/u.test(label)
  return isShort && words.every((word) => SMALL_WORDS.has(word.toLowerCase()) || /^[(“"]?[\p{Lu}\p{N}]/u.test(word))
}

interface RoleContext {
  readonly speakers: readonly string[]
  readonly outlets: OutletBook
}

const ANSWERER =
  /^(A|THE [A-Z ]+|(?:MR|MS|MRS|DR|SECRETARY|ADMIRAL|GENERAL|AMBASSADOR|PRESS SECRETARY|MODERATOR|SENIOR [A-Z ]+)\.? .+)$/

/** Whether a label asks or answers; undefined for one that does neither by its form. */
export function roleOf(label: string, { speakers, outlets }: RoleContext): TurnRole | undefined {
  const words = foldMarks(label).replace(/\s+/g, ' ')
  if (speakers.some((name) => name === words || name.split(' ')[0] === words || name.split(' ').at(-1) === words))
    return 'answer'
  if (/^(spokesperson|spokesman|spokeswoman)\b/i.test(words)) return 'answer'
  if (outlets.isGeneric(words) || outlets.find(words)) return 'question'
  return ANSWERER.test(words) ? 'answer' : undefined
}
