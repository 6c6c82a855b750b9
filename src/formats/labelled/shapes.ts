import { INTERVIEWER, type LabelClass } from './classify.js'
import type { Found, InventoryContext } from './found.js'
import { furnitureKind } from './furniture.js'
import type { Candidate } from './labels.js'

/** What a text uses for labels, counted once. */
interface Usage {
  /** How often a shape stands, and a shape with a name. */
  readonly counts: ReadonlyMap<string, number>
  /** Lines of known words that stand alone. */
  readonly knownAlone: ReadonlySet<number>
  readonly hasGenericAlone: boolean
  readonly hasGenericBoxed: boolean
  /** Whether a label that is known has a capital. */
  readonly hasCapitals: boolean
  readonly hasColonAnswers: boolean
  readonly bareQ: readonly Found[]
  /** Whether `Q.` stands with its full stop. */
  readonly hasStoppedQ: boolean
  /** Whether several names in capitals stand before a full stop. */
  readonly hasStoppedCaps: boolean
  /** Lines that are the names of who speaks below. */
  readonly plates: ReadonlySet<number>
  /** How many lines are a name, a dash and a firm or office. */
  readonly dashedNames: number
  readonly allowsBareA: boolean
  /** Shapes that so many lines have that they are the text's own. */
  readonly ruling: ReadonlySet<string>
  /** Whether a label that is known stands alone as a heading of Markdown. */
  readonly hasHashAlone: boolean
}

const RULING_SHARE = 0.5
const MIN_RULING = 4

function usageOf(all: readonly Found[], context: InventoryContext): Usage {
  const { text, lines, from } = context
  const counts = new Map<string, number>()
  for (const { candidate } of all)
    for (const name of [candidate.shape, `${candidate.shape} ${candidate.key}`])
      counts.set(name, (counts.get(name) ?? 0) + 1)
  const bareQ = all.filter(({ candidate }) => candidate.shape === 'bare' && isBareQ(candidate))
  const hasColonAnswers = all.some(({ candidate, known }) => candidate.shape === 'colon' && known.role === 'answer')
  const caps = all.filter(
    ({ candidate }) => candidate.shape === 'colon' && candidate.isCaps && candidate.words.length > 1,
  )
  const alone = all.filter(({ candidate }) => candidate.shape === 'alone' && !candidate.words.includes(','))
  const stopped = all.filter(
    ({ candidate }) => candidate.shape === 'stopped' && candidate.isCaps && candidate.words.includes(' '),
  )
  const body = lines.slice(from)
  const opening = body.filter(({ isAfterBlank }) => isAfterBlank).length
  const isRuling = (shape: string) => {
    const opens = all.every(({ candidate, line }) => candidate.shape !== shape || lines[line]?.isAfterBlank)
    return (counts.get(shape) ?? 0) >= Math.max(MIN_RULING, RULING_SHARE * (opens ? opening : body.length))
  }
  return {
    counts,
    ruling: new Set(['dashed', 'boxed', 'stopped'].filter(isRuling)),
    hasHashAlone: alone.some(({ known, candidate }) => known.role !== undefined && isHash(candidate, text)),
    knownAlone: new Set(alone.filter(({ known }) => known.isKnown).map(({ line }) => line)),
    hasGenericAlone: alone.some(({ known }) => known.isGeneric),
    hasGenericBoxed: all.some(({ candidate, known }) => candidate.shape === 'boxed' && known.isGeneric),
    hasCapitals: all.some(({ known, candidate }) => known.isKnown && !isSmall(candidate)),
    hasColonAnswers,
    bareQ,
    hasStoppedQ: bareQ.some((q) => text[q.candidate.end] === '.'),
    hasStoppedCaps: stopped.length > 2 && new Set(stopped.map(({ candidate: { key } }) => key)).size > 1,
    plates: platesOf(all, context),
    dashedNames: alone.filter(({ candidate: { words } }) => DASHED_NAME.test(words)).length,
    allowsBareA: bareQ.length > 0 && !hasColonAnswers && caps.length < 2,
  }
}

const PLATES_SHARE = 0.8

/** A name that is a line of its own as the label that it is in such a text. */
function asPlate(found: Found, { plates }: Usage): Found {
  const { candidate } = found
  return plates.has(found.line) ? { ...found, candidate: { ...candidate, shape: 'plate' } } : found
}

