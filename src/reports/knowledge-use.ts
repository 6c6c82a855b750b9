import type { TableDefinition } from '../model/table.js'
import { column } from './report.js'

/** How often one entry of a knowledge file fired. */
export interface KnowledgeUseRow {
  readonly file: string
  readonly entry: string
  readonly kind: string
  readonly hits: number
}

/** One row per cue, name and frame. */
export const knowledgeUse: TableDefinition<KnowledgeUseRow> = {
  name: 'knowledge_use',
  about: 'Every topic cue, name and frame, with how often it fired.',
  columns: [
    column('file', 'string', (row) => row.file, ['knowledge file, relative to the pipeline']),
    column('entry', 'string', (row) => row.entry, ['the entry']),
    column('kind', 'string', (row) => row.kind, ['cue, name, frame …']),
    column('hits', 'integer', (row) => row.hits, ['how often it fired', 'never empty', 'times']),
  ],
}
