import { classifyLabel } from './classify.js'
import { foldLabel } from './cues.js'
import type { AcceptedLabel, Found, InventoryContext, Turned } from './found.js'
import { furnitureKind } from './furniture.js'
import type { Candidate } from './labels.js'
import { inferRoles } from './roles.js'
import { keepShapes, keepStyle, openModerators } from './shapes.js'
import { singleRole } from './singles.js'

/** Which of the candidates are labels, by line, and whether they ask or answer: worked out from the whole text. */
export function takeInventory(context: InventoryContext): ReadonlyMap<number, AcceptedLabel> {
  const speakers = context.speakers.map(foldLabel)
  const all = context.candidates.flatMap((candidate, line): readonly Found[] =>
    candidate && line >= context.from && !isFurniture(candidate, { line, context })
      ? [{ line, candidate, known: classifyLabel(candidate, { cues: context.cues, speakers }) }]
      : [],
  )
  const shaped = openModerators(keepShapes(all, context))
  const styled = keepStyle(shaped)
  const firm = styled.filter((found) => isFirm(found, { all: styled, context }))
  const turned = firm.map((found) => weigh(found, { all: styled, context }))
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
  for (const single of styled.filter(({ line }) => !accepted.has(line))) {
    const role = singleRole(single, { accepted, context })
    if (role) accepted.set(single.line, { candidate: single.candidate, role, known: single.known, confidence: 0.75 })
  }
  return accepted
}

/** Whether a line with a colon is a heading or belongs to the page: `Updated: …`. */
function isFurniture(
  { key }: Candidate,
  { line, context: { text, lines, cues } }: { readonly line: number; readonly context: InventoryContext },
): boolean {
  const span = lines[line]
  return cues.sections.has(key) || (span !== undefined && furnitureKind(text, { span, cues }) === 'notice')
}

function isFirm(
  { candidate, known }: Found,
  { all, context }: { readonly all: readonly Found[]; readonly context: InventoryContext },
): boolean {
  if (known.isKnown) return true
  if (!candidate.isProper) return false
  if (['timed', 'tabbed', 'stopped', 'boxed'].includes(candidate.shape)) return true
  if (known.lean <= -2.5 && candidate.isCaps) return true
  const hasStamp = /^\s*[*_]{0,2}[:：][*_]{0,2}\s*[[(]?\d{1,2}:\d{2}/.test(
    context.text.slice(candidate.end, candidate.end + 20),
  )
  if (hasStamp) return true
  const same = all.filter((other) => other.candidate.key === candidate.key)
  const family = /^(.+?)\s*\d{1,3}$/.exec(candidate.key)?.[1]
  if (
    family &&
    all.filter((other) => other.candidate.key.startsWith(`${family} `) && /\d$/.test(other.candidate.key)).length >= 2
  )
    return true
  return (
    same.length >= 2 &&
    same.some(
      (found, i) =>
        i > 0 &&
        all.some(
          ({ line, candidate: other }) =>
            other.key !== candidate.key && line > (same[i - 1]?.line ?? 0) && line < found.line,
        ),
    )
  )
}

function weigh(
  found: Found,
  { all, context: { text, lines } }: { readonly all: readonly Found[]; readonly context: InventoryContext },
): Turned {
  const next = all.find(({ line, candidate }) => line > found.line && candidate.isProper)
  const end = next ? next.candidate.start : (lines.at(-1)?.end ?? text.length)
  const said = text.slice(found.candidate.textStart, end)
  const shown = said.slice(0, 4000)
  return {
    ...found,
    asks: /[?？]/.test(shown.slice(-400)) || (shown.length < 1500 && /[?？]/.test(shown)),
    words: said.split(/\s+/).length,
  }
}
