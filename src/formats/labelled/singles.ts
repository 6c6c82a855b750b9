import { foldLabel } from './cues.js'
import type { AcceptedLabel, Found, InventoryContext } from './found.js'
import type { Candidate } from './labels.js'

type Role = 'question' | 'answer'

/** Where a name that is printed once stands among the labels that the text confirms. */
interface Place {
  readonly before: AcceptedLabel | undefined
  readonly after: AcceptedLabel | undefined
  /** What is said behind it, up to the next label. */
  readonly said: string
}

/** Who speaks under a name that stands as a label once; undefined where it is none. */
export function singleRole(
  single: Found,
  {
    accepted,
    open,
    context,
  }: {
    readonly accepted: ReadonlyMap<number, AcceptedLabel>
    /** Roles of the names that the text itself told, by folded label. */
    readonly open: ReadonlyMap<string, Role | undefined>
    readonly context: InventoryContext
  },
): Role | undefined {
  if (!single.candidate.isProper || !isSingular(single, context.text)) return undefined
  const place = placeOf(single, { accepted, context })
  return (
    sameAs(single, open) ??
    asksBetween(single, { place, accepted, context }) ??
    asksAlike(single, { accepted, context }) ??
    onlyAsks(single, { place, accepted }) ??
    answersBetween(single, place) ??
    answersToo(single, { place, text: context.text }) ??
    joins(single, { place, accepted, context }) ??
    opens(single, { place, context })
  )
}

/** Whether a label's shape is one that may stand once: before a colon or time, or as a heading of Markdown. */
function isSingular({ candidate: { shape, start } }: Found, text: string): boolean {
  if (shape === 'alone') return /#\s+$/.test(text.slice(Math.max(0, start - 4), start))
  return shape === 'colon' || shape === 'timed'
}

function placeOf(
  { line, candidate }: Found,
  { accepted, context }: { readonly accepted: ReadonlyMap<number, AcceptedLabel>; readonly context: InventoryContext },
): Place {
  let lineBefore = line - 1
  while (lineBefore >= 0 && !accepted.has(lineBefore)) lineBefore--
  let nextLine: number | undefined = line + 1
  while (nextLine < context.lines.length && !accepted.has(nextLine)) nextLine++
  if (nextLine >= context.lines.length) nextLine = undefined
  const end = nextLine === undefined ? context.text.length : (context.lines[nextLine]?.start ?? context.text.length)
  return {
    before: accepted.get(lineBefore),
    after: accepted.get(nextLine ?? -1),
    said: context.text.slice(candidate.textStart, end),
  }
}

/** The role of a label that is a part of this one, or this one of it: a full name with office, and elsewhere the surname alone. */
function sameAs({ candidate }: Found, open: ReadonlyMap<string, Role | undefined>): Role | undefined {
  const words = new Set(candidate.key.split(/[\s,]+/))
  const short = [...open].find(([key]) => {
    const parts = key.split(/[\s,]+/)
    const isLonger = key.length > 2 && parts.length < words.size && parts.every((part) => words.has(part))
    const isShorter = candidate.isCaps && words.size < parts.length && [...words].every((word) => parts.includes(word))
    return isLonger || isShorter
  })
  return short?.[1]
}

/** How many labels tell how a text marks who asks. */
const MIN_TOLD = 2

/** From how many labels on a name above all of them that asks nothing only opens. */
const MIN_OPENED = 4

/** A name between an answer and an answer asks, where something is asked or the text is marked so. */
function asksBetween(
  { line, known, candidate }: Found,
  {
    place,
    accepted,
    context,
  }: {
    readonly place: Place
    readonly accepted: ReadonlyMap<number, AcceptedLabel>
    readonly context: InventoryContext
  },
): 'question' | undefined {
  const asks = /[?？]/.test(place.said.slice(0, 1500))
  const isOpener = !place.before && !asks && accepted.size >= MIN_OPENED
  if (isOpener && !isNamedAgain(candidate, accepted)) return undefined
  const isMarked = asks || (context.lines[line]?.isBold ?? false) || known.lean > 0
  return place.before?.role !== 'question' && place.after?.role === 'answer' && isMarked ? 'question' : undefined
}

