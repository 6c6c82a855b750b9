import type { Span } from '../../model/span.js'
import { foldLabel } from './cues.js'
import { isMostlyIn } from './lines.js'

/** What looks like a label at the beginning of a line; whether it is one shows in the whole text. */
export interface Candidate extends Span {
  /** As printed, without colon, time and marks of type. */
  readonly words: string
  /** The name alone, folded: without what stands in brackets. */
  readonly key: string
  /** What stands in brackets behind the name. */
  readonly bracketed: string
  /** Where the turn's text begins. */
  readonly textStart: number
  /**
   * `colon`, `timed` (a time instead of a colon), `bare` (a letter and a blank), `alone` (a line of its own),
   * `tabbed` (a tab instead of a colon), `boxed` (in brackets), `stopped` (a full stop instead of a colon), `dashed`
   * (a dash), `typed` (bold type alone), `plate` (a line of its own in bold type or
   * below a time), `voiced` (the mark of a voice in captions).
   */
  readonly shape:
    | 'colon'
    | 'timed'
    | 'voiced'
    | 'bare'
    | 'alone'
    | 'tabbed'
    | 'boxed'
    | 'stopped'
    | 'dashed'
    | 'typed'
    | 'plate'
  /** How wide the blank behind a bare letter is. */
  readonly gap: number
  readonly isCaps: boolean
  /** Whether a time stands before it. */
  readonly isStamped: boolean
  /** Whether it is set in bold type. */
  readonly isBold: boolean
  /** Whether every word but small ones begins with a capital. */
  readonly isProper: boolean
}

