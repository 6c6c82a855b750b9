import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import type { Turn } from '../../model/dialogue.js'
import { onceFor } from '../../text/once.js'
import type { Reading } from '../format.js'
import { SPEAKER } from './classify.js'
import { findContents } from './contents.js'
import type { Cues } from './cues.js'
import type { AcceptedLabel } from './found.js'
import { findPromotions } from './furniture.js'
import { type ReadHeader, readHeader } from './header.js'
import type { HeaderCues } from './header-cues.js'
import { takeInventory } from './inventory.js'
import { findCandidate } from './labels.js'
import { type Lines, readLines } from './lines.js'
import { joinParagraphs } from './paragraphs.js'
import { createNameBook } from './speakers.js'
import { buildTurns } from './turns.js'
import { readTypography } from './typography.js'
import { confidenceOf, unusual } from './unusual.js'

/** Knowledge that dialogue is read with. */
export interface KnownWords {
  readonly institutions: readonly Institution[]
  readonly cues: Cues
  readonly header: HeaderCues
}

/** The top of a text: lines and header. */
export interface Top {
  readonly lines: Lines
  readonly head: ReadHeader
}

const topsWith = onceFor((known: KnownWords) => onceFor((carrier: Carrier) => findTop(carrier, known)))

/** Reads the top of a text: which institution, which day, who speaks. The same carrier is read once. */
export function readTop(carrier: Carrier, known: KnownWords): Top {
  return topsWith(known)(carrier)
}

function findTop(carrier: Carrier, { institutions, header }: KnownWords): Top {
  const asides = carrier.asides ?? []
  const lines = readLines(carrier.text, { asides, bold: carrier.bold, italic: carrier.italic ?? [] })
  const isFronted = asides.some(({ kind }) => kind === 'front-matter')
  return { lines, head: readHeader(carrier, { lines: lines.lines, institutions, cues: header, isFronted }) }
}

const readingsWith = onceFor((known: KnownWords) => onceFor((carrier: Carrier) => read(carrier, known)))

/** Reads a labelled dialogue: header, turns and what is nobody's turn. The same carrier is read once. */
export function readDialogue(carrier: Carrier, known: KnownWords): Reading {
  return readingsWith(known)(carrier)
}

function read(carrier: Carrier, known: KnownWords): Reading {
  const { text } = carrier
  const { lines, head } = readTop(carrier, known)
  const title = head.titleLine >= 0 ? lines.lines[head.titleLine] : undefined
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
  const contents = findContents(text, paragraphs)
  const free = paragraphs.filter(({ start }) => !contents.has(start))
  const typography = readTypography({ text, paragraphs: free, cues: known.cues, title })
  const { turns, blocks } = buildTurns({
    text,
    paragraphs,
    cues: known.cues,
    names,
    title,
    promotions: findPromotions(text, paragraphs),
    typography,
    contents,
  })
  return {
    header: { ...head.header, speakers: allSpeakers(head.header.speakers, turns) },
    turns,
    blocks,
    issues: unusual(text, { head, turns, blocks, cues: known.cues }),
    confidence: confidenceOf(head, { turns, labels: all, names }),
  }
}

/** A speaker's label where the text has no other: an opening sentence often ends with it. */
const SPOKEN: AcceptedLabel = {
  candidate: {
    ...{ start: 0, end: 0, words: '', key: '', bracketed: '', textStart: 0, shape: 'colon', gap: 0 },
    ...{ isCaps: false, isBold: false, isStamped: false, isProper: true },
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
