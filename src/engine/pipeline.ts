import { z } from 'zod'
import { type ColumnNames, columnNamesSchema } from '../knowledge/tables.js'

const stageUse = z.union([
  z.string(),
  z.strictObject({ use: z.string(), with: z.record(z.string(), z.unknown()).default({}) }),
])

/** The schema of a pipeline file: what is read with which knowledge, and which stages run in which order. */
export const pipelineSchema = z.strictObject({
  about: z.string().min(1),
  version: z.union([z.string(), z.number()]),
  /** ISO 639-1 codes of the languages that the stages can read. */
  languages: z.array(z.string()).min(1),
  /** Knowledge that the transcript layouts are read with. */
  reading: z.strictObject({
    outlets: z.string(),
    institutions: z.string(),
    /** Column names of tables of ready pairs; without it only the plain names (`question`, `answer` …) are known. */
    tables: z.string().optional(),
    /** The user's own column names, by what they hold. */
    columns: columnNamesSchema.optional(),
  }),
  stages: z.array(stageUse).min(1),
})

/** A checked pipeline file. */
export interface Pipeline {
  readonly about: string
  readonly version: string
  readonly languages: readonly string[]
  readonly reading: ReadingUse
  readonly stages: readonly StageUse[]
}

/** The knowledge that transcripts and tables are read with, relative to the pipeline's folder. */
export interface ReadingUse {
  readonly outlets: string
  readonly institutions: string
  readonly tables?: string | undefined
  readonly columns?: ColumnNames | undefined
}

/** One stage of a pipeline with its configuration, as written. */
export interface StageUse {
  readonly use: string
  readonly with: Readonly<Record<string, unknown>>
}

/** The pipeline that a checked file describes: every stage in its long form. */
export function toPipeline(file: z.infer<typeof pipelineSchema>): Pipeline {
  return {
    ...file,
    version: String(file.version),
    stages: file.stages.map((stage) => (typeof stage === 'string' ? { use: stage, with: {} } : stage)),
  }
}