const MAX_LABEL = 110
const MAX_WORDS = 11
const MARKUP =
  /^(?:[>_#•▪●·–—|\s]|\*(?!\*{2})|-\s|\d{1,2}[.)]\s+(?=(?:Q|A|Question|Answer)\b|[[(【]|\p{Lu}[^.?!:\n(]{2,40}\([^()\n]{2,40}\)[^.?!:\n]{0,20}:))*/u
/** Words in small letters: a label where they are known for one, or come back in a text whose labels have no capitals. */
const LOWER = /^\p{Ll}{1,12}(?:\s\p{Ll}{1,12}){0,3}(?:\s?\d{1,2})?$/u
const STAMP = String.raw`[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?`
const CLOSING_STAMP = new RegExp(String.raw`(?<!\s)\s*${STAMP}\s*$`)
/** A time of day behind a time: `P.M. EDT`. */
const HALF = String.raw`(?:\s*[AaPp]\.?[Mm]\.?(?![\p{L}])(?:\s+[A-Z]{2,4}(?![\p{L}:.]))?)?`
/** A day before the time of a message: `12/03/2024, `. */
const DAY = String.raw`(?:[[(]?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d),?\s+)?`
const LEADING_STAMP = new RegExp(String.raw`^${DAY}${STAMP}${HALF}(?:\s*(?:-->|[-–|])\s*${STAMP})?\s*[-–|]?\s*`, 'u')
const COLON =
  /^((?:[^:：\n?!;"“”()[\]]|[([][^()[\]\n]{0,60}[)\]]){1,90}?)[\s*_]{0,4}(?:[:：]{1,2}(?!\/\/)|\.[-–—](?=\s))/
const AFTER = new RegExp(
  String.raw`^[\s*_]{0,4}?(?:\*\*|__|\*)?[^\S\n]*(?:${STAMP}(?=\s*$)|[[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])])?[^\S\n]*`,
)
const TIMED = new RegExp(
  String.raw`^(?:\[(?=[^[\]\n]{1,80}\]\s))?((?:[^\n:?!;"“”()[\]]|[([][^()[\]\n:]{0,60}[)\]]){1,60}?)\]?[*_]{0,2}\s+(?:[|–-]\s+)?${STAMP}[*_\s]*$`,
)
const BARE =
  /^\*{0,2}([QAR]|[QA]\d{1,3}(?=\*{0,2}[.)]))\*{0,2}(\.\s*(?:[-–—]\s+)?|\)\s*|[^\S\n]+[-–][^\S\n]+|[^\S\n]+)(?=[^\s:])/
/** A numbered letter and, alone on the line, the name of who asks. */
const BARE_NAMED = /^Q\d{1,3}[.)]?\s+([^\n.?!:：]{3,80})$/u
const BARE_Q = /^\*{0,2}Q\*{0,2}[^\S\n]+[^\s([:：&]/
const ALONE =
  /^\*{0,2}((?:\p{Lu}[\p{L}-]{0,4}\.\s){0,2}[^\n.,:?!]{1,30}?(?:(?:\s[-–—]{1,2}|,)\s[^\n:?!]{1,60})?)\*{0,2}$/u
const TABBED = /^(?:([\p{Lu}\p{Lo}][^\t\n:.?!]{0,40})\t+|(\p{Lu}{2,3})[^\S\n]{2,})(?=\S)/u
const BOXED =
  /^(?:【([^】\n]{1,40})】|［([^］\n]{1,40})］|（([^）\n]{1,40})）|\[([^\]\n]{1,40})\]|\(([^)\n]{1,40})\)|<([^<>\n]{1,40})>)\s*(?=[^\s:：.])/u
const STOPPED =
  /^((?:\p{Lu}\p{L}{0,3}\.[^\S\n]){0,2}(?:\p{Lu}(?:[\p{L}'’-]{0,20}|\.)[^\S\n]){0,3}\p{Lu}[\p{L}'’-]{1,20})\.\s+(?=\S)/u
const DASHED =
  /^((?:\p{Lu}[\p{L}.'’-]{0,20}[^\S\n]){0,3}\p{Lu}[\p{L}'’-]{1,20}(?:[^\S\n][[(][^\])\n]{1,40}[\])])?)\*{0,2}[^\S\n]+[-–—][^\S\n]+(?=\S)/u
/** The mark of a voice in web captions. */
const VOICED = /^<v(?:\.[\w.]+)?[^\S\n]+([^<>\n]{1,60})>[^\S\n]*(?=\S)/
/** A letter, a dash and a name before the colon. */
const LETTERED = /^Q[^\S\n]*[-–][^\S\n]*([^:：\n?!]{2,60})[:：]/
export const SMALL =
  /^(?:of|the|and|de|del|der|den|di|da|do|dos|du|des|for|in|on|at|to|from|with|by|la|le|el|al|bin|bint|ibn|van|von|zu|y|e|d'|&|\/|-|--|–|—|who|via|off|mic|off-mic|inaudible|unclear|unidentified|unknown)$/iu
/** A day with its year is no name. */
const YEAR = /^\d{1,2}\D{1,14}(?:19|20)\d{2}$|\s(?:19|20)\d{2}$/
/** Scripts without capitals. */
const HAN = /^\p{Lo}[\p{Lo}\p{Lm}\p{M}·・\s\p{N}（）()、/]{0,24}$/u

/** What looks like a label at the beginning of a line. */
export function findCandidate(
  text: string,
  { line, bold }: { readonly line: Span; readonly bold: readonly Span[] },
): Candidate | undefined {
  const found = readLabel(text, line)
  if (found?.shape === 'colon' || found?.shape === 'bare') return { ...found, isBold: isMostlyIn(bold, found) }
  if (found?.shape === 'alone' && isMostlyIn(bold, found)) return { ...found, isBold: true }
  return typedLabel(text, { line, bold }) ?? found
}

/** A name in bold type at the beginning of a line that is not. */
function typedLabel(
  text: string,
  { line, bold }: { readonly line: Span; readonly bold: readonly Span[] },
): Candidate | undefined {
  const span = bold.find(({ start, end }) => start >= line.start && start <= line.start + 3 && end < line.end)
  const words = span ? text.slice(span.start, span.end) : ''
  if (!span || words.length > 50 || /[.?!:：,;]\s*$/.test(words) || !isName(words)) return undefined
  const rest = /^[\s*_]*/.exec(text.slice(span.end, line.end))?.[0].length ?? 0
  const place = { start: span.start, textStart: span.end + rest, shape: 'typed', gap: 0 } as const
  return { ...candidate(words, place), isBold: true }
}

function readLabel(text: string, line: Span): Candidate | undefined {
  const words = text.slice(line.start, Math.min(line.end, line.start + MAX_LABEL + 40))
  const skipped = MARKUP.exec(words)?.[0].length ?? 0
  const unmarked = words.slice(skipped)
  const timed = LEADING_STAMP.exec(unmarked)?.[0] ?? ''
  const rest = unmarked.slice(timed.length)
  const start = line.start + skipped + timed.length
  const hasColon = /[:：]|\.[-–—]\s/.test(rest)
  const found =
    (hasColon && LETTERED.test(rest) && isName(LETTERED.exec(rest)?.[1] ?? '') ? colonLabel(rest, start) : undefined) ??
    (BARE_Q.test(rest) ? bareLabel(rest, start) : undefined) ??
    namedLabel(rest, { start, shape: 'tabbed' }) ??
    (rest.startsWith('<v') ? namedLabel(rest, { start, shape: 'voiced' }) : undefined) ??
    (hasColon ? (colonLabel(rest, start) ?? namedLabel(rest, { start, shape: 'timed' })) : undefined) ??
    bareLabel(rest, start) ??
    boxedLabel(rest, start) ??
    dashedLabel(rest, start) ??
    stoppedLabel(rest, start) ??
    (words.length === line.end - line.start ? aloneLabel(rest, start) : undefined)
  return found && { ...found, isStamped: timed !== '' }
}

function colonLabel(rest: string, start: number): Candidate | undefined {
  const match = COLON.exec(rest)
  const body = match?.[1] ?? ''
  if (!match || (BOXED.test(body) && lowerWords(body.slice(body.search(/[\])]/) + 2)).length > 0)) return undefined
  if ((/\d$/.test(body) && /^\d/.test(rest.slice(match[0].length))) || !isName(body)) return undefined
  const after = AFTER.exec(rest.slice(match[0].length))?.[0] ?? ''
  return candidate(body, { start, textStart: start + match[0].length + after.length, shape: 'colon', gap: 0 })
}

function bareLabel(rest: string, start: number): Candidate | undefined {
  const named = BARE_NAMED.exec(rest)
  if (named?.[1] && /[,(]/.test(named[1]) && isName(named[1]))
    return candidate(rest, { start, textStart: start + rest.length, shape: 'bare', gap: 2 })
  const match = BARE.exec(rest)
  if (!match?.[1]) return undefined
  const blank = match[2] ?? ''
  const gap = /[.)–—-]/.test(blank) ? 2 : blank.length
  return candidate(match[1], { start, textStart: start + match[0].length, shape: 'bare', gap })
}

const NAMED = { timed: TIMED, tabbed: TABBED, voiced: VOICED } as const

/** A name before a time or a tab. */
function namedLabel(
  rest: string,
  { start, shape }: { start: number; shape: keyof typeof NAMED },
): Candidate | undefined {
  const match = NAMED[shape].exec(rest)
  const body = match?.[1] ?? match?.[2] ?? ''
  if (!match || !isName(body)) return undefined
  return candidate(body, {
    start: start + match[0].indexOf(body),
    ...{ textStart: start + match[0].length, shape, gap: 0 },
  })
}

function boxedLabel(rest: string, start: number): Candidate | undefined {
  const match = BOXED.exec(rest)
  const body = match?.slice(1).find(Boolean) ?? ''
  if (!match || !isName(body)) return undefined
  return candidate(body, { start: start + 1, textStart: start + match[0].length, shape: 'boxed', gap: 0 })
}

function stoppedLabel(rest: string, start: number): Candidate | undefined {
  const match = STOPPED.exec(rest)
  if (!match?.[1]) return undefined
  return candidate(match[1], { start, textStart: start + match[0].length, shape: 'stopped', gap: 0 })
}

function dashedLabel(rest: string, start: number): Candidate | undefined {
  const match = DASHED.exec(rest)
  if (!match?.[1] || !/[.?!]/.test(rest.slice(match[0].length))) return undefined
  return candidate(match[1], { start, textStart: start + match[0].length, shape: 'dashed', gap: 0 })
}

function aloneLabel(rest: string, start: number): Candidate | undefined {
  const match = ALONE.exec(rest)
  if (!match?.[1] || !isName(match[1])) return undefined
  return candidate(match[1], { start, textStart: start + rest.length, shape: 'alone', gap: 0 })
}

function candidate(
  body: string,
  place: {
    readonly start: number
    readonly textStart: number
    readonly shape: Candidate['shape']
    readonly gap: number
  },
): Candidate {
  const lead = body.length - body.replace(/^[\s*_[(]+/, '').length
  const words = body
    .slice(lead)
    .replace(/(?<![\s*_])[\s*_]+$/, '')
    .replace(CLOSING_STAMP, '')
    .replace(/(?<![\s*_])[\s*_]+$/, '')
  const printed = lead > 0 && /[\])]$/.test(words) && !/[[(]/.test(words) ? words.slice(0, -1) : words
  const name = printed.replace(/(?<!\s)(?:\s*[[(（][^()[\]（）]*[)\]）])+\s*/g, ' ').trim()
  const bracketed = /[[(（]([^()[\]（）]*)[)\]）]/.exec(printed)?.[1] ?? ''
  const { start, textStart, shape, gap } = place
  return {
    ...{ words: printed, key: foldLabel(name), bracketed, textStart, shape, gap },
    start: start + lead,
    end: start + lead + printed.length,
    isCaps: /\p{Lu}/u.test(name) && name === name.toUpperCase(),
    isBold: false,
    isStamped: false,
    isProper: HAN.test(name) || (lowerWords(name).length === 0 && !/^\p{Ll}/u.test(name)),
  }
}

/** Whether words could be a name, an office or a medium: capitals but for small words. */
function isName(body: string): boolean {
  const plain =
    body
      .replace(/[[(（][^()[\]（）]*[)\]）]/g, ' ')
      .replace(/[*_]/g, '')
      .trim() || body.replace(/[*_[\]()]/g, '').trim()
  if (!/\p{L}/u.test(plain) || YEAR.test(plain)) return false
  if (HAN.test(plain) || LOWER.test(plain)) return true
  const words = plain.split(/[\s,]+/).filter(Boolean)
  if (
    words.length === 0 ||
    words.length > MAX_WORDS ||
    !/^\p{Lu}|^\p{N}/u.test(plain) ||
    /https?|www\.|\.\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(plain)
  )
    return false
  const lower = lowerWords(plain)
  return (
    lower.length === 0 ||
    isTitled(plain) ||
    (words.length <= 9 && lower.length <= 2 && FROM.test(plain)) ||
    (words.length <= 5 && lower.length <= 2 && words.length >= 2)
  )
}

/** A word and from whom that comes: `Question from the channel`. */
const FROM = /^\p{Lu}\p{L}+\s(?:from|by|of|de|von|от)\s/u

/** Whether words are a name of two words or more with an office in small letters behind a comma. */
function isTitled(plain: string): boolean {
  const name = plain.split(',', 1)[0] ?? ''
  const words = name.split(/\s+/)
  return (
    name.length < plain.length && words.length > 1 && !words.some((word) => SMALL.test(word) || !/^\p{Lu}/u.test(word))
  )
}

function lowerWords(plain: string): readonly string[] {
  const words = plain.split(/[\s,]+/).filter(Boolean)
  return words.slice(1).filter((word) => !/^[\p{Lu}\p{Lo}\p{N}'’"&(]/u.test(word) && !SMALL.test(word))
}
