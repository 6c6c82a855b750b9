import { surface } from '../../model/span.js'
import type { Paragraph } from './paragraphs.js'

const MAX_LISTED = 160
const MIN_LISTED = 2

/**
 * Lines of a table of contents above the first turn, by where they start, and the headings that they name. Where the
 * headings ask, and nobody has a label, they are questions, and only their list is a table of contents.
 */
export function findContents(text: string, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const top = paragraphs.find(({ label }) => label)?.start
  const places = new Map<string, Paragraph[]>()
  for (const paragraph of paragraphs) {
    const key = paragraph.label || paragraph.end - paragraph.start > MAX_LISTED ? '' : listed(surface(text, paragraph))
    if (key) places.set(key, [...(places.get(key) ?? []), paragraph])
  }
  const twice = [...places.entries()].flatMap(([key, [first, second]]) =>
    first && second ? [{ key, first, second }] : [],
  )
  if (top !== undefined)
    return new Set(twice.flatMap(({ key, first }) => (first.start < top && !asks(key) ? startsOf(places, key) : [])))
  const listing = twice.filter(({ key }) => asks(key))
  const isList =
    listing.length >= MIN_LISTED && listing.every(({ first }) => first.start < (listing[0]?.second.start ?? 0))
  return new Set(isList ? listing.map(({ first }) => first.start) : [])
}

function startsOf(places: ReadonlyMap<string, readonly Paragraph[]>, key: string): readonly number[] {
  return (places.get(key) ?? []).map(({ start }) => start)
}

function asks(line: string): boolean {
  return /[?？]$/.test(line)
}

/** A line without the number or mark before it, folded; empty where it is none of a list of contents. */
function listed(line: string): string {
  const words = line.replace(/^(?:\d{1,2}[.)]|[–—•*#-]{1,6})\s+/u, '').replace(/[:：]$/, '')
  return /[.?!。？！]./.test(words) || /[.!。！]$/.test(words) || words.split(/\s+/).length < 2
    ? ''
    : words.toLowerCase()
}
