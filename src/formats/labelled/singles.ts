import type { AcceptedLabel, Found, InventoryContext } from './found.js'

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
  { accepted, context }: { readonly accepted: ReadonlyMap<number, AcceptedLabel>; readonly context: InventoryContext },
): 'question' | 'answer' | undefined {
  if (!single.candidate.isProper || !['colon', 'timed'].includes(single.candidate.shape)) return undefined
  const place = placeOf(single, { accepted, context })
  return (
    sameAs(single, accepted) ??
    asksBetween(single, { place, context }) ??
    answersBetween(single, place) ??
    opens(single, { place, context })
  )
}

function placeOf(
  { line, candidate }: Found,
  { accepted, context }: { readonly accepted: ReadonlyMap<number, AcceptedLabel>; readonly context: InventoryContext },
): Place {
  const lines = [...accepted.keys()].toSorted((a, b) => a - b)
  const nextLine = lines.find((other) => other > line)
  const end = nextLine === undefined ? context.text.length : (context.lines[nextLine]?.start ?? context.text.length)
  return {
    before: accepted.get(lines.findLast((other) => other < line) ?? -1),
    after: accepted.get(nextLine ?? -1),
    said: context.text.slice(candidate.textStart, end),
  }
}

/** The role of a label whose words are all in this one: a full name with office, and later the surname alone. */
function sameAs({ candidate }: Found, accepted: ReadonlyMap<number, AcceptedLabel>): 'question' | 'answer' | undefined {
  const words = new Set(candidate.key.split(/[\s,]+/))
  const short = [...accepted.values()].find(({ candidate: { key, words: printed }, known }) => {
    const parts = key.split(/[\s,]+/)
    return !known.isKnown && printed.length > 2 && parts.length < words.size && parts.every((part) => words.has(part))
  })
  return short?.role
}

/** A name between an answer and an answer asks, where something is asked or the text is marked so. */
function asksBetween(
  { line, known }: Found,
  { place, context }: { readonly place: Place; readonly context: InventoryContext },
): 'question' | undefined {
  const isMarked = /[?？]/.test(place.said.slice(0, 1500)) || (context.lines[line]?.isBold ?? false) || known.lean > 0
  return place.before?.role !== 'question' && place.after?.role === 'answer' && isMarked ? 'question' : undefined
}

/** A name behind a question that nobody else answers, itself without a question at the end. */
function answersBetween({ known }: Found, { before, after, said }: Place): 'answer' | undefined {
  if (before?.role !== 'question' || after?.role === 'answer') return undefined
  return known.lean < 0 || !/[?？]["”’')\]]*\s*$/.test(said) ? 'answer' : undefined
}

const MAX_ABOVE_WORDS = 16

/** A name above all other labels opens the conference, where nothing but headings stands before it. */
function opens(
  { line, known, candidate }: Found,
  { place, context }: { readonly place: Place; readonly context: InventoryContext },
): 'answer' | undefined {
  if (place.before || !place.after) return undefined
  if (place.after.role === 'question' && (known.lean < 0 || line === context.from)) return 'answer'
  const isName = candidate.words.split(' ').length > 1 || known.lean < 0 || candidate.isCaps
  const above = context.lines.slice(context.from, line)
  const isOnTop = above.every(({ start, end }) => context.text.slice(start, end).split(/\s+/).length <= MAX_ABOVE_WORDS)
  return isName && isOnTop && place.said.trim().length > 20 ? 'answer' : undefined
}
