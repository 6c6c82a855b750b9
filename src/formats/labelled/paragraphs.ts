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
  return inner.length === 0 ? paragraphs : paragraphs.flatMap((paragraph) => cutAtLabels(text, { paragraph, inner }))
}

function cutAtLabels(
  text: string,
  { paragraph, inner }: { readonly paragraph: Paragraph; readonly inner: readonly InnerLabel[] },
): readonly Paragraph[] {
  const cuts = inner
    .flatMap((form) => placesOf(text, { paragraph, form }))
    .toSorted((a, b) => a.start - b.start || b.length - a.length)
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

function placesOf(
  text: string,
  { paragraph, form }: { readonly paragraph: Paragraph; readonly form: InnerLabel },
): readonly { start: number; length: number; label: AcceptedLabel }[] {
  const places: { start: number; length: number; label: AcceptedLabel }[] = []
  for (
    let at = text.indexOf(form.words, paragraph.textStart + 1);
    at >= 0 && at < paragraph.end;
    at = text.indexOf(form.words, at + 1)
  ) {
    const colon = /^\s?[:：][^\S\n]*/.exec(text.slice(at + form.words.length, at + form.words.length + 12))
    const before = text.slice(Math.max(paragraph.textStart, at - 12), at)
    if (!colon || !/[.?!。？！)”"’]\s*$/.test(before) || !/\s$|[?？。！]$/.test(before)) continue
    places.push({
      start: at,
      length: form.words.length + colon[0].length,
      label: { ...form.label, candidate: { ...form.label.candidate, words: form.words } },
    })
  }
  return places
}
