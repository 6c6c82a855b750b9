import type { TranscriptFacts } from '../model/facts.js'
import type { Doc, LayerName } from '../model/layers.js'
import { type CellRow, type Column, cellsOf, type TableDefinition } from '../model/table.js'
import type { PeriodLength } from '../statistics/period.js'

/** A report whose rows come from one transcript at a time, in the transcripts' order. */
export interface RowReport {
  readonly definition: TableDefinition<never>
  readonly rowsOf: (doc: Doc<LayerName>) => readonly CellRow[]
}

/** A label of a closed list, for explicit zeros. */
export interface LabelEntry {
  readonly id: string
  readonly label: string
}

/** What the counts of a run depend on besides the transcripts. */
export interface CountOptions {
  readonly by: PeriodLength
  readonly includeAnnouncements: boolean
  /** Every topic that can be given. */
  readonly topics: readonly LabelEntry[]
}

/** Counts that grow transcript by transcript and become rows at the end. */
export interface Collector<R> {
  readonly add: (facts: TranscriptFacts) => void
  readonly rows: () => readonly R[]
}

/** A report that counts over all transcripts. */
export interface CountReport {
  readonly definition: TableDefinition<never>
  readonly collect: (options: CountOptions) => Collector<CellRow>
}

/** Declares a report with rows of one transcript at a time. */
export function defineRowReport<R>(
  table: TableDefinition<R>,
  rowsOf: (doc: Doc<LayerName>) => readonly R[],
): RowReport {
  return {
    definition: table,
    rowsOf: (doc) => rowsOf(doc).map((row) => cellsOf(table.columns, row)),
  }
}

/** Declares a report that counts over all transcripts. */
export function defineCountReport<R>(
  table: TableDefinition<R>,
  collect: (options: CountOptions) => Collector<R>,
): CountReport {
  return {
    definition: table,
    collect: (options) => {
      const collector = collect(options)
      return {
        add: collector.add,
        rows: () => collector.rows().map((row) => cellsOf(table.columns, row)),
      }
    },
  }
}

type ColumnText = readonly [meaning: string, missing?: string, unit?: string]

/** A column: name, type and value, then what it means, what an empty cell means, and its unit. */
export function column<R>(
  name: string,
  type: Column<R>['type'],
  value: Column<R>['value'],
  [meaning, missing = 'never empty', unit = '']: ColumnText,
): Column<R> {
  return { name, type, unit, meaning, missing, value }
}

/**
 * Rounds to four decimals: what a share or weight is printed with.
 *
 * Edge: what cannot be computed is an empty cell; x and -x round alike.
 */
export function round4(value: number | undefined): number | null {
  if (value === undefined || !Number.isFinite(value)) return null
  return (Math.sign(value) * Math.round(Math.abs(value) * 1e4)) / 1e4 + 0
}

/** Rounds to four digits: what a p-value is printed with, so that a small one is not 0. */
export function roundP(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(4))
}
