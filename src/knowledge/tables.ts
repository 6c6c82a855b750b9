import { z } from 'zod'
import { knowledgeHeader } from './header.js'

/** What a column of a table of ready pairs can hold. */
export const TABLE_FIELDS = [
  ...(['id', 'date', 'outlet', 'speaker', 'question', 'answer', 'text', 'holder', 'kind', 'institution'] as const),
  ...(['title', 'conversation', 'reply_to', 'turn', 'year', 'month', 'day'] as const),
] as const

export type TableField = (typeof TABLE_FIELDS)[number]

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())])

/** Names of columns by what they hold: one name, or several of which the first that is there is taken. */
export const columnNamesSchema = z.partialRecord(z.enum(TABLE_FIELDS), names)

const corpusEntry = z.strictObject({
  id: z.string(),
  about: z.string(),
  /** Columns that a table must all have to be taken for this corpus. */
  signature: z.array(z.string()).min(1),
  columns: columnNamesSchema,
  /** What holds for every row. */
  constants: z.partialRecord(z.enum(TABLE_FIELDS), z.string()),
  /** Cells that stand for nothing, in lower case. */
  missing: z.array(z.string()),
})

/** The schema of a file of column names. */
export const tablesSchema = z.strictObject({
  ...knowledgeHeader,
  columns: columnNamesSchema,
  corpora: z.array(corpusEntry),
})

export type ColumnNames = z.infer<typeof columnNamesSchema>

/** Which column holds what, for one table. */
export interface TableLayout {
  /** Id of the corpus that the table was taken for; empty for none. */
  readonly corpus: string
  readonly columns: ReadonlyMap<TableField, number>
  readonly constants: Readonly<Partial<Record<TableField, string>>>
  readonly missing: ReadonlySet<string>
}

/** Works out the layout of a table from the names of its columns. */
export type TableBook = (header: readonly string[]) => TableLayout

/** A book that knows each column by the plain name of what it holds, and by a file of names and the user's own where given. */
export function createTableBook(file?: z.infer<typeof tablesSchema>, own: ColumnNames = {}): TableBook {
  return (header) => {
    const keys = header.map(columnKey)
    const corpus = file?.corpora.find(({ signature }) => signature.every((name) => keys.includes(name)))
    const known = corpus?.columns ?? file?.columns ?? {}
    const columns = new Map<TableField, number>()
    for (const field of TABLE_FIELDS) {
      const mine = (own[field] ?? []).map(columnKey)
      const at = [...mine, ...(known[field] ?? (corpus ? [] : [field]))]
        .map((name) => keys.indexOf(name))
        .find((i) => i >= 0)
      if (at !== undefined) columns.set(field, at)
    }
    return { corpus: corpus?.id ?? '', columns, constants: corpus?.constants ?? {}, missing: new Set(corpus?.missing) }
  }
}

/** A column's name with case, blanks, hyphens and dots folded. */
function columnKey(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
}
