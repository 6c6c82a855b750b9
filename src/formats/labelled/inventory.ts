import { classifyLabel } from './classify.js'
import { foldLabel } from './cues.js'
import type { AcceptedLabel, Found, InventoryContext, Turned } from './found.js'
import { furnitureKind } from './furniture.js'
import type { Candidate } from './labels.js'
import { createRepeats } from './repeats.js'
import { inferRoles } from './roles.js'
import { keepShapes, keepStyle, openModerators } from './shapes.js'
import { singleRole } from './singles.js'

/** Which of the candidates are labels, by line, and whether they ask or answer: worked out from the whole text. */
export function takeInventory(context: InventoryContext): ReadonlyMap<number, AcceptedLabel> {
  const speakers = context.speakers.map(foldLabel)
  const counts = new Map<string, number>()
  for (const { key } of context.candidates.filter((candidate) => candidate !== undefined))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  const isOnly = (key: string) => counts.get(key) === 1
  const all = context.candidates.flatMap((candidate, line): readonly Found[] =>
    candidate && line >= context.from && !isFurniture(candidate, { line, context, isOnly })
      ? [{ line, candidate, known: classifyLabel(candidate, { cues: context.cues, speakers }) }]
      : [],
  )
  const shaped = openModerators(keepShapes(all, context))
  const styled = keepStyle(shaped)
  const isRepeated = createRepeats(styled, context)
  const firm = styled.filter((found) => isFirm(found, { text: context.text, isRepeated }))
  const ends = endsOf(styled, context)
  const turned = firm.map((found) => weigh(found, { end: ends.get(found.line) ?? 0, text: context.text }))
  const roles = inferRoles(turned)
  const accepted = new Map<number, AcceptedLabel>()
  for (const found of turned) {
    const role = found.known.role ?? roles.get(found.candidate.key) ?? 'question'
    accepted.set(found.line, {
      candidate: found.candidate,
      role,
      known: found.known,
      confidence: found.known.role ? 0.98 : 0.85,
    })
  }
  const open = new Map(
    turned.flatMap(({ known, candidate: { key } }) => (known.isKnown ? [] : [[key, roles.get(key)]])),
  )
  for (const single of styled.filter(({ line }) => !accepted.has(line))) {
    const role = singleRole(single, { accepted, open, context })
    if (role) accepted.set(single.line, { candidate: single.candidate, role, known: single.known, confidence: 0.75 })
  }
  return accepted
}

/** How long the name and office may be behind a word such as `Moderator:` that only says who is there. */
const MAX_NAMED = 50

/** Names and offices in a row, though a full stop may end them: nothing that anybody says. */
const NAMES =
  /^(?:(?:\p{Lu}[\p{L}.'’-]*|of|the|and|for|to|de|du|der|von|van|al|bin)[,;]?(?:\s|\.?$)|\(\p{Lu}[^()\n]{1,40}\)[,;]?(?:\s|\.?$)){2,40}$/u

/** Whether a line with a colon is a heading or belongs to the page: `Updated: …`. */
function isFurniture(
  { key, textStart }: Candidate,
  {
    line,
    context: { text, lines, cues },
    isOnly,
  }: { readonly line: number; readonly context: InventoryContext; readonly isOnly: (key: string) => boolean },
): boolean {
  const span = lines[line]
  const rest = text.slice(textStart, span?.end ?? textStart)
  const isNaming = isOnly(key) && NAMES.test(rest)
  const isSpeech = !isNaming && (!isOnly(key) || rest.length > MAX_NAMED || /[.?!…]["”’)]*$/.test(rest))
  const isRole = cues.outlets.isGeneric(key) || cues.moderators.has(key)
  const isSection = cues.sections.has(key) && !(isRole && isSpeech)
  return isSection || (span !== undefined && furnitureKind(text, { span, cues }) === 'notice')
}

/** Shapes that nobody but a label has: where they were kept, nothing else need be asked. */
const OWN_SHAPES = new Set(['timed', 'voiced', 'tabbed', 'stopped', 'boxed', 'dashed', 'typed', 'plate'])

function isFirm(
  { candidate, known }: Found,
  { text, isRepeated }: { readonly text: string; readonly isRepeated: (key: string) => boolean },
): boolean {
  if (known.isKnown) return true
  if (!candidate.isProper && !candidate.isBold && !candidate.words.includes(',') && !/^\p{Ll}/u.test(candidate.words))
    return false
  if (OWN_SHAPES.has(candidate.shape) || (candidate.shape === 'alone' && candidate.words.includes(' -'))) return true
  if (known.lean <= -2.5 && candidate.isCaps) return true
  const hasStamp = /^\s*[*_]{0,2}[:：][*_]{0,2}\s*[[(]?\d{1,2}:\d{2}/.test(
    text.slice(candidate.end, candidate.end + 20),
  )
  if (hasStamp || (candidate.isStamped && candidate.isProper && candidate.shape === 'colon')) return true
  return isRepeated(candidate.key)
}

/** By line, where the next label that may be one begins. */
function endsOf(all: readonly Found[], { text, lines }: InventoryContext): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  let end = lines.at(-1)?.end ?? text.length
  for (const { line, candidate } of all.toReversed()) {
    ends.set(line, end)
    if (candidate.isProper) end = candidate.start
  }
  return ends
}

function weigh(found: Found, { end, text }: { readonly end: number; readonly text: string }): Turned {
  const said = text.slice(found.candidate.textStart, end)
  const shown = said.slice(0, 4000)
  return {
    ...found,
    asks: /[?？]/.test(shown.slice(-400)) || (shown.length < 1500 && /[?？]/.test(shown)),
    words: said.split(/\s+/).length,
  }
}