/**
 * The lines that name who speaks below: names that are lines of their own, some of which come back, where nearly all lines
 * in bold type, or nearly all below the times of captions, are such; or a name and behind a comma who that is.
 */
function platesOf(proper: readonly Found[], { lines, from, text, cues }: InventoryContext): ReadonlySet<number> {
  const isCue = (at: number) => {
    const span = lines[at]
    return span !== undefined && furnitureKind(text, { span, cues }) === 'timestamp'
  }
  const alone = proper.filter(({ candidate }) => candidate.shape === 'alone' && candidate.isProper)
  const bold = alone.filter(({ candidate }) => candidate.isBold)
  const cued = alone.filter(({ line }) => isCue(line - 1))
  const titled = alone.filter(({ candidate: { words }, line }) => words.includes(',') && lines[line + 1] !== undefined)
  const names = alone.filter(
    ({ known, candidate }) => known.isKnown && !titled.some((own) => own.candidate === candidate),
  )
  const sets = [
    { plates: bold, all: lines.slice(from).filter(({ isBold }) => isBold).length },
    { plates: cued, all: lines.filter((_, at) => at > from && isCue(at - 1)).length },
    { plates: titled.some(({ known }) => known.isKnown) ? [...titled, ...names] : [], all: 0 },
  ]
  return new Set(sets.flatMap(({ plates, all }) => (arePlates(plates, all) ? plates.map(({ line }) => line) : [])))
}

function arePlates(plates: readonly Found[], all: number): boolean {
  const distinct = new Set(plates.map(({ candidate: { key } }) => key)).size
  return plates.length >= Math.max(MIN_RULING, PLATES_SHARE * all) && distinct > 1 && distinct <= 0.75 * plates.length
}

/** Leaves out bare letters, lone words and other rarer shapes where the text does not use them for labels. */
export function keepShapes(all: readonly Found[], context: InventoryContext): readonly Found[] {
  const { lines, text } = context
  const usage = usageOf(all, context)
  const plated = usage.plates.size > 0 ? all.map((found) => asPlate(found, usage)) : all
  return plated.filter((found) => {
    if (isSmall(found.candidate) && usage.hasCapitals) return false
    if (found.candidate.shape === 'alone') return lines[found.line + 1] !== undefined && isAlone(found, { usage, text })
    return isUsed(found, { usage, text })
  })
}

/** Whether a text uses a label's shape for labels, for those within a line. */
function isUsed(
  { candidate, known }: Found,
  { usage, text }: { readonly usage: Usage; readonly text: string },
): boolean {
  const isRepeated = comesBack(candidate, usage)
  switch (candidate.shape) {
    case 'bare':
      if (isBareQ(candidate))
        return !isNumbered(candidate) || usage.bareQ.filter(({ candidate: q }) => isNumbered(q)).length > 1
      return usage.allowsBareA && isBareAnswer(candidate, usage)
    case 'timed':
      return known.isKnown || (usage.counts.get('timed') ?? 0) > 1
    case 'tabbed':
      return isRepeated
    case 'stopped':
      return !usage.hasColonAnswers && isStopped({ candidate, known }, usage)
    case 'dashed':
      if (!usage.hasColonAnswers && usage.bareQ.length > 1 && (usage.counts.get(`dashed ${candidate.key}`) ?? 0) > 1)
        return true
      return !usage.hasColonAnswers && isRepeated && (known.isKnown || candidate.isCaps || usage.ruling.has('dashed'))
    case 'typed':
      return !usage.hasColonAnswers && isRepeated
    case 'boxed':
      return isBoxed(candidate, { known, usage, text })
    default:
      return true
  }
}

/** A letter, numbered or not, and maybe a name behind its number. */
function isBareQ({ words }: Candidate): boolean {
  return /^Q\d{0,3}(?:[.)]?\s|$)/.test(words)
}

function isNumbered({ words }: Candidate): boolean {
  return /^Q\d/.test(words)
}

function isBareAnswer({ gap, words }: Candidate, { bareQ }: Usage): boolean {
  return gap > 1 || (words.startsWith('A') && bareQ.some(({ candidate }) => candidate.gap === 1))
}

