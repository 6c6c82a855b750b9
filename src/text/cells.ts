import { type Span, surface } from '../model/span.js'
import { CHARACTER, kindAt } from './characters.js'

/** Paragraphs as one readable text: line wraps become blanks, paragraphs stand a blank line apart. */
export function joinParagraphs(text: string, paragraphs: readonly Span[]): string {
  return paragraphs.map((span) => unwrap(surface(text, span))).join('\n\n')
}

/** A stretch of text as one line. */
export function unwrap(text: string): string {
  if (!text.includes('\n')) return text.trim()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ')
}

/** What joins letters and digits to one word. */
const JOINTS = "'’.-–"

/** How many words a text has: runs of letters, digits and what joins them. */
export function countWords(text: string): number {
  let words = 0
  let isJoined = false
  for (let at = 0; at < text.length; ) {
    if (kindAt(text, at) !== CHARACTER.letter) {
      at++
      isJoined = false
      continue
    }
    if (!isJoined) words++
    while (at < text.length && kindAt(text, at) === CHARACTER.letter) at++
    isJoined = at < text.length && JOINTS.includes(text.charAt(at))
    if (isJoined) at++
  }
  return words
}

/** Paragraphs joined as `joinParagraphs` does, with the way from an offset of the transcript to one of the joined text. */
export interface JoinedText {
  readonly text: string
  /** Edge: an offset that was folded away maps to where its neighbour stands; one outside to the nearer end. */
  readonly at: (offset: number) => number
}

/** Joins paragraphs and remembers where every character came from. */
export function joinWithOffsets(text: string, paragraphs: readonly Span[]): JoinedText {
  const pieces: { readonly from: number; readonly to: number; readonly at: number }[] = []
  let joined = ''
  const keep = (from: number, to: number) => {
    pieces.push({ from, to, at: joined.length })
    joined += text.slice(from, to)
  }
  for (const [i, span] of paragraphs.entries()) {
    if (i > 0) joined += '\n\n'
    for (const [j, [from, to]] of keptStretches(text, span).entries()) {
      if (j > 0) joined += ' '
      keep(from, to)
    }
  }
  const at = (offset: number) => {
    const piece = pieces.findLast(({ from }) => from <= offset) ?? pieces[0]
    return piece ? piece.at + Math.min(Math.max(offset, piece.from), piece.to) - piece.from : 0
  }
  return { text: joined, at }
}

/** What `unwrap` keeps of a stretch: its lines without the blank around them. */
function keptStretches(text: string, { start, end }: Span): readonly (readonly [number, number])[] {
  const whole = text.slice(start, end)
  const first = start + whole.length - whole.trimStart().length
  const last = end - (whole.length - whole.trimEnd().length)
  const stretches: [number, number][] = []
  let from = first
  for (const match of text.slice(first, Math.max(first, last)).matchAll(/(?<![^\S\n])[^\S\n]*\n\s*/g)) {
    stretches.push([from, first + match.index])
    from = first + match.index + match[0].length
  }
  return [...stretches, [from, Math.max(from, last)]]
}
