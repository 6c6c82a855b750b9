import { type Institution, institutionsSchema } from '../knowledge/institutions.js'
import { createOutletBook, type OutletBook, outletsSchema } from '../knowledge/outlets.js'
import type { Carrier } from '../model/carrier.js'
import type { Block, Outlet, Turn } from '../model/dialogue.js'
import type { Issue } from '../model/issue.js'
import { type Span, surface } from '../model/span.js'
import { foldMarks } from '../text/normalise.js'
import type { Format, Reading } from './format.js'
import { readHeader } from './labelled/header.js'
import { findLabel, type Label, roleOf } from './labelled/labels.js'
import { splitParagraphs } from './labelled/paragraphs.js'

interface Known {
  readonly outlets: OutletBook
  readonly institutions: readonly Institution[]
  readonly furniture: { readonly lines: readonly string[]; readonly ends: readonly string[] }
}

/** Dialogue in which each turn begins with a label: most briefings of most governments. */
export const labelled: Format = {
  name: 'labelled',
  version: 1,
  about: 'Turns that begin with a speaker label: outlet and full name, Q and A, or capitals.',
  build: (load, paths) => {
    const { institutions, furniture } = load.yaml(paths.institutions, institutionsSchema)
    const known = { institutions, furniture, outlets: createOutletBook(load.yaml(paths.outlets, outletsSchema)) }
    return {
      detect: ({ text }) => (splitParagraphs(text).some((span) => findLabel(text, span)) ? 0.5 : 0),
      read: (carrier) => read(carrier, known),
    }
  },
}

function read(carrier: Carrier, known: Known): Reading {
  const { text } = carrier
  const paragraphs = splitParagraphs(text)
  const head = readHeader(carrier, { paragraphs, institutions: known.institutions })
  const blocks: Block[] = []
  const turns: Turn[] = []
  let isOver = false
  for (const span of paragraphs) {
    const line = foldMarks(surface(text, span)).toLowerCase()
    isOver ||= known.furniture.ends.some((end) => line.startsWith(end))
    const kind = isOver ? 'footer' : blockKind(span, { line, head, furniture: known.furniture.lines })
    if (kind) blocks.push({ ...span, kind })
    else addParagraph(turns, { text, span, speakers: head.header.speakers, outlets: known.outlets })
  }
  return {
    ...{ header: head.header, turns, blocks },
    issues: unknownLabels(text, { turns, outlets: known.outlets }),
    confidence: head.header.institutionId && head.header.date ? 0.95 : 0.7,
  }
}

interface BlockContext {
  readonly line: string
  readonly head: ReturnType<typeof readHeader>
  readonly furniture: readonly string[]
}

function blockKind(span: Span, { line, head, furniture }: BlockContext): string | undefined {
  if (head.title && span.end <= head.title.end) return span.start === head.title.start ? 'title' : 'breadcrumb'
  if (head.timestamp && span.start === head.timestamp.start) return 'timestamp'
  return furniture.some((start) => line.startsWith(start)) ? 'notice' : undefined
}

interface ParagraphContext {
  readonly text: string
  readonly span: Span
  readonly speakers: readonly string[]
  readonly outlets: OutletBook
}

function addParagraph(turns: Turn[], context: ParagraphContext): void {
  const { text, span } = context
  const label = findLabel(text, span)
  const role = label && turnRole(label, context)
  const last = turns.at(-1)
  if (label && role) turns.push(openTurn(label, { ...context, role }))
  else if (last) turns[turns.length - 1] = { ...last, paragraphs: [...last.paragraphs, span] }
  else turns.push({ paragraphs: [span], role: 'statement', speaker: context.speakers[0] ?? '', outlets: [] })
}

/** An unknown label is a questioner's when its text asks something. */
function turnRole(label: Label, { text, span, speakers, outlets }: ParagraphContext): Turn['role'] | undefined {
  const known = roleOf(label.words, { speakers, outlets })
  if (known) return known
  return text.slice(label.textStart, span.end).includes('?') ? 'question' : undefined
}

function openTurn(
  label: Label,
  { text, span, speakers, outlets, role }: ParagraphContext & { readonly role: Turn['role'] },
): Turn {
  const found = role === 'question' ? outlets.find(label.words) : undefined
  const isFollowUp = /^follow-?up/i.test(label.words)
  const full = speakers.find((name) => name.includes(label.words)) ?? speakers[0] ?? ''
  return {
    label: { start: label.start, end: label.end },
    paragraphs: text.slice(label.textStart, span.end).trim() ? [{ start: label.textStart, end: span.end }] : [],
    role,
    speaker:
      role === 'answer'
        ? label.words === 'A'
          ? full
          : (speakers.find((name) => name.split(' ').includes(label.words)) ?? label.words)
        : '',
    outlets: found ? [found] : unknownOutlet(label.words, outlets, role),
    ...(isFollowUp && { kind: 'follow-up' as const }),
  }
}

function unknownOutlet(words: string, outlets: OutletBook, role: Turn['role']): readonly Outlet[] {
  if (role !== 'question' || outlets.isGeneric(words)) return []
  return [{ id: '', name: words, country: '', kind: 'other' }]
}

function unknownLabels(
  text: string,
  { turns, outlets }: { readonly turns: readonly Turn[]; readonly outlets: OutletBook },
): readonly Issue[] {
  return turns.flatMap(({ label, role }) => {
    const words = label ? surface(text, label) : ''
    if (!label || role !== 'question' || outlets.find(words) || outlets.isGeneric(words)) return []
    return [
      {
        severity: 'info',
        code: 'unknown-outlet',
        message: `the label "${words}" is no medium that is known`,
        hint: 'add it to the file of outlets',
        at: label.start,
      } as const,
    ]
  })
}
