import { dateIn, dateOfName, daysBetween, STAMP, type StatedDate } from './dates.js'
import type { HeaderCues } from './header-cues.js'

/** What a date was worked out from. */
export type DateSource = 'posting' | 'neighbour' | 'picture' | 'file name'

/** The top of a page, as lines with folded marks, and what else is known of it. */
export interface DatePlace {
  readonly title: string
  readonly shown: readonly string[]
  readonly titleLine: number
  readonly meta: Readonly<Record<string, string>>
  readonly cues: HeaderCues
  /** Whether the carrier's own facts stand in front matter: they hold for the text itself. */
  readonly isFronted: boolean
  /** Name of the file; empty where it has none. */
  readonly name: string
}

/** How far below the title a date line may stand. */
const DATE_WITHIN = 6
const MAX_TITLE = 320
/** Longer lines give the day of the conference only where they speak of it. */
const MAX_DATE_LINE = 70

/** When a page was posted, as ISO date and time; empty where it does not say. */
export function postedIn({ shown, titleLine, meta, cues }: DatePlace): string {
  const from = Math.max(0, titleLine)
  const stamp = shown
    .slice(from)
    .map((line) => STAMP.exec(line))
    .find(Boolean)
  if (stamp) {
    const [, year, month = '', day = '', time] = stamp
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time ? `T${time}` : ''}`
  }
  const names = ['published_time', 'published', 'article:published_time', 'pubdate', 'publishdate']
  const told = names.map((name) => meta[name]).find((value) => value !== undefined) ?? ''
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(told)
  if (match) return `${match[1]}${match[2] ? `T${match[2]}` : ''}`
  const line = shown.slice(from, from + DATE_WITHIN).find((words) => cues.posting.test(words))
  const date = line ? dateIn(line) : undefined
  const time = line ? /\b(\d{2}:\d{2})\b/.exec(line)?.[1] : undefined
  return date?.hasYear ? `${date.date}${time ? `T${time}` : ''}` : ''
}

/**
 * The day of the conference: as front matter, title or the lines about it say; its year, or all of it, from what else tells
 * when that was. `by` is empty where the day was read.
 */
export function dayOf(place: DatePlace & { readonly publishedAt: string }): {
  readonly date: string
  readonly by: DateSource | ''
} {
  const { title, shown, titleLine, meta, isFronted } = place
  const fronted = isFronted ? dateIn(meta['date'] ?? '') : undefined
  if (fronted?.hasYear) return { date: fronted.date, by: '' }
  const dates = linesAbout(place).flatMap((line) => dateIn(line) ?? [])
  const withYear = dates.find(({ hasYear }) => hasYear)
  const stated = dateIn(title) ?? dateIn(shown[titleLine] ?? '') ?? withYear ?? dates[0]
  if (stated?.hasYear) return { date: stated.date, by: '' }
  return stated ? completed(stated, { place, withYear }) : posted(place)
}

/** Lines next to the title that may give the day. */
function linesAbout({ shown, titleLine, cues }: DatePlace): readonly string[] {
  const at = Math.max(0, titleLine)
  const below = shown
    .slice(at + 1, at + 1 + DATE_WITHIN)
    .filter((line) => !STAMP.test(line) && !cues.posting.test(line))
  const above = shown.slice(Math.max(0, at - 4), at).filter((line) => line.length < 60)
  return [...below, ...above].filter((line) => line.length < MAX_DATE_LINE || cues.conference.test(line))
}

/** A day without its year, with the year of whatever tells when that was. */
function completed(
  stated: StatedDate,
  {
    place,
    withYear,
  }: { readonly place: DatePlace & { readonly publishedAt: string }; readonly withYear: StatedDate | undefined },
): { readonly date: string; readonly by: DateSource | '' } {
  const { publishedAt, meta } = place
  const sources: readonly (readonly [DateSource, string])[] = [
    ['posting', withYear?.date ?? (publishedAt.slice(0, 10) || (dateIn(meta['date'] ?? '')?.date ?? ''))],
    ['picture', pictureDate(stated, meta)],
    ['neighbour', neighbourDate(place)],
    ['file name', dateOfName(place.name)],
  ]
  const [by, near] = sources.find(([, date]) => date !== '') ?? []
  return by && near ? { date: completeYear(stated, near), by } : { date: '', by: '' }
}

/** Days from a conference to its posting within which the file's name is the better word. */
const MAX_POSTING_DAYS = 10

/** A day that nothing states: as the file's name says, unless that is later than the posting, or long before it. */
function posted({ publishedAt, meta, name }: DatePlace & { readonly publishedAt: string }): {
  readonly date: string
  readonly by: DateSource | ''
} {
  const told = publishedAt.slice(0, 10) || (meta['date'] ?? '').slice(0, 10)
  const posting = dateIn(told)
  const named = dateOfName(name)
  const isNamed = named !== '' && (!posting || isWithin(named, posting.date))
  if (isNamed) return { date: named, by: 'file name' }
  return posting?.hasYear ? { date: posting.date, by: 'posting' } : { date: '', by: '' }
}

function isWithin(day: string, posting: string): boolean {
  const days = daysBetween(day, posting)
  return days >= 0 && days <= MAX_POSTING_DAYS
}

/** The latest full date of the titles that a page lists below: other conferences of the same days. */
function neighbourDate({ shown, titleLine, cues }: DatePlace): string {
  const dates = shown
    .slice(Math.max(0, titleLine) + 1)
    .filter((line) => line.length < MAX_TITLE && cues.conference.test(line))
    .flatMap((line) => dateIn(line) ?? [])
  const full = dates.filter(({ hasYear }) => hasYear).map(({ date }) => date)
  return full.toSorted().at(-1) ?? ''
}

/** A date in the names of the page's pictures that lies at the day stated or a little after it. */
function pictureDate({ date }: StatedDate, meta: Readonly<Record<string, string>>): string {
  const dates = (meta['picture_dates'] ?? '').split(' ').filter(Boolean)
  return dates.find((picture) => isWithin(`${picture.slice(0, 4)}${date.slice(4)}`, picture)) ?? ''
}

/** A date without its year takes that of the posting, or the year before where it would lie after it. */
function completeYear({ date }: StatedDate, near: string): string {
  const year = Number(near.slice(0, 4))
  const sameYear = `${year}${date.slice(4)}`
  const isBefore = sameYear > near && date.slice(5, 7) === '12' && near.slice(5, 7) === '01'
  return isBefore ? `${year - 1}${date.slice(4)}` : sameYear
}
