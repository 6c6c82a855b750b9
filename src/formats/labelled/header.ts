import type { Institution } from '../../knowledge/institutions.js'
import type { Carrier } from '../../model/carrier.js'
import { surface } from '../../model/span.js'
import type { Header } from '../../model/transcript.js'
import { foldMarks } from '../../text/normalise.js'
import { type DateSource, dayOf, postedIn } from './dating.js'
import type { HeaderCues } from './header-cues.js'
import { bySite, findInstitution } from './institution-of.js'
import type { Line } from './lines.js'
import { speakersIn } from './named-speakers.js'
import { findTitle, tidyTitle } from './title.js'

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
