import { resolve } from 'node:path'
import { openWorkshop, type Workshop } from '../../coder/setup.js'
import type { PlannedStage } from '../../engine/plan.js'
import { SetupError } from '../../model/issue.js'
import { readTopicKnowledge, type TopicKnowledge } from '../../stages/topics/knowledge.js'
import { DEFAULT_PIPELINE } from '../run/options.js'

/** A pipeline opened for work on topics alone: what runs before them, and the codebook. */
export interface TopicWorkshop {
  readonly workshop: Workshop
  /** The stages that give the layers which topics need. */
  readonly stages: readonly PlannedStage[]
  /** Path of the codebook. */
  readonly path: string
  readonly knowledge: TopicKnowledge
}

const LAYERS = ['exchanges', 'sentences', 'tokens', 'mentions']

/** Opens a pipeline with its own codebook or another. Throws SetupError. */
export function openTopicWorkshop({
  pipeline,
  codebook,
}: {
  readonly pipeline?: string
  readonly codebook?: string
}): TopicWorkshop {
  const workshop = openWorkshop(pipeline ?? DEFAULT_PIPELINE)
  const use = workshop.pipeline.stages.find((stage) => stage.use === 'topics')
  if (!use) {
    throw new SetupError({
      code: 'no-topics',
      place: pipeline ?? DEFAULT_PIPELINE,
      message: 'this pipeline has no stage "topics"',
      hint: 'add the stage, or name another pipeline',
    })
  }
  const configured = workshop.stages.find(({ stage }) => stage.name === 'topics')?.stage.config.parse(use.with)
  const own =
    typeof configured === 'object' && configured !== null && 'codebook' in configured ? String(configured.codebook) : ''
  const path = codebook === undefined ? own : resolve(codebook)
  return {
    workshop,
    path,
    stages: workshop.stages.filter(({ stage }) => stage.gives.every((layer) => LAYERS.includes(layer))),
    knowledge: readTopicKnowledge(path, workshop.load),
  }
}
