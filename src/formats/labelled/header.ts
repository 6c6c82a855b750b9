import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import { surface } from '../../model/span.js'
import type { Header } from '../../model/transcript.js'
import { anyOf } from '../../text/literal.js'
import { foldMarks } from '../../text/normalise.js'
import { onceFor } from '../../text/once.js'
import { dateIn } from './dates.js'
import { type DateSource, dayOf, postedIn } from './dating.js'
import type { HeaderCues } from './header-cues.js'
import type { Line } from './lines.js'
import { speakersIn } from './named-speakers.js'

/** What the top of a text says, and where its title and time line stand. */
export interface ReadHeader {
  readonly header: Header
  /** Index of the title's line, -1 where none is found. */
  readonly titleLine: number
  readonly institution?: Institution
  /** What its date was worked out from; empty where it was read, or none was found. */
  readonly datedBy: DateSource | ''
}

interface HeaderContext {
  readonly lines: readonly Line[]
  readonly institutions: readonly Institution[]
  readonly cues: HeaderCues
  /** Whether the carrier's own facts stand in front matter: they hold for the text itself. */
  readonly isFronted: boolean
}

/** How far down a page the title may stand. */
const TITLE_WITHIN = 250
const MAX_TITLE = 320
/** How many lines from the title on may tell the institution. */
const OPENING_LINES = 12

/** Reads title, date, spokespersons and institution from the top of a text and from what its carrier says of itself. */
export function readHeader(carrier: Carrier, { lines, institutions, cues, isFronted }: HeaderContext): ReadHeader {
  const shown = lines
    .slice(0, TITLE_WITHIN)
    .map((line) => foldMarks(surface(carrier.text, line)).replace(/\s+/g, ' ').trim())
  const meta = carrier.meta
  const found = findTitle(shown, {
    ...{ institutions, cues },
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
  const place = { title, shown, titleLine, meta, cues, isFronted, name: carrier.name ?? '' }
  const publishedAt = postedIn(place)
  const { date, by } = dayOf({ ...place, publishedAt })
  const speakers = speakersIn([title, meta['title'] ?? '', ...opening.slice(1, 5)], { institution, cues })
  return {
    header: {
      title: tidyTitle(title),
      date,
      dateInferred: by !== '',
      publishedAt,
      speakers,
      institution: institution?.name ?? '',
      institutionId: institution?.id ?? '',
      holder: institution?.holder ?? '',
    },
    titleLine,
    datedBy: by,
    ...(institution && { institution }),
  }
}

function tidyTitle(title: string): string {
  return title.replace(/^[#*\s]+|[*\s]+$/g, '').replace(/\s+/g, ' ')
}

/** The first line that names an institution and a date; else the first that names an institution or is a heading. */
function findTitle(
  shown: readonly string[],
  {
    institutions,
    cues,
    told,
  }: { readonly institutions: readonly Institution[]; readonly cues: HeaderCues; readonly told: string },
): number {
  const same = told.length > 12 ? shown.indexOf(told) : -1
  if (same >= 0) return same
  const isShort = (line: string) => line.length > 12 && line.length < MAX_TITLE && !/[?？]|\.$/.test(line)
  const named = shown.map((line) => isShort(line) && !/[>»]/.test(line) && longestTitle(line, institutions) > 0)
  const full = shown.findIndex((line, i) => named[i] && dateIn(line) !== undefined)
  if (full >= 0) return full
  const first = named.indexOf(true)
  const isTitle = (line: string) => isShort(line) && cues.title.test(line)
  if (first >= 0 && first < 60) return isTitle(shown[first] ?? '') ? first : titleAbove(shown, { first, isTitle })
  return shown.slice(0, 8).findIndex((line) => isTitle(line) && (!/[:：]\s/.test(line) || dateIn(line) !== undefined))
}

const MIN_TITLE_WORDS = 5

/** The title above a line that only names an office or a house; that line where there is none. */
function titleAbove(
  shown: readonly string[],
  { first, isTitle }: { readonly first: number; readonly isTitle: (line: string) => boolean },
): number {
  const above = shown
    .slice(0, first)
    .findIndex((line) => isTitle(line) && line.split(' ').length >= MIN_TITLE_WORDS && !/[>»|:：]/.test(line))
  return above >= 0 ? above : first
}

/** The title words of some institutions, folded once, and one expression that tells whether a line has any. */
interface TitleWords {
  readonly any: RegExp
  readonly plain: ReadonlyMap<string, string>
}

const titleWordsOf = onceFor((institutions: readonly Institution[]): TitleWords => {
  const plain = new Map(
    institutions.flatMap(({ titles }) => titles.map((title) => [title, foldMarks(title).toLowerCase()])),
  )
  return { plain, any: new RegExp(anyOf([...plain.values()])) }
})

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
