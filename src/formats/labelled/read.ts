import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import type { Block, Turn } from '../../model/dialogue.js'
import type { Issue } from '../../model/issue.js'
import { surface } from '../../model/span.js'
import type { Reading } from '../format.js'
import { SPEAKER } from './classify.js'
import { type Cues, foldLabel } from './cues.js'
import type { AcceptedLabel } from './found.js'
import { findPromotions } from './furniture.js'
import { type ReadHeader, readHeader } from './header.js'
import { takeInventory } from './inventory.js'
import { findCandidate } from './labels.js'
import { type Lines, readLines } from './lines.js'
import { joinParagraphs } from './paragraphs.js'
import { createNameBook, type NameBook } from './speakers.js'
import { buildTurns } from './turns.js'
import { readTypography } from './typography.js'

/** Knowledge that dialogue is read with. */
export interface KnownWords {
  readonly institutions: readonly Institution[]
  readonly cues: Cues
}

/** The top of a text: lines and header. */
export interface Top {
  readonly lines: Lines
  readonly head: ReadHeader
}

const tops = new WeakMap<Carrier, { readonly institutions: KnownWords['institutions']; readonly top: Top }>()

/** Reads the top of a text: which institution, which day, who speaks. The same carrier is read once. */
export function readTop(carrier: Carrier, { institutions }: KnownWords): Top {
  const before = tops.get(carrier)
  if (before?.institutions === institutions) return before.top
  const top = findTop(carrier, institutions)
  tops.set(carrier, { institutions, top })
  return top
}

function findTop(carrier: Carrier, institutions: KnownWords['institutions']): Top {
  const asides = carrier.asides ?? []
  const lines = readLines(carrier.text, { asides, bold: carrier.bold, italic: carrier.italic ?? [] })
  const isFronted = asides.some(({ kind }) => kind === 'front-matter')
  return { lines, head: readHeader(carrier, { lines: lines.lines, institutions, isFronted }) }
}

const readings = new WeakMap<Carrier, { readonly known: KnownWords; readonly reading: Reading }>()

/** Reads a labelled dialogue: header, turns and what is nobody's turn. The same carrier is read once. */
export function readDialogue(carrier: Carrier, known: KnownWords): Reading {
  const before = readings.get(carrier)
  if (before?.known.cues.furniture === known.cues.furniture) return before.reading
  const reading = read(carrier, known)
  readings.set(carrier, { known, reading })
  return reading
}

function read(carrier: Carrier, known: KnownWords): Reading {
  const { text } = carrier
  const { lines, head } = readTop(carrier, known)
  const title = head.titleLine >= 0 && !isSpoken(head, lines) ? lines.lines[head.titleLine] : undefined
  const labels = takeInventory({
    ...{ text, lines: lines.lines, cues: known.cues, from: title ? head.titleLine + 1 : 0 },
    candidates: lines.lines.map((line) => findCandidate(text, { line, bold: carrier.bold })),
    speakers: [...head.header.speakers, ...(head.institution?.spokespersons ?? [])],
  })
  const all = [...labels.values()]
  const names = createNameBook({
    stated: head.header.speakers,
    known: head.institution?.spokespersons ?? [],
    labels: all,
    cues: known.cues,
  })
  const paragraphs = joinParagraphs({ text, ...lines, labels, inner: innerLabels(all, head.header.speakers) })
  const typography = readTypography({ text, paragraphs, cues: known.cues, title })
  const { turns, blocks } = buildTurns({
    text,
    paragraphs,
    cues: known.cues,
    names,
    title,
    promotions: findPromotions(text, paragraphs),
    typography,
  })
  return {
    header: { ...head.header, speakers: allSpeakers(head.header.speakers, turns) },
    turns,
    blocks,
    issues: [...dateIssues(head), ...labelIssues(text, { turns, cues: known.cues }), ...furnitureIssues(blocks)],
    confidence: confidenceOf(head, { turns, labels: all, names }),
  }
}

function isSpoken({ titleLine }: ReadHeader, { lines }: Lines): boolean {
  return titleLine >= lines.length
}

/** A speaker's label where the text has no other: an opening sentence often ends with it. */
const SPOKEN: AcceptedLabel = {
  candidate: {
    ...{ start: 0, end: 0, words: '', key: '', bracketed: '', textStart: 0, shape: 'colon', gap: 0 },
    ...{ isCaps: false, isBold: false, isProper: true },
  },
  role: 'answer',
  known: SPEAKER,
  confidence: 0.85,
}