/** A name in a text that labels nobody but those who ask, whose line asks. */
function asksAlike(
  { line, candidate }: Found,
  { accepted, context }: { readonly accepted: ReadonlyMap<number, AcceptedLabel>; readonly context: InventoryContext },
): 'question' | undefined {
  const labels = [...accepted.values()]
  const said = context.text.slice(candidate.textStart, context.lines[line]?.end)
  return labels.length >= MIN_TOLD && labels.every(({ role }) => role === 'question') && /[?？]["”’')\]]*$/.test(said)
    ? 'question'
    : undefined
}

/** Whether a label ends with a word of this one: the same person, shortened. */
function isNamedAgain({ key, bracketed }: Candidate, accepted: ReadonlyMap<number, AcceptedLabel>): boolean {
  const words = `${key} ${foldLabel(bracketed)}`.split(/[\s,]+/)
  return [...accepted.values()].some(({ candidate }) => words.includes(candidate.key.split(' ').at(-1) ?? ''))
}

/** A name above a known speaker, where nobody else asks: the one who puts the only question. */
function onlyAsks(
  { known }: Found,
  { place, accepted }: { readonly place: Place; readonly accepted: ReadonlyMap<number, AcceptedLabel> },
): 'question' | undefined {
  if (place.before || place.after?.role !== 'answer' || !place.after.known.isKnown || known.lean < 0) return undefined
  return accepted.size === 1 ? 'question' : undefined
}

/** A name behind a question that nobody else answers, itself without a question at the end. */
function answersBetween({ known }: Found, { before, after, said }: Place): 'answer' | undefined {
  if (before?.role !== 'question' || after?.role === 'answer') return undefined
  return known.lean < 0 || !/[?？]["”’')\]]*\s*$/.test(said) ? 'answer' : undefined
}

const MAX_ASKED = 3000
const MAX_TOP = 6000

/** A name of several words between a question and another's answer, where the question or the top of the text has the surname. */
function answersToo(
  { candidate: { key, start } }: Found,
  { place: { before, after, said }, text }: { readonly place: Place; readonly text: string },
): 'answer' | undefined {
  if (before?.role !== 'question' || after?.role !== 'answer' || /[?？]/.test(said)) return undefined
  const surname = key.split(' ').at(-1) ?? ''
  const from = before.candidate.textStart
  const shown = [text.slice(0, Math.min(start, MAX_TOP)), text.slice(from, Math.min(start, from + MAX_ASKED))]
  const isNamed = shown.some((part) =>
    part
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(surname),
  )
  return isNamed && key.includes(' ') && surname.length > 2 ? 'answer' : undefined
}

/** A name with an office, or like those who answer in capitals, in a text where a word tells who asks: it asks nothing. */
function joins(
  { candidate, known }: Found,
  {
    place: { before, said },
    accepted,
    context: { cues },
  }: {
    readonly place: Place
    readonly accepted: ReadonlyMap<number, AcceptedLabel>
    readonly context: InventoryContext
  },
): 'answer' | undefined {
  const isFit = known.lean <= -3 || candidate.isCaps
  if (!before || /[?？]["”’')\]]*\s*$/.test(said) || !isFit || !candidate.words.includes(' ')) return undefined
  const labels = [...accepted.values()]
  const asking = labels.filter(({ role }) => role === 'question')
  const isTold = asking.every(
    ({ candidate: { key, words }, known }) =>
      known.isGeneric || words === 'Q' || key.split(' ').some((word) => cues.askerPrefixes.has(word)),
  )
  const alike = labels.filter(({ role, known }) => role === 'answer' && !known.isModerator)
  const boxed = alike.filter((other) => other.candidate.bracketed !== '').length
  const isAlike =
    alike.every((other) => other.candidate.isCaps) && (candidate.bracketed === '' ? boxed === 0 : boxed > 0)
  return asking.length >= MIN_TOLD && isTold && alike.length > 0 && (isAlike || known.lean <= -3) ? 'answer' : undefined
}

const MAX_TOPIC_WORDS = 5

/** Whether only a word or a few stand behind a name in its line, and no end of a sentence: `Lebanon: Ceasefire`. */
function isTopic({ textStart }: Candidate, { text, end }: { readonly text: string; readonly end: number }): boolean {
  const own = text.slice(textStart, end).trim()
  return own !== '' && own.split(/\s+/).length < MAX_TOPIC_WORDS && !/[\p{P}]$/u.test(own)
}

const MAX_ABOVE_WORDS = 16

/** A name above all other labels opens the conference, where nothing but headings stands before it. */
function opens(
  { line, known, candidate }: Found,
  { place, context }: { readonly place: Place; readonly context: InventoryContext },
): 'answer' | undefined {
  if (place.before || !place.after || isTopic(candidate, { end: context.lines[line]?.end ?? 0, text: context.text }))
    return undefined
  if (place.after.role === 'question' && (known.lean < 0 || line === context.from)) return 'answer'
  const isName = candidate.words.split(' ').length > 1 || known.lean < 0 || candidate.isCaps
  const above = context.lines.slice(context.from, line)
  const isOnTop = above.every(({ start, end }) => context.text.slice(start, end).split(/\s+/).length <= MAX_ABOVE_WORDS)
  return isName && isOnTop && place.said.trim().length > 20 ? 'answer' : undefined
}
