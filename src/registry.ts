import type { Stage } from './engine/stage.js'
import { formats } from './formats/index.js'
import type { TableDefinition } from './model/table.js'
import { readers } from './readers/index.js'
import { columns } from './reports/columns.js'
import { changePoints } from './reports/compare/change-points.js'
import { comparability } from './reports/compare/comparability.js'
import { contrasts } from './reports/compare/contrasts.js'
import { formulaDrift } from './reports/compare/formula-drift.js'
import { formulas } from './reports/compare/formulas.js'
import { keyness } from './reports/compare/keyness.js'
import { kwic } from './reports/compare/kwic.js'
import { repeats } from './reports/compare/repeats.js'
import { trends } from './reports/compare/trends.js'
import { coverage } from './reports/coverage.js'
import { writeDictionary } from './reports/dictionary.js'
import { exchanges as exchangesTable } from './reports/exchanges.js'
import { issues } from './reports/issues.js'
import { knowledgeUse } from './reports/knowledge-use.js'
import { mentions as mentionsTable } from './reports/mentions.js'
import { mentionsByPeriod } from './reports/mentions-by-period.js'
import { outlets } from './reports/outlets.js'
import type { CountReport, RowReport } from './reports/report.js'
import { stanceByTarget } from './reports/stance-by-target.js'
import { stances as stancesTable } from './reports/stances.js'
import { statements as statementsTable } from './reports/statements.js'
import { topicFrequency } from './reports/topic-frequency.js'
import { topicMoves } from './reports/topic-moves.js'
import { topics as topicsTable } from './reports/topics.js'
import { topicsModel } from './reports/topics-model.js'
import { transcripts } from './reports/transcripts.js'
import { type CsvSeparator, createCsvSink } from './sinks/csv.js'
import { jsonSink } from './sinks/json.js'
import { parquetSink } from './sinks/parquet.js'
import type { Sink } from './sinks/sink.js'
import { codings } from './stages/codings.js'
import { emergent } from './stages/emergent.js'
import { entities } from './stages/entities.js'
import { exchanges } from './stages/exchanges.js'
import { stances } from './stages/stances.js'
import { statements } from './stages/statements.js'
import { tokens } from './stages/tokens.js'
import { topics } from './stages/topics.js'

export { formats, readers }

/** Every stage that a pipeline may name. */
export const stages: readonly Stage[] = [emergent, exchanges, tokens, entities, topics, statements, stances, codings]

/** Tables with rows of one transcript at a time. */
export const rowReports: readonly RowReport[] = [
  transcripts,
  exchangesTable,
  mentionsTable,
  topicsTable,
  statementsTable,
  stancesTable,
]

/** Tables that count over all transcripts. */
export const countReports: readonly CountReport[] = [topicFrequency, stanceByTarget, mentionsByPeriod, outlets]

/** Every table that a run writes. */
export const runTables: readonly TableDefinition<never>[] = [
  ...[...rowReports, ...countReports].map(({ definition }) => definition),
  topicsModel,
  coverage,
  issues,
  knowledgeUse,
  columns,
]

/** Every table that a comparison or a search writes. */
export const compareTables: readonly TableDefinition<never>[] = [
  comparability,
  contrasts,
  keyness,
  changePoints,
  trends,
  formulas,
  formulaDrift,
  repeats,
  kwic,
]

/** The data dictionary as a page. */
export function tablesDocument(): string {
  return `# Tables\n\nEvery table is written as \`<table>.csv\` and \`<table>.json\`. This page is made from the code by \`npm run docs\`.\n\n${writeDictionary(runTables)}\n## Tables of compare, kwic and topics fit\n\n${writeDictionary([...compareTables, topicMoves])}`
}

/** Every file format that tables can be written in. */
export const sinks: readonly Sink[] = createSinks(',')

/** The same, with what stands between the cells of a CSV. */
export function createSinks(separator: CsvSeparator): readonly Sink[] {
  return [createCsvSink(separator), jsonSink, parquetSink]
}