/** Whether a line of its own is a label: no row of a table's head, and known or one of several that come back. */
function isAlone(
  { candidate, known, line }: Found,
  { usage, text }: { readonly usage: Usage; readonly text: string },
): boolean {
  if (usage.hasHashAlone && isHash(candidate, text) && (candidate.isProper || known.isKnown)) return true
  if (usage.knownAlone.has(line - 1) || usage.knownAlone.has(line + 1)) return false
  if (comesBack(candidate, usage) && candidate.isProper && (candidate.isCaps || usage.hasGenericAlone)) return true
  if (candidate.words.includes(',')) return false
  if (DASHED_NAME.test(candidate.words)) return usage.dashedNames > 2
  const isFit = known.isGeneric || (usage.bareQ.length === 0 && candidate.isProper)
  return known.isKnown && isFit && candidate.words.length < 40
}

/** Whether a label is written in small letters: one only where no label has a capital. */
function isSmall({ words }: Candidate): boolean {
  return /^\p{Ll}/u.test(words)
}

/** Whether a line is a heading of Markdown. */
function isHash({ start }: Candidate, text: string): boolean {
  return /#\s+$/.test(text.slice(Math.max(0, start - 4), start))
}

/** A name, and behind a dash a firm or an office. */
const DASHED_NAME = /\S\s[-–—]{1,2}\s\S/

/** Whether words before a full stop are a label: beside `Q.` where they come back, or in capitals where several names are. */
function isStopped({ candidate, known }: Pick<Found, 'candidate' | 'known'>, usage: Usage): boolean {
  if (usage.ruling.has('stopped') && (comesBack(candidate, usage) || known.isKnown || known.lean < 0)) return true
  return (usage.hasStoppedQ && comesBack(candidate, usage)) || (usage.hasStoppedCaps && candidate.isCaps)
}

/** Whether a label of a rarer shape stands in a text with others of that shape; one before a full stop must come back itself. */
function comesBack({ key, shape }: Candidate, { counts }: Usage): boolean {
  const all = counts.get(shape) ?? 0
  const own = counts.get(`${shape} ${key}`) ?? 0
  return shape === 'stopped' ? own > 1 : all > 2 && all > own
}

/** Whether words in brackets at the beginning of a line are a label: generic, in the brackets of East Asia, or an office beside such. */
function isBoxed(
  candidate: Candidate,
  { known, usage, text }: { readonly known: LabelClass; readonly usage: Usage; readonly text: string },
): boolean {
  if (text[candidate.start - 1] === '【') return (usage.counts.get('boxed') ?? 0) > 1
  if (usage.ruling.has('boxed') && comesBack(candidate, usage)) return true
  return known.isGeneric || (known.lean < 0 && usage.hasGenericBoxed)
}

/** Where nobody else asks, a moderator may be the one who does. */
export function openModerators(all: readonly Found[]): readonly Found[] {
  if (all.some(({ known }) => known.role === 'question')) return all
  const count = (key: string) => all.filter(({ candidate }) => candidate.key === key).length
  return all.map((found) =>
    found.known.isModerator && (count(found.candidate.key) > 1 || found.candidate.bracketed !== '')
      ? { ...found, known: INTERVIEWER }
      : found,
  )
}

const MIN_STYLED = 3
const STYLED_SHARE = 0.8

/** Where a text sets its labels in capitals, other words before a colon are none. */
export function keepStyle(all: readonly Found[]): readonly Found[] {
  const counts = new Map<string, number>()
  for (const { candidate } of all) counts.set(candidate.key, (counts.get(candidate.key) ?? 0) + 1)
  const colons = all.filter(
    ({ candidate, known }) =>
      candidate.shape === 'colon' &&
      (known.isKnown || candidate.isCaps || known.lean !== 0 || (counts.get(candidate.key) ?? 0) > 2),
  )
  const caps = colons.filter(({ candidate }) => candidate.isCaps)
  const bareQ = all.some(({ candidate }) => candidate.shape === 'bare' && candidate.words === 'Q')
  const named = caps.filter(({ candidate }) => candidate.words.length > 1)
  const isCapsText = named.length >= (bareQ ? 1 : MIN_STYLED) && caps.length >= STYLED_SHARE * colons.length
  return isCapsText ? all.filter(({ candidate }) => candidate.shape !== 'colon' || candidate.isCaps) : all
}