/** Labels of the text that may stand in the middle of a paragraph: those whose words nobody would write otherwise. */
function innerLabels(
  labels: readonly AcceptedLabel[],
  speakers: readonly string[],
): readonly { words: string; label: AcceptedLabel }[] {
  const colons = labels.filter(
    ({ candidate, known }) => candidate.shape === 'colon' && (known.isKnown || candidate.isCaps),
  )
  const own = colons.map((label) => ({ words: label.candidate.words, label }))
  const short = speakers.flatMap((name) => [name, ...name.split(' ')])
  const template = colons.find(({ role }) => role === 'answer') ?? (labels.length === 0 ? SPOKEN : undefined)
  const named = template
    ? short
        .filter((word) => word.length > 2)
        .map((words) => ({ words, label: { ...template, known: { ...template.known, isGeneric: false } } }))
    : []
  const asker = colons.find(({ candidate }) => candidate.words === 'Q')
  const letters = asker
    ? [
        {
          words: 'A',
          label: {
            ...asker,
            role: 'answer' as const,
            known: { ...asker.known, role: 'answer' as const, isGeneric: true },
          },
        },
      ]
    : []
  return [...new Map([...letters, ...named, ...own].map((form) => [form.words, form])).values()]
}

/** Those the title names, then the others who answer, in order. */
function allSpeakers(stated: readonly string[], turns: readonly Turn[]): readonly string[] {
  return [
    ...new Set([...stated, ...turns.filter(({ role }) => role !== 'question').map(({ speaker }) => speaker)]),
  ].filter(Boolean)
}

function confidenceOf(
  { header }: ReadHeader,
  {
    turns,
    labels,
    names,
  }: { readonly turns: readonly Turn[]; readonly labels: readonly AcceptedLabel[]; readonly names: NameBook },
): number {
  const sure = labels.length === 0 ? 0.7 : labels.reduce((total, label) => total + label.confidence, 0) / labels.length
  const facts =
    (header.date ? 1 : 0.9) *
    (header.dateInferred ? 0.97 : 1) *
    (header.institutionId ? 1 : 0.92) *
    (names.main ? 1 : 0.98)
  const answered =
    turns.some(({ role }) => role === 'answer') || !turns.some(({ role }) => role === 'question') ? 1 : 0.6
  return Math.round(Math.min(1, sure * facts * answered) * 1e4) / 1e4
}

function dateIssues({ header }: ReadHeader): readonly Issue[] {
  const said = { severity: 'info', code: 'date-inferred' } as const
  if (header.dateInferred)
    return [
      {
        ...said,
        message: `the date ${header.date} was worked out, not read from the title`,
        hint: 'check it against the page',
      },
    ]
  if (header.date) return []
  return [
    {
      severity: 'warning',
      code: 'date-missing',
      message: 'nothing states the day of the press conference',
      hint: 'write it into the title or the file’s name',
    },
  ]
}

function labelIssues(
  text: string,
  { turns, cues }: { readonly turns: readonly Turn[]; readonly cues: Cues },
): readonly Issue[] {
  const seen = new Set<string>()
  return turns.flatMap(({ label, role, outlets }): readonly Issue[] => {
    const words = label ? surface(text, label) : ''
    if (!label || role !== 'question' || outlets.every(({ id }) => id !== '') || seen.has(foldLabel(words))) return []
    seen.add(foldLabel(words))
    if (cues.outlets.isGeneric(words)) return []
    return [
      {
        severity: 'info',
        code: 'unknown-label',
        message: `the label "${words}" is no medium that is known`,
        hint: 'add it to the file of outlets',
        at: label.start,
      },
    ]
  })
}

function furnitureIssues(blocks: readonly Block[]): readonly Issue[] {
  const cut = blocks.filter(({ kind }) => kind === 'promotion' || kind === 'footer')
  const [first] = cut
  if (!first) return []
  return [
    {
      severity: 'info',
      code: 'furniture-cut',
      message: `${cut.length} stretch(es) of page furniture stand in no turn`,
      hint: 'look there if an answer seems short',
      at: first.start,
    },
  ]
}
