import { createHash } from 'node:crypto'
import type { PlannedStage } from '../engine/plan.js'
import type { KnowledgeEntry, VocabularyEntry } from '../engine/stage.js'
import type { KnowledgeFile } from '../knowledge/load.js'
import type { Issue } from '../model/issue.js'
import type { LayerName } from '../model/layers.js'
import type { Workshop } from './setup.js'

/** One stage as its results depend on it. */
export interface StageOutline {
  readonly name: string
  readonly version: number
  readonly config: Readonly<Record<string, unknown>>
  /** Changes whenever the stage could give another result for the same transcript. */
  readonly key: string
}

/** A workshop as plain values: all that a run needs to know of it where every result is already stored. */
export interface Outline {
  readonly languages: readonly string[]
  readonly files: readonly KnowledgeFile[]
  /** Changes whenever a file could be read into other turns. */
  readonly readingKey: string
  readonly stages: readonly StageOutline[]
  readonly entries: readonly KnowledgeEntry[]
  readonly warnings: readonly Issue[]
  readonly topics: readonly VocabularyEntry[]
}

/** What a workshop is made of, with the keys under which its results are stored. */
export function outlineOf(workshop: Workshop, programKey: string): Outline {
  const { pipeline, stages, formats, readingFiles } = workshop
  const readingKey = hashOf([
    programKey,
    ...formats.map(({ name, version }) => `${name} ${version}`),
    ...readingFiles.map(({ path, sha256 }) => `${path} ${sha256}`),
    JSON.stringify(pipeline.reading),
    pipeline.languages.join(' '),
  ])
  return {
    languages: pipeline.languages,
    files: workshop.load.files(),
    readingKey,
    stages: stageOutlines(stages, readingKey),
    entries: stages.flatMap(({ built }) => built.entries),
    warnings: stages.flatMap(({ built }) => built.warnings ?? []),
    topics: stages.flatMap(({ built }) => built.vocabulary?.['topics'] ?? []),
  }
}

/** A stage's key follows from its own version, configuration and knowledge, and from the keys of what it reads. */
function stageOutlines(stages: readonly PlannedStage[], readingKey: string): readonly StageOutline[] {
  const keyOfLayer = new Map<LayerName, string>()
  return stages.map(({ stage, config, files }) => {
    const key = hashOf([
      stage.name,
      String(stage.version),
      JSON.stringify(config),
      ...files.map(({ path, sha256 }) => `${path} ${sha256}`),
      ...stage.needs.map((layer) => keyOfLayer.get(layer) ?? readingKey),
      readingKey,
    ])
    for (const layer of stage.gives) keyOfLayer.set(layer, key)
    return { name: stage.name, version: stage.version, config, key }
  })
}

/** One hash of several texts, in their order. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\n${part}\n`)
  return hash.digest('hex')
}
