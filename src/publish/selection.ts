import { MIXED, type PageIndex } from './page-index.js'

/** Which exchanges a reader asks for; what is absent does not limit. */
export interface Selection {
  readonly q?: string
  /** Day, month or year: 2022-03-03, 2022-03, 2022. */
  readonly from?: string
  readonly to?: string
  readonly topic?: string
  readonly outlet?: string
  /** Id of a country that question or answer names. */
  readonly country?: string
  /** Id of a target of a stance. */
  readonly target?: string
  /** `support`, `oppose`, `neutral` or `mixed`: toward the target, or toward any. */
  readonly stance?: string
  readonly event?: string
  /** One of the nine values, or one of the three classes. */
  readonly reply?: string
  /** A level, or `3+` for that and higher. */
  readonly level?: string
  readonly holder?: string
  /** `all` to have announcements too, or one kind. */
  readonly kind?: string
  /** `yes` for those that a person should look at. */
  readonly review?: string
}

/** Every name of a selection, in the order of its spelling in an address. */
export const SELECTION_KEYS = [
  ...(['q', 'from', 'to', 'topic', 'outlet', 'country', 'target', 'stance', 'event', 'reply', 'level'] as const),
  ...(['holder', 'kind', 'review'] as const),
]
const REPLY_CLASSES = ['clear', 'ambivalent', 'non-reply']

/** A selection as the part of an address behind `#`. */
export function addressOf(selection: Selection): string {
  const parts = SELECTION_KEYS.flatMap((key) => {
    const value = selection[key]
    return value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`]
  })
  return `#show?${parts.join('&')}`
}

/** The selection in an address; undefined where it has none. */
export function selectionAt(address: string): Selection | undefined {
  if (!address.startsWith('#show?')) return undefined
  const entries = address
    .slice('#show?'.length)
    .split('&')
    .map((part) => part.split('='))
    .flatMap(([key = '', value = '']) => (isKey(key) ? [[key, decode(value)]] : []))
  return Object.fromEntries(entries) as Selection
}

function isKey(key: string): boolean {
  return SELECTION_KEYS.some((known) => known === key)
}

/** A part of an address as text; as it stands where it is no encoding. */
export function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Whether an exchange (by its number) belongs to a selection. `textOf` gives its text in small letters, for `q`. */
export function isSelected(
  i: number,
  {
    index,
    selection,
    textOf,
  }: { readonly index: PageIndex; readonly selection: Selection; readonly textOf: (i: number) => string },
): boolean {
  const { columns } = index
  const transcript = index.transcripts[columns.transcript[i] ?? 0]
  const date = transcript?.[1] ?? ''
  const { from, to, topic, outlet, country, event, reply, level, holder, review, q } = selection
  if (!isKind(columns.kind[i] ?? '', selection.kind)) return false
  if (from && (date === '' || date < from)) return false
  if (to && (date === '' || date.slice(0, to.length) > to)) return false
  if (holder !== undefined && holder !== '' && index.holders[transcript?.[3] ?? 0] !== holder) return false
  if (topic && !columns.topics[i]?.some((number) => index.topics[number]?.[0] === topic)) return false
  if (outlet && !columns.outlets[i]?.some((number) => index.outlets[number]?.[0] === outlet)) return false
  if (country && !columns.countries[i]?.some((number) => index.countries[number]?.[0] === country)) return false
  if (!isStance(i, index, selection)) return false
  if (event && columns.event[i] !== event) return false
  if (reply && (REPLY_CLASSES.includes(reply) ? columns.replyClass : columns.reply)[i] !== reply) return false
  if (level && !isLevel(columns.level[i] ?? -1, level)) return false
  if (review && columns.review[i] === '') return false
  return (
    !q ||
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => textOf(i).includes(word))
  )
}

function isKind(kind: string, wanted: string | undefined): boolean {
  if (wanted === 'all') return true
  return wanted ? kind === wanted : kind !== 'announcement'
}

function isLevel(level: number, wanted: string): boolean {
  const number = Number.parseInt(wanted, 10)
  return wanted.endsWith('+') ? level >= number : level === number
}

function isStance(i: number, index: PageIndex, { target, stance }: Selection): boolean {
  if (!target && !stance) return true
  return (index.columns.stances[i] ?? []).some(
    ([number, value]) =>
      (!target || index.targets[number]?.[0] === target) && (!stance || stanceWord(value) === stance),
  )
}

/** The side that a stance takes, as the tables of counts name it. */
export function stanceWord(stance: number): 'support' | 'oppose' | 'neutral' | 'mixed' {
  if (stance === MIXED) return 'mixed'
  return stance > 0 ? 'support' : stance < 0 ? 'oppose' : 'neutral'
}
