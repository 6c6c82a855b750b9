import type { Issue } from '../model/issue.js'
import type { Doc, LayerName, Layers } from '../model/layers.js'
import type { PlannedStage } from './plan.js'

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
}

/** Runs the stages of a plan over one transcript, in their order. Layers that no stage gives stay empty. */
export function applyStages(read: Doc<'turns' | 'blocks'>, stages: readonly PlannedStage[]): AppliedDoc {
  const uses = new Map<string, number>()
  let doc: Doc<LayerName> = { ...EMPTY_LAYERS, ...read }
  for (const { built } of stages) {
    const { issues = [], uses: fired, ...layers } = built.apply(doc)
    const all: readonly Issue[] = [...doc.issues, ...issues]
    doc = { ...doc, ...layers, issues: all }
    for (const [key, count] of fired ?? []) uses.set(key, (uses.get(key) ?? 0) + count)
  }
  return { doc, uses }
}
