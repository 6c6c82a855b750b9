import type { z } from 'zod'
import type { KnowledgeLoader } from '../knowledge/load.js'
import type { Issue } from '../model/issue.js'
import type { Doc, LayerName, Layers } from '../model/layers.js'

/** One entry of a knowledge file that can fire: a cue, a name, a frame. */
export interface KnowledgeEntry {
  readonly file: string
  readonly entry: string
  readonly kind: string
}

/** The key under which the firing of an entry is counted. */
export function entryKey(entry: KnowledgeEntry): string {
  return `${entry.file}\u0000${entry.entry}\u0000${entry.kind}`
}

/** One label of a closed list. */
export interface VocabularyEntry {
  readonly id: string
  readonly label: string
  /** Id of the label it belongs under; empty at the top. */
  readonly parent: string
}

/** What a stage gives for one transcript. */
export type StageResult<G extends LayerName> = Pick<Layers, G> & {
  readonly issues?: readonly Issue[]
  /** How often each knowledge entry fired, by `entryKey`. */
  readonly uses?: ReadonlyMap<string, number>
}

/** A stage that is ready: a pure function from layers to layers. */
export interface BuiltStage<N extends LayerName, G extends LayerName> {
  readonly apply: (doc: Doc<N>) => StageResult<G>
  /** Every entry that could fire, for `knowledge_use`; empty where the stage uses no knowledge. */
  readonly entries: readonly KnowledgeEntry[]
  /** What is odd in the knowledge files: ids twice, a form claimed twice. */
  readonly warnings?: readonly Issue[]
  /** Closed lists of labels that the stage can give, by layer, so that counts can show zeros. */
  readonly vocabulary?: Readonly<Record<string, readonly VocabularyEntry[]>>
}

/** What a document stage declares. */
export interface StageDefinition<N extends LayerName, G extends LayerName, C> {
  readonly name: string
  /** Raised whenever the same input and configuration would give another result. */
  readonly version: number
  readonly about: string
  readonly needs: readonly N[]
  readonly gives: readonly G[]
  readonly config: z.ZodType<C>
  readonly build: (config: C, load: KnowledgeLoader) => BuiltStage<N, G>
}

/** A stage whose layer and configuration types are known only to itself: what the registry lists. */
export interface Stage {
  readonly name: string
  readonly version: number
  readonly about: string
  readonly needs: readonly LayerName[]
  readonly gives: readonly LayerName[]
  readonly config: z.ZodType
  readonly build: (config: unknown, load: KnowledgeLoader) => BuiltStage<LayerName, LayerName>
}

/**
 * Declares a document stage. The compiler holds `build` to the layers declared; the planner holds the pipeline to them.
 */
export function defineStage<N extends LayerName, G extends LayerName, C>(definition: StageDefinition<N, G, C>): Stage {
  const build = (config: unknown, load: KnowledgeLoader) =>
    definition.build(definition.config.parse(config), load) as unknown as BuiltStage<LayerName, LayerName>
  return { ...definition, build }
}
