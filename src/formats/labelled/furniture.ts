import { type Span, surface } from '../../model/span.js'
import { foldMarks } from '../../text/normalise.js'
import { type Cues, foldLabel } from './cues.js'
import { dateIn, STAMP } from './dates.js'

const SYMBOLS = /^[^\p{L}\p{N}]+$/u
const STARS = /[*＊※★☆]/
const CLOCK = /^(?:end\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?\s?m\.?|hrs|hours)?(?:\s*\(?[A-Z]{2,4}\)?)?\.?$/i
/** An end of line that only looks like one of a sentence: `D.C.`, `p.m.` */
const ABBREVIATED = /(?:\b\p{L}\.){2,}$|\b(?:Inc|Ltd|Jr|Sr|Hon|MP)\.$/u
const PAGE_NUMBER = /^(?:[-–]\s*)?(?:page\s+)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*[-–])?$/i
/** How far a recording has run, on a line of its own. */
const RUN = /^[[(]?\d{1,2}:\d{2}:\d{2}[\])]?$/
/** When a caption is shown. */
export const CUE = /^(?:\d{1,2}:)?\d{1,2}:\d{1,2}[.,]?\d{0,3}\s*-->/
/** The number of a subject in brackets. */
const NUMBERED = /^[[(]\d{1,3}\.?[\])]$/
const MAX_HEADER_WORDS = 14

/** What kind of block a line is wherever it stands; undefined where it may be somebody's words. */
export function furnitureKind(
  text: string,
  { span, cues }: { readonly span: Span; readonly cues: Cues },
): string | undefined {
  const line = foldMarks(surface(text, span)).trim()
  const folded = line.toLowerCase()
  if (SYMBOLS.test(line) && !/[?？]/.test(line)) return STARS.test(line) ? 'separator' : 'rule'
  if (STAMP.test(line) || RUN.test(line) || CUE.test(line)) return 'timestamp'
  if (PAGE_NUMBER.test(line)) return 'page-number'
  if (NUMBERED.test(line)) return 'heading'
  const plain = folded.replace(/(?<![*_.\s])[*_.\s]+$/g, '').replace(/^[*_\s]+/, '')
  const unboxed = plain.replace(/^[[(]|[\])]$/g, '')
  if (isSection(line, cues)) return 'heading'
  if (
    cues.furniture.closings.some((end) => plain === end || unboxed === end || (end.length > 5 && plain.startsWith(end)))
  )
    return 'end'
  if (/^end\s+\d{1,2}:\d{2}/.test(plain)) return 'end'
  const open = folded.replace(/^[[(（*_]+/, '')
  const isNotice = (start: string) => startsAs(folded, start) || startsAs(open, start)
  if (line.length < 200 && cues.furniture.lines.some((start) => isNotice(start.toLowerCase()))) return 'notice'
  return undefined
}

/** Whether a line is a page's number. */
export function isPageNumber(text: string, span: Span): boolean {
  return span.end - span.start < 20 && PAGE_NUMBER.test(surface(text, span))
}

/** Whether a line is the heading of a transcript's part, whatever type or brackets it is set in. */
function isSection(line: string, { sections }: Cues): boolean {
  if (line.length > 60) return false
  return sections.has(foldLabel(line.replace(/^[#*_<>[\](){}\s]+|(?<![#*_<>[\](){}:：\s])[#*_<>[\](){}:：\s]+$/g, '')))
}

/** Whether a line above the first turn is a field of the transcript's head: `Witness: …`. */
export function isField(text: string, { span, cues }: { readonly span: Span; readonly cues: Cues }): boolean {
  const name = /^([^:：]{2,40})[:：]\s/.exec(surface(text, span))?.[1]
  return name !== undefined && cues.sections.has(foldLabel(name))
}

/** Whether a line begins with words, not only with the beginning of a longer word. */
function startsAs(line: string, start: string): boolean {
  return (
    line.startsWith(start) &&
    (line.length === start.length ||
      !/^\p{L}/u.test(line.slice(start.length)) ||
      /[^\p{L}]$/u.test(start) ||
      /\p{Script=Han}/u.test(start)) &&
    (start !== 'print' || line.length < 30)
  )
}

/** Whether a line above the first turn gives the time of day. Behind it such a line stays with its turn, as laughter does. */
export function isClock(text: string, span: Span): boolean {
  return CLOCK.test(surface(text, span).trim())
}

/** Whether nothing of the transcript follows a line. */
export function isEnd(text: string, { span, cues }: { readonly span: Span; readonly cues: Cues }): boolean {
  const printed = surface(text, span).trim()
  if (printed.length >= 300) return false
  const line = foldMarks(printed).toLowerCase()
  return line.length < 300 && cues.furniture.ends.some((end) => startsAs(line, end.toLowerCase()))
}

/** Whether a sentence only says that there was a press conference. */
export function isIntroduction(text: string, { span, cues }: { readonly span: Span; readonly cues: Cues }): boolean {
  const line = foldMarks(surface(text, span)).replace(/\s+/g, ' ').toLowerCase()
  if (line.length >= 900 || /[?？]/.test(line)) return false
  const { introductions, bylines } = cues.furniture
  const isDated = line.length < 250 && dateIn(line)?.hasYear === true
  return (isDated ? [...introductions, ...bylines] : introductions).some((words) => line.includes(words))
}

/** Whether a line above the first turn is a heading, a place or a list of links: few words and no end of a sentence. */
export function isHeading(text: string, span: Span): boolean {
  const line = surface(text, span).trim()
  const isShort = line.split(/\s+/).length <= MAX_HEADER_WORDS
  return (
    /^\*\*(?!.*\*\*$)/.test(line) ||
    (isShort && (!/[.!?:…。！？：,;，；]["”’')\]]*$/.test(line) || ABBREVIATED.test(line) || isDateLine(line))) ||
    (/^\p{Lu}[^.!?]{1,30}:$/u.test(line) && line === line.toUpperCase()) ||
    /^[([].*[)\]]$/.test(line)
  )
}

/** Whether a line says little more than a day. */
function isDateLine(line: string): boolean {
  return line.split(/\s+/).length <= 8 && dateIn(line)?.hasYear === true
}

const TAIL = /(?:[^\p{L}\p{N}.?!。？！"”’')]*\p{Script=Han}{2,30}[^\p{L}\p{N}]{0,4})?https?:\/\/[^\s]{4,200}$/u

/** Lines of advertising that somebody injected at the end of paragraphs: the same address again and again. */
export function findPromotions(text: string, spans: readonly Span[]): ReadonlyMap<number, Span> {
  const tails = spans.flatMap((span) => {
    const match = TAIL.exec(surface(text, { start: Math.max(span.start, span.end - 260), end: span.end }))
    return match
      ? [{ key: match[0].trim(), line: span.start, span: { start: span.end - match[0].length, end: span.end } }]
      : []
  })
  const counts = new Map<string, number>()
  for (const { key } of tails) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(tails.filter(({ key }) => (counts.get(key) ?? 0) > 1).map(({ line, span }) => [line, span]))
}
