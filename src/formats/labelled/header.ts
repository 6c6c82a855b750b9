import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import { type Span, surface } from '../../model/span.js'
import type { Header } from '../../model/transcript.js'
import { foldMarks } from '../../text/normalise.js'

/** What the top of a text says, and where its title and time line stand. */
export interface ReadHeader {
  readonly header: Header
  readonly title?: Span
  readonly timestamp?: Span
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(\\d{4})?(?!\\d)`, 'i')
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\s*,?\\s*(\\d{4})?(?!\\d)`, 'i')
const TIMESTAMP = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:\s+(\d{2}:\d{2})(?::\d{2})?)?$/
/** How far down a page the title may stand. */
const TITLE_WITHIN = 200

/** Reads title, date, spokespersons and institution from the top of a text and from what its carrier says of itself. */
export function readHeader(
  carrier: Carrier,
  { paragraphs, institutions }: { readonly paragraphs: readonly Span[]; readonly institutions: readonly Institution[] },
): ReadHeader {
  const top = paragraphs.slice(0, TITLE_WITHIN)
  const line = (span: Span) => foldMarks(surface(carrier.text, span))
  const title = top.find(
    (span) => span.end - span.start < 300 && institutionOf(line(span), institutions) && dateIn(line(span)),
  )
  const shown = title ?? top.find((span) => institutionOf(line(span), institutions))
  const words = carrier.meta['title'] ?? (shown ? surface(carrier.text, shown) : '')
  const timestamp = top.find((span) => TIMESTAMP.test(line(span).trim()))
  const posted = timestamp ? TIMESTAMP.exec(line(timestamp).trim()) : null
  const publishedAt = posted
    ? `${posted[1]}-${posted[2]}-${posted[3]}${posted[4] ? `T${posted[4]}` : ''}`
    : (carrier.meta['published'] ?? '')
  const stated = dateIn(foldMarks(shown ? surface(carrier.text, shown) : words)) ?? dateIn(foldMarks(words))
  const institution = institutionOf(foldMarks(shown ? surface(carrier.text, shown) : words), institutions)
  const year = publishedAt.slice(0, 4)
  const date = stated
    ? stated.year
      ? stated.date
      : year
        ? `${year}${stated.date.slice(4)}`
        : ''
    : publishedAt.slice(0, 10)
  return {
    header: {
      title: (shown ? surface(carrier.text, shown) : words).replace(/\s+/g, ' ').trim(),
      date: date || (carrier.meta['date'] ?? '').slice(0, 10),
      dateInferred: Boolean(date) && !stated?.year,
      publishedAt,
      speakers: speakersIn(words, institution),
      institution: institution?.name ?? '',
      institutionId: institution?.id ?? '',
      holder: institution?.holder ?? '',
    },
    ...(shown && { title: shown }),
    ...(timestamp && { timestamp }),
  }
}

function institutionOf(line: string, institutions: readonly Institution[]): Institution | undefined {
  const folded = line.toLowerCase()
  return institutions.find(({ titles }) => titles.some((title) => folded.includes(title.toLowerCase())))
}

/** The date that a line states; `year` is false where the line leaves it out. */
function dateIn(line: string): { readonly date: string; readonly year: boolean } | undefined {
  const monthFirst = MONTH_FIRST.exec(line)
  const dayFirst = DAY_FIRST.exec(line)
  const [month, day, year] = monthFirst ? monthFirst.slice(1) : dayFirst ? [dayFirst[2], dayFirst[1], dayFirst[3]] : []
  if (!month || !day) return undefined
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return {
    date: `${year ?? '0000'}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`,
    year: year !== undefined,
  }
}

function speakersIn(title: string, institution: Institution | undefined): readonly string[] {
  const folded = foldMarks(title).replace(/\s+/g, ' ')
  const known = (institution?.spokespersons ?? []).filter((name) => folded.includes(name))
  if (known.length > 0) return known
  const named = /Spokes(?:person|man|woman)\s+((?:[A-Z][\p{L}-]+\s?){2,3}?)(?:'s|\s+held|\s+on\b)/u.exec(folded)?.[1]
  return named ? [named.trim()] : []
}
