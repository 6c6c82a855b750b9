import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import { surface } from '../../model/span.js'
import type { Header } from '../../model/transcript.js'
import { foldMarks } from '../../text/normalise.js'
import { dateIn, type StatedDate } from './dates.js'
import type { Line } from './lines.js'

/** What the top of a text says, and where its title and time line stand. */
export interface ReadHeader {
  readonly header: Header
  /** Index of the title's line, -1 where none is found. */
  readonly titleLine: number
  readonly institution?: Institution
}

interface HeaderContext {
  readonly lines: readonly Line[]
  readonly institutions: readonly Institution[]
  /** Whether the carrier's own facts stand in front matter: they hold for the text itself. */
  readonly isFronted: boolean
}

const TIMESTAMP = /^(?:\w+\s*:\s*)?(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s+(\d{2}:\d{2})(?::\d{2})?)?$/
/** How far down a page the title may stand. */
const TITLE_WITHIN = 250
const MAX_TITLE = 320
/** How far below the title a date line may stand. */
const DATE_WITHIN = 6
/** How many lines from the title on may tell the institution. */
const OPENING_LINES = 12

/** Reads title, date, spokespersons and institution from the top of a text and from what its carrier says of itself. */
export function readHeader(carrier: Carrier, { lines, institutions, isFronted }: HeaderContext): ReadHeader {
  const shown = lines
    .slice(0, TITLE_WITHIN)
    .map((line) => foldMarks(surface(carrier.text, line)).replace(/\s+/g, ' ').trim())
  const meta = carrier.meta
  const found = findTitle(shown, {
    institutions,
    told: foldMarks(meta['title'] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  })
  const isTold = isFronted && Boolean(meta['title'])
  const titleLine = isTold && shown[found] !== foldMarks(meta['title'] ?? '') ? -1 : found
  const title = (isTold ? (meta['title'] ?? '').replace(/\u2060/g, '') : '') || shown[titleLine] || meta['title'] || ''
  const opening = shown.slice(Math.max(0, titleLine), Math.max(0, titleLine) + OPENING_LINES)
  const institution =
    findInstitution([title, meta['title'] ?? '', ...opening], institutions) ??
    bySite([meta['source_url'], meta['og:url'], meta['url'], ...opening], institutions)
  const publishedAt = publishedIn(shown, titleLine, meta)
  const dated = dateOf({ title, shown, titleLine, meta, publishedAt, isFronted })
  const speakers = speakersIn([title, meta['title'] ?? '', ...opening.slice(1, 5)], institution)
  return {
    header: {
      title: tidyTitle(title),
      ...dated,
      publishedAt,
      speakers,
      institution: institution?.name ?? '',
      institutionId: institution?.id ?? '',
      holder: institution?.holder ?? '',
    },
    titleLine,
    ...(institution && { institution }),
  }
}

function tidyTitle(title: string): string {
  return title.replace(/^[#*\s]+|[*\s]+$/g, '').replace(/\s+/g, ' ')
}

/** The first line that names an institution and a date; else the first that names an institution or is a heading. */
function findTitle(
  shown: readonly string[],
  { institutions, told }: { readonly institutions: readonly Institution[]; readonly told: string },
): number {
  const same = told.length > 12 ? shown.indexOf(told) : -1
  if (same >= 0) return same
  const isShort = (line: string) => line.length > 12 && line.length < MAX_TITLE && !/[?？]|\.$/.test(line)
  const named = shown.map((line) => isShort(line) && !/[>»]/.test(line) && longestTitle(line, institutions) > 0)
  const full = shown.findIndex((line, i) => named[i] && dateIn(line) !== undefined)
  if (full >= 0) return full
  const first = named.indexOf(true)
  if (first >= 0 && first < 60) return first
  return shown
    .slice(0, 8)
    .findIndex(
      (line) =>
        isShort(line) &&
        /briefing|press|transcript|conference|interview|remarks|doorstep|gaggle|记者会/i.test(line) &&
        !/[:：]\s/.test(line),
    )
}

/** The title words of some institutions, folded once, and one expression that tells whether a line has any. */
interface TitleWords {
  readonly any: RegExp
  readonly plain: ReadonlyMap<string, string>
}

const titleWords = new WeakMap<readonly Institution[], TitleWords>()

function titleWordsOf(institutions: readonly Institution[]): TitleWords {
  const known = titleWords.get(institutions)
  if (known) return known
  const plain = new Map(
    institutions.flatMap(({ titles }) => titles.map((title) => [title, foldMarks(title).toLowerCase()])),
  )
  const literals = [...plain.values()].map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const made = { plain, any: new RegExp(literals.join('|')) }
  titleWords.set(institutions, made)
  return made
}

function longestTitle(line: string, institutions: readonly Institution[]): number {
  const { any, plain } = titleWordsOf(institutions)
  const folded = line.toLowerCase()
  if (!any.test(folded)) return 0
  return Math.max(0, ...[...plain].map(([title, form]) => (folded.includes(form) ? title.length : 0)))
}

/** The institution whose title words fit best: of the first line that has any, the longest. */
function findInstitution(texts: readonly string[], institutions: readonly Institution[]): Institution | undefined {
  for (const text of texts) {
    const best = longestTitle(text, institutions)
    if (best === 0) continue
    const folded = text.toLowerCase()
    const { plain } = titleWordsOf(institutions)
    return institutions.find(({ titles }) =>
      titles.some((title) => title.length === best && folded.includes(plain.get(title) ?? title)),
    )
  }
  return undefined
}

function bySite(
  places: readonly (string | undefined)[],
  institutions: readonly Institution[],
): Institution | undefined {
  const urls = places.flatMap((place) => (place && /[a-z]\.[a-z]/.test(place) ? [place.toLowerCase()] : []))
  return institutions.find(({ sites }) =>
    sites.some((site) =>
      urls.some((url) => url.includes(`/${site}`) || url.includes(`.${site}`) || url.startsWith(site)),
    ),
  )
}

function publishedIn(shown: readonly string[], titleLine: number, meta: Readonly<Record<string, string>>): string {
  const stamp = shown
    .slice(Math.max(0, titleLine))
    .map((line) => TIMESTAMP.exec(line))
    .find(Boolean)
  if (stamp)
    return `${stamp[1]}-${stamp[2]?.padStart(2, '0')}-${stamp[3]?.padStart(2, '0')}${stamp[4] ? `T${stamp[4]}` : ''}`
  const told =
    meta['published_time'] ??
    meta['published'] ??
    meta['article:published_time'] ??
    meta['pubdate'] ??
    meta['publishdate'] ??
    ''
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(told)
  if (match) return `${match[1]}${match[2] ? `T${match[2]}` : ''}`
  const updated = shown
    .slice(Math.max(0, titleLine), Math.max(0, titleLine) + DATE_WITHIN)
    .find((line) => /^(?:updated|posted|published|release[sd]?)\b/i.test(line))
  const date = updated ? dateIn(updated) : undefined
  const time = updated ? (/\b(\d{2}:\d{2})\b/.exec(updated)?.[1] ?? '') : ''
  return date?.hasYear ? `${date.date}${time ? `T${time}` : ''}` : ''
}

interface DateContext {
  readonly title: string
  readonly shown: readonly string[]
  readonly titleLine: number
  readonly meta: Readonly<Record<string, string>>
  readonly publishedAt: string
  readonly isFronted: boolean
}

/** The day of the conference: as front matter, title or the lines below say, its year from the posting where it is left out. */
function dateOf({ title, shown, titleLine, meta, publishedAt, isFronted }: DateContext): {
  date: string
  dateInferred: boolean
} {
  const fronted = isFronted ? dateIn(meta['date'] ?? '') : undefined
  if (fronted?.hasYear) return { date: fronted.date, dateInferred: false }
  const at = Math.max(0, titleLine)
  const near = shown
    .slice(at + 1, at + 1 + DATE_WITHIN)
    .filter((line) => !TIMESTAMP.test(line) && !/^(?:updated|posted|published)/i.test(line))
  const before = shown.slice(Math.max(0, at - 4), at).filter((line) => line.length < 60)
  const lineDates = [...near, ...before]
    .filter((line) => line.length < 70 || /press|briefing|conference|记者会/i.test(line))
    .map(dateIn)
  const titled = dateIn(title) ?? dateIn(shown[titleLine] ?? '')
  const stated = titled ?? lineDates.find((date) => date?.hasYear) ?? lineDates.find((date) => date)
  if (stated?.hasYear) return { date: stated.date, dateInferred: false }
  const withYear = lineDates.find((date) => date?.hasYear)
  const posted =
    withYear?.date ??
    (publishedAt.slice(0, 10) || (meta['date'] ?? '').slice(0, 10) || (stated ? siblingDate(shown, at) : ''))
  if (stated && posted) return { date: completeYear(stated, posted), dateInferred: true }
  if (posted && dateIn(posted)) return { date: dateIn(posted)?.date ?? '', dateInferred: true }
  return { date: '', dateInferred: false }
}

/** The latest full date of the titles that a page lists below: other conferences of the same days. */
function siblingDate(shown: readonly string[], at: number): string {
  const dates = shown
    .slice(at + 1)
    .filter((line) => line.length < MAX_TITLE && /press conference|briefing/i.test(line))
    .flatMap((line) => dateIn(line) ?? [])
  return (
    dates
      .filter(({ hasYear }) => hasYear)
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? ''
  )
}

/** A date without its year takes that of the posting, or the year before where it would lie after it. */
function completeYear({ date }: StatedDate, posted: string): string {
  const year = Number(posted.slice(0, 4))
  const sameYear = `${year}${date.slice(4)}`
  return sameYear > posted && date.slice(5, 7) === '12' && posted.slice(5, 7) === '01'
    ? `${year - 1}${date.slice(4)}`
    : sameYear
}

const NAME = String.raw`((?:[A-Z][\p{L}'’-]*\.?\s){0,3}[A-Z][\p{L}'’-]+)`
const SPOKEN = new RegExp(
  String.raw`(?:Spokes(?:person|man|woman)|Press Secretary|Coordinator|Advisor|Adviser|Foreign Minister|Prime Minister|Secretary General|High Representative|Minister|Secretary|Ambassador|Commissioner|Chancellor|Department|Shri|Smt\.?)\s*,?\s+(?:H\.E\.\s+|Mr\.?\s+|Ms\.?\s+|Mrs\.?\s+|Dr\.?\s+|Shri\s+|Smt\.?\s+)?${NAME}(?='s\b|\s+(?:held|presided|on|at|upon|ahead|during|conducts|en|aboard|and|briefs|holds|answers|following|news|regular|press|to)\b|\s*[,(]|\s*$)`,
  'gu',
)
/** A name behind an office with its field: `Secretary of Homeland Security Ann Lee`. */
const FIELDED =
  /(?:Minister|Secretary) (?:of|for)(?: the)?(?: (?:and )?[A-Z]\p{L}+){1,3}(?: (?:Dr|Mr|Ms|Mrs|Prof)\.?)? ([A-Z][\p{L}-]+ (?:[A-Z]\. )?[A-Z][\p{L}'-]+?)(?=[,;]|'s|$| (?:and|at|on|held|holds|in|with)\b)/gu
const NO_NAME = /^(?:The|For|Of|And|Press|Foreign|Regular|Daily|General|State|Conducts|Holds|Hosts|Briefs|Answers)\b/
const SPOKEN_HAN = /发言人\s*(\p{Script=Han}{2,4}?)(?:就|主持|举行|答|同志|$)/u

function speakersIn(texts: readonly string[], institution: Institution | undefined): readonly string[] {
  for (const text of texts) {
    const folded = foldMarks(text).replace(/\s+/g, ' ')
    const known = (institution?.spokespersons ?? [])
      .filter((name) => folded.toLowerCase().includes(name.toLowerCase()))
      .toSorted((a, b) => folded.toLowerCase().indexOf(a.toLowerCase()) - folded.toLowerCase().indexOf(b.toLowerCase()))
    const spoken = [...folded.matchAll(SPOKEN), ...folded.matchAll(FIELDED)]
      .toSorted((a, b) => a.index - b.index)
      .map((match) => (match[1] ?? '').trim())
      .filter((name) => /^[A-Z][\p{L}'.-]+ /u.test(name) && !NO_NAME.test(name))
    const han = SPOKEN_HAN.exec(folded)?.[1]
    const all = [
      ...new Set([
        ...known,
        ...spoken.filter((name) => !known.some((other) => name.includes(other) || other.includes(name))),
        ...(han && !known.includes(han) ? [han] : []),
      ]),
    ]
    if (all.length > 0) return all
  }
  return []
}
