import type { Issue } from '../model/issue.js'
import type { Doc, LayerName, Layers } from '../model/layers.js'
import type { PlannedStage } from './plan.js'
import type { StageResult } from './stage.js'

/** Every layer empty: what a transcript carries where no stage has run. */
const EMPTY_LAYERS: Layers = {
  turns: [],
  blocks: [],
  exchanges: [],
  sentences: [],
  tokens: [],
  mentions: [],
  topics: [],
  statements: [],
  stances: [],
  codings: [],
  replies: [],
}

/** A transcript with every layer, and how often each knowledge entry fired on it. */
export interface AppliedDoc {
  readonly doc: Doc<LayerName>
  readonly uses: ReadonlyMap<string, number>
  /** What each stage gave, by its name. */
  readonly results: ReadonlyMap<string, Partial<StageResult<LayerName>>>
}

/** The result of a stage that is already known; undefined where it has to be worked out. */
export type Recall = (stage: string) => Partial<StageResult<LayerName>> | undefined

/** Runs the stages of a plan over one transcript, in their order. Layers that no stage gives stay empty. */
export function applyStages(
  read: Doc<'turns' | 'blocks'>,
  { stages, recall }: { readonly stages: readonly PlannedStage[]; readonly recall: Recall },
): AppliedDoc {
  const results = new Map<string, Partial<StageResult<LayerName>>>()
  const uses = new Map<string, number>()
  let doc: Doc<LayerName> = { ...EMPTY_LAYERS, ...read }
  for (const { stage, built } of stages) {
    const result: Partial<StageResult<LayerName>> = recall(stage.name) ?? built.apply(doc)
    results.set(stage.name, result)
    const { issues = [], uses: fired, ...layers } = result
    const all: readonly Issue[] = [...doc.issues, ...issues]
    doc = { ...doc, ...layers, issues: all }
    for (const [key, count] of fired ?? []) uses.set(key, (uses.get(key) ?? 0) + count)
  }
  return { doc, uses, results }
}
