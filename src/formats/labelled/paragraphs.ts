import type { Span } from '../../model/span.js'
import type { AcceptedLabel } from './found.js'
import { isPageNumber } from './furniture.js'
import type { Line } from './lines.js'

/** A paragraph, with its label where it has one. */
export interface Paragraph extends Span {
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly label?: AcceptedLabel
  /** Where the words behind the label begin. */
  readonly textStart: number
}

export interface ParagraphContext {
  readonly text: string
  readonly lines: readonly Line[]
  readonly isWrapped: boolean
  readonly labels: ReadonlyMap<number, AcceptedLabel>
  /** Labels that may also stand in the middle of a paragraph. */
  readonly inner: readonly InnerLabel[]
}

/** A printed label as it may stand behind the end of a sentence. */
export interface InnerLabel {
  readonly words: string
  readonly label: AcceptedLabel
}

/** Joins lines to paragraphs, and cuts them where a label stands at the beginning of a line or behind a sentence. */
export function joinParagraphs({ text, lines, isWrapped, labels, inner }: ParagraphContext): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  lines.forEach((line, i) => {
    const label = labels.get(i)
    const last = paragraphs.at(-1)
    const isNew =
      !last || label || !isWrapped || line.isAfterBlank || isPageNumber(text, line) || isPageNumber(text, last)
    if (isNew)
      paragraphs.push({
        start: line.start,
        end: line.end,
        isBold: line.isBold,
        isItalic: line.isItalic,
        textStart: label?.candidate.textStart ?? line.start,
        ...(label && { label }),
      })
    else
      paragraphs[paragraphs.length - 1] = {
        ...last,
        end: line.end,
        isBold: last.isBold && line.isBold,
        isItalic: last.isItalic && line.isItalic,
      }
  })
  if (inner.length === 0) return paragraphs
  const places = inner
    .flatMap((form) => placesOf(text, form))
    .toSorted((a, b) => a.start - b.start || b.length - a.length)
  let first = 0
  return paragraphs.flatMap((paragraph) => {
    while ((places[first]?.start ?? Infinity) <= paragraph.textStart) first++
    let end = first
    while ((places[end]?.start ?? Infinity) < paragraph.end) end++
    const found = places.slice(first, end).filter(({ start }) => isSentenceEnd(text, { paragraph, start }))
    return found.length === 0 ? [paragraph] : cutAtLabels(text, { paragraph, cuts: found })
  })
}

/** Where an inner label stands, and how long it is with its colon. */
interface LabelPlace {
  readonly start: number
  readonly length: number
  readonly label: AcceptedLabel
}

function cutAtLabels(
  text: string,
  { paragraph, cuts }: { readonly paragraph: Paragraph; readonly cuts: readonly LabelPlace[] },
): readonly Paragraph[] {
  const pieces: Paragraph[] = []
  let open = paragraph
  for (const { start, length, label } of cuts) {
    if (start < open.textStart || start === open.start) continue
    pieces.push({
      ...open,
      end: start - (text.slice(open.start, start).length - text.slice(open.start, start).trimEnd().length),
    })
    const textStart = start + length
    open = {
      ...paragraph,
      start,
      textStart,
      label: {
        ...label,
        candidate: { ...label.candidate, start, end: start + label.candidate.words.length, textStart },
      },
    }
  }
  return [...pieces, open]
}

/** Every place of a text where a label stands with its colon. */
function placesOf(text: string, form: InnerLabel): readonly LabelPlace[] {
  const places: LabelPlace[] = []
  for (let at = text.indexOf(form.words); at >= 0; at = text.indexOf(form.words, at + 1)) {
    const colon = /^\s?[:：][^\S\n]*/.exec(text.slice(at + form.words.length, at + form.words.length + 12))
    if (!colon) continue
    places.push({
      start: at,
      length: form.words.length + colon[0].length,
      label: { ...form.label, candidate: { ...form.label.candidate, words: form.words } },
    })
  }
  return places
}

/** Whether a sentence of the paragraph ends right before a place. */
function isSentenceEnd(
  text: string,
  { paragraph, start }: { readonly paragraph: Paragraph; readonly start: number },
): boolean {
  const before = text.slice(Math.max(paragraph.textStart, start - 12), start)
  return /[.?!。？！)”"’]\s*$/.test(before) && /\s$|[?？。！]$/.test(before)
}
