import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { z } from 'zod'
import { knowledgeHeader } from '../../knowledge/header.js'
import { readYaml } from '../../knowledge/load.js'
import type { CellRow } from '../../model/table.js'
import { PACKAGE_FOLDER, readVersion } from '../../paths.js'
import { createPacker, fitPacks, type Pack } from '../../publish/pack.js'
import { writePage } from '../../publish/page.js'
import { createIndex } from '../../publish/page-index.js'
import type { CoverageEntry, IssueEntry, PageInput, Validation } from '../../publish/page-input.js'
import type { TranscriptRecord } from '../../publish/record.js'
import { coverage } from '../../reports/coverage.js'
import { issues } from '../../reports/issues.js'
import type { RunOptions } from '../run/options.js'
import { linesOf } from './table-rows.js'

const validationSchema = z.strictObject({
  ...knowledgeHeader,
  reference: z.string(),
  figures: z.array(
    z.strictObject({
      ...{ label: z.string(), measure: z.string(), value: z.string() },
      ...{ coders: z.string().default(''), note: z.string().default('') },
    }),
  ),
  limits: z.array(z.string()),
})

/** What a report is made of: the transcripts, one a line, and the tables of what was read. */
export interface ReportSource {
  /** The file with one transcript a line. */
  readonly lines: string
  readonly tables: ReadonlyMap<string, readonly CellRow[]>
  readonly options: Pick<RunOptions, 'by' | 'includeAnnouncements'>
}

/** Writes report.html. Throws SetupError where the file of validation figures does not hold. */
export function writeReportFile(path: string, { lines, tables, options }: ReportSource): void {
  const builder = createIndex()
  const packs: Pack[] = []
  const packer = createPacker((pack) => packs.push(pack))
  for (const line of linesOf(lines)) {
    if (line === '') continue
    const transcript = JSON.parse(line) as TranscriptRecord
    builder.add(transcript)
    for (const exchange of transcript.exchanges) packer.add(exchange)
  }
  packer.end()
  const fitting = fitPacks(packs)
  const input: PageInput = {
    ...{ index: builder.index(), by: options.by, includeAnnouncements: options.includeAnnouncements },
    ...{ version: readVersion(), coverage: coverageOf(tables), issues: issuesOf(tables), validation: readValidation() },
    textsLeftOut: fitting.leftOut,
    document: parseHTML('<!doctype html><html><body></body></html>').document,
  }
  writePieces(path, writePage(input, { packs: fitting.packs, assets: readAssets() }))
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    for (const piece of pieces) writeSync(descriptor, piece)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** How the labels were checked, as the package says. Throws SetupError. */
export function readValidation(): Validation {
  const path = join(PACKAGE_FOLDER, 'pipelines', 'validation.yaml')
  const { about, reference, figures, limits } = readYaml(readFileSync(path, 'utf8'), validationSchema, path)
  return { about, reference, figures, limits }
}

function readAssets(): { readonly script: string; readonly style: string } {
  const read = (name: string) => readFileSync(join(PACKAGE_FOLDER, 'dist', 'page', name), 'utf8').trim()
  return { script: read('main.js'), style: read('style.css') }
}

function coverageOf(tables: ReportSource['tables']): readonly CoverageEntry[] {
  const cell = cellReader(coverage.columns)
  return (tables.get(coverage.name) ?? []).map((row) => ({
    ...{ source: cell(row, 'source'), status: cell(row, 'status'), duplicateOf: cell(row, 'duplicate_of') },
    exchanges: Number(cell(row, 'exchanges')),
  }))
}

function issuesOf(tables: ReportSource['tables']): readonly IssueEntry[] {
  const cell = cellReader(issues.columns)
  return (tables.get(issues.name) ?? []).map((row) => ({
    ...{ source: cell(row, 'source'), severity: cell(row, 'severity') },
    ...{ message: cell(row, 'message'), hint: cell(row, 'hint') },
  }))
}

function cellReader(columns: readonly { readonly name: string }[]): (row: CellRow, name: string) => string {
  const places = new Map(columns.map(({ name }, i) => [name, i]))
  return (row, name) => String(row[places.get(name) ?? -1] ?? '')
}
