import { group, sum } from 'd3-array'
import type { CodedTranscript, FailedTranscript, ScannedFile, ScannedMember } from '../../coder/coder.js'
import type { Identity } from '../../coder/identity.js'
import type { Outline } from '../../coder/outline.js'
import { entryKey } from '../../engine/stage.js'
import type { TopicModel } from '../../knowledge/topic-model.js'
import { cellsOf } from '../../model/table.js'
import { OTHER_TOPIC } from '../../model/topic.js'
import { countReports, runTables } from '../../registry.js'
import { columns, describeColumns } from '../../reports/columns.js'
import { type CoverageRow, coverage } from '../../reports/coverage.js'
import { type IssueRow, issues } from '../../reports/issues.js'
import { knowledgeUse } from '../../reports/knowledge-use.js'
import { topicsModel } from '../../reports/topics-model.js'
import { byCodeUnit } from '../../text/compare.js'
import type { RunOptions } from './options.js'
import type { OutputTables } from './output.js'

/** What a run came to. */
export interface RunTotals {
  readonly transcripts: number
  readonly duplicates: number
  readonly skipped: number
  readonly exchanges: number
  readonly announcements: number
  readonly errors: number
  readonly warnings: number
  /** Ids of topics with their exchanges, most first. */
  readonly topics: readonly (readonly [string, number])[]
}

/** Everything that is counted over a whole run. */
export interface RunCounts {
  readonly add: (coded: CodedTranscript | FailedTranscript) => void
  readonly write: (output: OutputTables) => void
  readonly totals: () => RunTotals
}

interface CountsContext {
  readonly options: RunOptions
  readonly outline: Outline
  /** Emergent topics in use; undefined for none. */
  readonly topicModel: TopicModel | undefined
  readonly scans: readonly ScannedFile[]
  readonly identities: readonly Identity<ScannedMember>[]
}

/** What the pipeline itself warns of: weights that are not there, names that two entries claim. */
function setupIssues({ warnings }: Outline): IssueRow[] {
  return warnings.map(({ severity, code, message, hint }) => ({ source: '', line: 0, severity, code, message, hint }))
}

/** Starts the counts of a run. */
export function createCounts({ options, outline, scans, identities, topicModel }: CountsContext): RunCounts {
  const collectors = countReports.map((report) => ({
    report,
    collector: report.collect({ ...options, topics: outline.topics }),
  }))
  const issueRows: IssueRow[] = [...setupIssues(outline), ...scans.flatMap(({ failures }) => failures)]
  const coverageRows: CoverageRow[] = [...skippedRows(scans), ...duplicateRows(identities)]
  const uses = new Map<string, number>()
  const topicCounts = new Map<string, number>()
  let announcements = 0
  return {
    add: (coded) => {
      if (coded.failure) {
        issueRows.push(coded.failure)
        coverageRows.push({ ...NOTHING, source: coded.source, status: 'skipped', issues: 1, duplicateOf: '' })
        return
      }
      for (const { collector } of collectors) collector.add(coded.facts)
      for (const [key, hits] of coded.uses) uses.set(key, (uses.get(key) ?? 0) + hits)
      const asked = coded.facts.exchanges.filter(({ kind }) => kind !== 'announcement')
      announcements += coded.facts.exchanges.length - asked.length
      for (const { topics: ids } of asked) for (const id of ids) topicCounts.set(id, (topicCounts.get(id) ?? 0) + 1)
      issueRows.push(...coded.issues)
      coverageRows.push(coverageOf(coded))
    },
    write: (output) => {
      for (const { report, collector } of collectors) output.write(report.definition, collector.rows())
      output.write(
        coverage,
        sortBySource(coverageRows).map((row) => cellsOf(coverage.columns, row)),
      )
      output.write(
        issues,
        sortBySource(issueRows).map((row) => cellsOf(issues.columns, row)),
      )
      const used = outline.entries.map((entry) => ({ ...entry, hits: uses.get(entryKey(entry)) ?? 0 }))
      output.write(
        knowledgeUse,
        used.map((row) => cellsOf(knowledgeUse.columns, row)),
      )
      const given = new Map(
        used.filter(({ kind }) => kind === 'emergent topic').map(({ entry, hits }) => [entry, hits]),
      )
      output.write(
        topicsModel,
        (topicModel?.topics ?? []).map((topic) =>
          cellsOf(topicsModel.columns, { topic, exchanges: given.get(topic.id) ?? 0 }),
        ),
      )
      output.write(
        columns,
        describeColumns(runTables).map((row) => cellsOf(columns.columns, row)),
      )
    },
    totals: () => ({
      transcripts: coverageRows.filter(({ status }) => status === 'read' || status === 'partly').length,
      duplicates: coverageRows.filter(({ status }) => status === 'duplicate').length,
      skipped: coverageRows.filter(({ status }) => status === 'skipped').length,
      exchanges: sum(coverageRows, ({ exchanges }) => exchanges),
      announcements,
      errors: issueRows.filter(({ severity }) => severity === 'error').length,
      warnings: issueRows.filter(({ severity }) => severity === 'warning').length,
      topics: [...topicCounts].toSorted(([idA, a], [idB, b]) => b - a || byCodeUnit(idA, idB)),
    }),
  }
}

function coverageOf({ source, format, facts, issues: rows }: CodedTranscript): CoverageRow {
  const asked = facts.exchanges.filter(({ kind }) => kind !== 'announcement')
  return {
    ...{ source, format, duplicateOf: '' },
    status: rows.some(({ severity }) => severity === 'error') ? 'partly' : 'read',
    exchanges: asked.length,
    unassignedExchanges: asked.filter(({ primaryTopic }) => primaryTopic === OTHER_TOPIC).length,
    issues: rows.length,
  }
}

const NOTHING = { format: '', exchanges: 0, unassignedExchanges: 0 }

function skippedRows(scans: readonly ScannedFile[]): readonly CoverageRow[] {
  const bySource = group(
    scans.flatMap(({ failures }) => failures),
    ({ source }) => source,
  )
  return [...bySource].map(([source, rows]) => ({
    ...NOTHING,
    source,
    status: 'skipped',
    issues: rows.length,
    duplicateOf: '',
  }))
}

function duplicateRows(identities: readonly Identity<ScannedMember>[]): readonly CoverageRow[] {
  return identities
    .filter(({ duplicateOf }) => duplicateOf)
    .map(({ claim, duplicateOf }) => ({
      ...NOTHING,
      source: claim.source,
      status: 'duplicate',
      issues: 0,
      duplicateOf,
    }))
}

function sortBySource<T extends { readonly source: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => byCodeUnit(a.source, b.source))
}
