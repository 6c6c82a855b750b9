import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Pipeline, pipelineSchema, type StageUse, toPipeline } from '../engine/pipeline.js'
import { type PlannedStage, planPipeline } from '../engine/plan.js'
import type { BuiltFormat } from '../formats/format.js'
import {
  createLoader,
  type KnowledgeFile,
  type KnowledgeLoader,
  positionOf,
  readYaml,
  trackLoader,
} from '../knowledge/load.js'
import { createTableBook, type TableBook, tablesSchema } from '../knowledge/tables.js'
import { SetupError } from '../model/issue.js'
import { formats, stages } from '../registry.js'
import type { CsvSeparator } from '../sinks/csv.js'

/** What a user changes in a pipeline without writing one. */
export interface OwnKnowledge {
  /** Codebook to take instead of the pipeline's, a path; `none` for no codebook topics; the pipeline's where absent. */
  readonly codebook?: string
  /** A user's own file of names, whose entries come before the pipeline's. */
  readonly gazetteer?: string
  /** Model of emergent topics for exchanges that no codebook topic fits, an absolute path; none where absent. */
  readonly topicModel?: string
  /** Whether each part of an exchange is an exchange of its own. */
  readonly splitParts?: boolean
}

/** The knowledge of the user's own among other settings: only what is there. */
export function ownKnowledge({ codebook, gazetteer, topicModel, splitParts }: OwnKnowledge): OwnKnowledge {
  return {
    ...(codebook === undefined ? {} : { codebook }),
    ...(gazetteer === undefined ? {} : { gazetteer }),
    ...(topicModel === undefined ? {} : { topicModel }),
    ...(splitParts ? { splitParts } : {}),
  }
}

/** What a coder is built from: plain values, so that a worker can rebuild it. */
export interface CoderSetup extends OwnKnowledge {
  readonly pipeline: string
  /** ISO code that overrides the holder found in the transcripts; empty for none. */
  readonly holder: string
  /** Names of the sinks to write. */
  readonly formats: readonly string[]
  /** What stands between the cells of a CSV; a comma where absent. */
  readonly csvSeparator?: CsvSeparator
  /** Where results are stored; empty to store none. */
  readonly cache: string
  /** Which build of the program this is: results of another are not taken over. */
  readonly programKey: string
}

/** A pipeline with everything built. */
export interface Workshop {
  readonly pipeline: Pipeline
  readonly load: KnowledgeLoader
  /** Knows the columns of tables of ready pairs. */
  readonly tables: TableBook
  readonly stages: readonly PlannedStage[]
  /** The knowledge that the formats were built with. */
  readonly readingFiles: readonly KnowledgeFile[]
  readonly formats: readonly { readonly name: string; readonly version: number; readonly built: BuiltFormat }[]
}

/** Reads a pipeline file and builds its formats and stages with their knowledge. Throws SetupError. */
export function openWorkshop(path: string, own: OwnKnowledge = {}): Workshop {
  const text = readPipeline(path)
  const written = toPipeline(readYaml(text, pipelineSchema, path))
  const known = withTopicModel(withGazetteer(withCodebook(written, own.codebook), own.gazetteer), own.topicModel)
  const pipeline = own.splitParts ? withSplitParts(known) : known
  const load = createLoader(dirname(path))
  const reading = trackLoader(load)
  const { tables, columns } = pipeline.reading
  return {
    pipeline,
    load,
    tables: createTableBook(tables === undefined ? undefined : reading.yaml(tables, tablesSchema), columns),
    formats: formats.map(({ name, version, build }) => ({ name, version, built: build(reading, pipeline.reading) })),
    readingFiles: reading.files(),
    stages: planPipeline(pipeline, { stages, load, placeOf: (place) => `${path}:${positionOf(text, place)}` }),
  }
}

/** The pipeline with a model of emergent topics behind its codebook topics. */
function withTopicModel(pipeline: Pipeline, model: string | undefined): Pipeline {
  if (model === undefined) return pipeline
  const at = pipeline.stages.findIndex(({ use }) => use === 'topics') + 1
  return { ...pipeline, stages: pipeline.stages.toSpliced(at, 0, { use: 'emergent', with: { model } }) }
}

/** The pipeline with another codebook for its topics. */
function withCodebook(pipeline: Pipeline, codebook: string | undefined): Pipeline {
  if (codebook === undefined) return pipeline
  const chosen = codebook === 'none' ? codebook : resolve(codebook)
  const change = (use: StageUse): StageUse =>
    use.use === 'topics' ? { ...use, with: { ...use.with, codebook: chosen } } : use
  return { ...pipeline, stages: pipeline.stages.map(change) }
}

/** The pipeline with a user's own names before its gazetteers. */
function withGazetteer(pipeline: Pipeline, gazetteer: string | undefined): Pipeline {
  if (gazetteer === undefined) return pipeline
  const change = (use: StageUse): StageUse =>
    use.use === 'entities' ? { ...use, with: { ...use.with, own: resolve(gazetteer) } } : use
  return { ...pipeline, stages: pipeline.stages.map(change) }
}

/** The pipeline with every part an exchange of its own. */
function withSplitParts(pipeline: Pipeline): Pipeline {
  const change = (use: StageUse): StageUse =>
    use.use === 'exchanges' ? { ...use, with: { ...use.with, split: true } } : use
  return { ...pipeline, stages: pipeline.stages.map(change) }
}

function readPipeline(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SetupError({
      code: 'pipeline-unreadable',
      place: path,
      message: 'cannot read this pipeline file',
      hint: 'give the path of a YAML file such as pipelines/briefings.yaml',
      cause,
    })
  }
}
