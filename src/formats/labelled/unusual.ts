import type { Block, Turn } from '../../model/dialogue.js'
import type { Issue } from '../../model/issue.js'
import { surface } from '../../model/span.js'
import { type Cues, foldLabel } from './cues.js'
import { daysBetween } from './dates.js'
import type { DateSource } from './dating.js'
import type { AcceptedLabel } from './found.js'
import type { ReadHeader } from './header.js'
import type { NameBook } from './speakers.js'

/** 0-1: how sure the reading is: how sure its labels are, and what the top of the text tells. */
export function confidenceOf(
  { header }: ReadHeader,
  {
    turns,
    labels,
    names,
  }: { readonly turns: readonly Turn[]; readonly labels: readonly AcceptedLabel[]; readonly names: NameBook },
): number {
  const sure = labels.length === 0 ? 0.7 : labels.reduce((total, label) => total + label.confidence, 0) / labels.length
  const facts =
    (header.date ? 1 : 0.9) *
    (header.dateInferred ? 0.97 : 1) *
    (header.institutionId ? 1 : 0.92) *
    (names.main ? 1 : 0.98)
  const answered =
    turns.some(({ role }) => role === 'answer') || !turns.some(({ role }) => role === 'question') ? 1 : 0.6
  return Math.round(Math.min(1, sure * facts * answered) * 1e4) / 1e4
}

/** What a person may want to look at: a date that was worked out, labels that nobody knows, page furniture that was left out. */
export function unusual(text: string, { head, turns, blocks, cues }: Read): readonly Issue[] {
  return [...dateIssues(head), ...labelIssues(text, { turns, cues }), ...furnitureIssues(blocks)]
}

interface Read {
  readonly head: ReadHeader
  readonly turns: readonly Turn[]
  readonly blocks: readonly Block[]
  readonly cues: Cues
}

const SOURCES: Readonly<Record<DateSource, string>> = {
  posting: 'when the page was posted',
  neighbour: 'the conferences that the page lists',
  picture: 'the names of its pictures',
  'file name': 'the file’s name',
}

/** Posted longer after a conference than this, or before it, one of both days may be wrong. */
const MAX_POSTING_DAYS = 30

function dateIssues({ header: { date, publishedAt }, datedBy }: ReadHeader): readonly Issue[] {
  if (datedBy !== '') return [dateInferred(date, SOURCES[datedBy])]
  if (date === '') return [DATE_MISSING]
  const days = publishedAt ? daysBetween(date, publishedAt.slice(0, 10)) : 0
  return days < 0 || days > MAX_POSTING_DAYS ? [dateDiffers(date, publishedAt)] : []
}

function dateInferred(date: string, source: string): Issue {
  return {
    ...{ severity: 'info', code: 'date-inferred' },
    message: `the date ${date}, or its year, is not stated: it was worked out from ${source}`,
    hint: 'check it against the page',
  }
}

const DATE_MISSING: Issue = {
  ...{ severity: 'warning', code: 'date-missing' },
  message: 'nothing states the day of the press conference',
  hint: 'write it into the title or the file’s name',
}

function dateDiffers(date: string, publishedAt: string): Issue {
  return {
    ...{ severity: 'info', code: 'date-differs' },
    message: `the conference is dated ${date}, and the page was posted on ${publishedAt.slice(0, 10)}`,
    hint: 'check the date against the page',
  }
}

function labelIssues(
  text: string,
  { turns, cues }: { readonly turns: readonly Turn[]; readonly cues: Cues },
): readonly Issue[] {
  const seen = new Set<string>()
  return turns.flatMap(({ label, role, outlets }): readonly Issue[] => {
    const words = label ? surface(text, label) : ''
    if (!label || role !== 'question' || outlets.every(({ id }) => id !== '') || seen.has(foldLabel(words))) return []
    seen.add(foldLabel(words))
    if (cues.outlets.isGeneric(words)) return []
    return [
      {
        severity: 'info',
        code: 'unknown-label',
        message: `the label "${words}" is no medium that is known`,
        hint: 'add it to the file of outlets',
        at: label.start,
      },
    ]
  })
}

function furnitureIssues(blocks: readonly Block[]): readonly Issue[] {
  const cut = blocks.filter(({ kind }) => kind === 'promotion' || kind === 'footer')
  const [first] = cut
  if (!first) return []
  return [
    {
      severity: 'info',
      code: 'furniture-cut',
      message: `${cut.length} stretch(es) of page furniture stand in no turn`,
      hint: 'look there if an answer seems short',
      at: first.start,
    },
  ]
}
