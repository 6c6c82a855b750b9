import { didYouMean } from '../adapters/natural.js'
import { type KnowledgeFile, type KnowledgeLoader, trackLoader } from '../knowledge/load.js'
import { SetupError } from '../model/issue.js'
import type { LayerName } from '../model/layers.js'
import type { Pipeline, StageUse } from './pipeline.js'
import type { BuiltStage, Stage } from './stage.js'

/** Layers that reading a transcript gives, before the first stage. */
const READ_LAYERS: readonly LayerName[] = ['turns', 'blocks']

/** A stage of a plan: declared, configured and built. */
export interface PlannedStage {
  readonly stage: Stage
  readonly config: Readonly<Record<string, unknown>>
  readonly built: BuiltStage<LayerName, LayerName>
  /** The knowledge that it was built with. */
  readonly files: readonly KnowledgeFile[]
}

/** Where the pieces of a pipeline file stand, for messages. */
export interface PlanContext {
  readonly stages: readonly Stage[]
  readonly load: KnowledgeLoader
  /** `file:line:column` of a path in the pipeline file. */
  readonly placeOf: (path: readonly PropertyKey[]) => string
}

/**
 * Checks a pipeline from its declarations alone, then builds every stage with its knowledge.
 *
 * Throws: SetupError for an unknown stage, a layer nobody gives, a configuration or knowledge file that does not fit.
 */
export function planPipeline(pipeline: Pipeline, context: PlanContext): readonly PlannedStage[] {
  const chosen = pipeline.stages.map((use, i) => findStage(use, { ...context, index: i }))
  checkLayers(chosen, context)
  return pipeline.stages.map((use, i) => buildStage(chosen[i] as Stage, { use, context, index: i }))
}

function findStage(use: StageUse, context: PlanContext & { readonly index: number }): Stage {
  const found = context.stages.find((stage) => stage.name === use.use)
  if (found) return found
  throw new SetupError({
    code: 'unknown-stage',
    place: context.placeOf(['stages', context.index]),
    message: `there is no stage "${use.use}"`,
    hint: didYouMean(
      use.use,
      context.stages.map((stage) => stage.name),
    ),
  })
}

function checkLayers(chosen: readonly Stage[], context: PlanContext): void {
  const given = new Set<LayerName>(READ_LAYERS)
  chosen.forEach((stage, index) => {
    const missing = stage.needs.find((layer) => !given.has(layer))
    if (missing) {
      const giver = context.stages.find((candidate) => candidate.gives.includes(missing))
      throw new SetupError({
        code: 'layer-missing',
        place: context.placeOf(['stages', index]),
        message: `stage "${stage.name}" needs the layer "${missing}", which no earlier stage gives`,
        hint: giver ? `add "${giver.name}" before "${stage.name}"` : 'no stage gives this layer',
      })
    }
    for (const layer of stage.gives) given.add(layer)
  })
}

interface BuildPlace {
  readonly use: StageUse
  readonly context: PlanContext
  readonly index: number
}

function buildStage(stage: Stage, { use, context, index }: BuildPlace): PlannedStage {
  const config = stage.config.safeParse(use.with)
  if (config.success) {
    const load = trackLoader(context.load)
    const built = stage.build(use.with, load)
    return { stage, config: use.with, built, files: load.files() }
  }
  const [first] = config.error.issues
  throw new SetupError({
    code: 'stage-configuration',
    place: context.placeOf(['stages', index, 'with', ...(first?.path ?? [])]),
    message: `stage "${stage.name}": ${first?.path.join('.') ?? ''} ${first?.message ?? 'does not fit'}`,
    hint: 'correct the value under "with"',
  })
}
