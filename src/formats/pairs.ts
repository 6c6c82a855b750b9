import { type Institution, institutionsSchema } from '../knowledge/institutions.js'
import { createOutletBook, type OutletBook, outletsSchema } from '../knowledge/outlets.js'
import type { Carrier, PairRecord } from '../model/carrier.js'
import type { Outlet, Turn } from '../model/dialogue.js'
import type { Issue } from '../model/issue.js'
import { type Span, surface } from '../model/span.js'
import type { Header } from '../model/transcript.js'
import type { Format } from './format.js'

interface Known {
  readonly outlets: OutletBook
  readonly institutions: readonly Institution[]
}

/** Tables of ready pairs: every row is one exchange, whatever its texts look like. */
export const pairs: Format = {
  name: 'pairs',
  version: 1,
  about: 'Ready question-answer pairs of a table, one row an exchange.',
  build: (load, paths) => {
    const known = {
      outlets: createOutletBook(load.yaml(paths.outlets, outletsSchema)),
      institutions: load.yaml(paths.institutions, institutionsSchema).institutions,
    }
    return {
      detect: ({ records }) => (records.length > 0 ? 1 : 0),
      read: (carrier) => ({
        header: headerOf(carrier.records, known.institutions),
        turns: carrier.records.flatMap((record) => turnsOf(record, { text: carrier.text, outlets: known.outlets })),
        blocks: [],
        issues: issuesOf(carrier, known),
        confidence: 1,
      }),
    }
  },
}

function headerOf(records: readonly PairRecord[], institutions: readonly Institution[]): Header {
  const first = (field: string) => records.find(({ fields }) => fields[field])?.fields[field] ?? ''
  const named = first('institution')
  const speakers = [...new Set(records.map(({ fields }) => fields['speaker'] ?? '').filter(Boolean))]
  const holder = holderCode(first('holder'))
  const institution =
    institutionOf(named, institutions) ?? (named || holder ? undefined : whose(speakers, institutions))
  return {
    title: first('title'),
    date: first('date'),
    dateInferred: records.some(({ fields }) => fields['date_inferred'] === 'true'),
    publishedAt: '',
    speakers,
    institution: institution?.name ?? named,
    institutionId: institution?.id ?? '',
    holder: holder || (institution?.holder ?? ''),
  }
}

function institutionOf(named: string, institutions: readonly Institution[]): Institution | undefined {
  const folded = named.toLowerCase()
  return folded ? institutions.find(({ id, name }) => id === folded || name.toLowerCase() === folded) : undefined
}

/** The one institution that those who speak are known to speak for. */
function whose(speakers: readonly string[], institutions: readonly Institution[]): Institution | undefined {
  const [only, ...others] = institutions.filter(({ spokespersons }) => spokespersons.some((s) => speakers.includes(s)))
  return others.length === 0 ? only : undefined
}

/** An ISO 3166-1 alpha-3 code in capitals; empty for anything else. */
function holderCode(cell: string): string {
  return /^[a-z]{3}$/i.test(cell) ? cell.toUpperCase() : ''
}

interface TurnContext {
  readonly text: string
  readonly outlets: OutletBook
}

function turnsOf(record: PairRecord, { text, outlets }: TurnContext): readonly Turn[] {
  const { row, question, answer, label, fields } = record
  const kind = kindOf(fields['kind'])
  const speaker = fields['speaker'] ?? ''
  const asked = paragraphsOf(text, question)
  const said = paragraphsOf(text, answer)
  if (fields['kind'] === 'announcement') {
    return [{ paragraphs: [...asked, ...said], role: 'statement', speaker, outlets: [], row }]
  }
  const questions: readonly Turn[] =
    asked.length > 0 || label
      ? [
          {
            ...(label && { label }),
            ...{ paragraphs: asked, role: 'question', speaker: '', row },
            outlets: label ? outletsOf(surface(text, label), outlets) : [],
            ...(kind && { kind }),
          },
        ]
      : []
  const answers: readonly Turn[] =
    said.length > 0 ? [{ paragraphs: said, role: 'answer', speaker, outlets: [], row, ...(kind && { kind }) }] : []
  return [...questions, ...answers]
}

function kindOf(cell: string | undefined): Turn['kind'] {
  return cell === 'follow-up' || cell === 'after-conference' ? cell : undefined
}

/** The media that a cell names, several joined with semicolons. */
function outletsOf(cell: string, outlets: OutletBook): readonly Outlet[] {
  return cell
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name && !outlets.isGeneric(name))
    .map((name) => outlets.find(name) ?? { id: '', name, country: '', kind: 'other' })
}

/** The paragraphs of a cell: between blank lines where it has any, else its lines. */
function paragraphsOf(text: string, { start, end }: Span): readonly Span[] {
  const cell = text.slice(start, end)
  const spans: Span[] = []
  const parting = /\n[^\S\n]*\r?\n/.test(cell) ? /(?:\r?\n[^\S\n]*){2,}/g : /\r\n|[\n\r]/g
  let from = 0
  const add = (to: number) => {
    const piece = cell.slice(from, to)
    const trimmed = piece.trim()
    const at = start + from + piece.indexOf(trimmed)
    if (trimmed) spans.push({ start: at, end: at + trimmed.length })
  }
  for (const match of cell.matchAll(parting)) {
    add(match.index)
    from = match.index + match[0].length
  }
  add(cell.length)
  return spans
}

function issuesOf({ records, text }: Carrier, { outlets }: Known): readonly Issue[] {
  return records.flatMap(({ row, label, fields }): readonly Issue[] => {
    const unknown = label ? outletsOf(surface(text, label), outlets).filter(({ id }) => id === '') : []
    const holder = fields['holder'] ?? ''
    return [
      ...unknown.map(
        ({ name }): Issue => ({
          severity: 'info',
          code: 'unknown-outlet',
          message: `the label "${name}" is no medium that is known`,
          hint: 'add it to the file of outlets',
          row,
        }),
      ),
      ...(holder && !holderCode(holder)
        ? [
            {
              severity: 'warning',
              code: 'unknown-holder',
              message: `the holder "${holder}" is no ISO 3166-1 alpha-3 code and is left out`,
              hint: 'write a code such as CHN, or give --holder',
              row,
            } as const,
          ]
        : []),
    ]
  })
}
