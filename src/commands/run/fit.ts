import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CodeTask } from '../../coder/task.js'
import { mapInOrder } from '../../engine/in-order.js'
import type { TopicModel } from '../../knowledge/topic-model.js'
import { fitTopics, type Sample } from '../../stages/emergent/fit.js'
import { byCodeUnit } from '../../text/compare.js'
import type { Batch } from './batch.js'
import type { Progress } from './progress.js'
import type { StopSignal } from './stop.js'

/** Exchanges that a model is fitted on at most: more take long and change little; the rest is given the nearest topic. */
const MAX_SAMPLES = 10_000
const SEED = 20_221_003

/** How a model is to be fitted. */
export interface FitRequest {
  readonly batch: Batch
  readonly tasks: readonly CodeTask[]
  /** How many topics, or `auto`. */
  readonly topics: number | 'auto'
  readonly progress: Progress
  readonly stop: StopSignal
}

/** Fits a model of emergent topics on the exchanges of a batch that no codebook topic fits; undefined where the run was stopped. */
export async function fitOnBatch({
  batch,
  tasks,
  topics,
  progress,
  stop,
}: FitRequest): Promise<TopicModel | undefined> {
  const keep = keepFew()
  progress.begin('sampling', tasks.length)
  for await (const samples of mapInOrder(tasks, batch.sample, {
    concurrency: batch.concurrency,
    isStopped: stop.isStopped,
  })) {
    keep.add(samples)
    progress.step(0)
    await nextTurn()
  }
  if (stop.isStopped()) return undefined
  return fitTopics(keep.samples(), { seed: SEED, ...(topics === 'auto' ? {} : { count: topics }) })
}

/** Keeps a share of the samples that depends on their ids alone, never on their order. */
function keepFew(): { readonly add: (samples: readonly Sample[]) => void; readonly samples: () => readonly Sample[] } {
  let kept: { readonly rank: string; readonly sample: Sample }[] = []
  const shrink = () => {
    kept = kept.toSorted((a, b) => byCodeUnit(a.rank, b.rank)).slice(0, MAX_SAMPLES)
  }
  return {
    add: (samples) => {
      for (const sample of samples) {
        kept.push({ rank: createHash('sha256').update(sample.id).digest('hex').slice(0, 16), sample })
      }
      if (kept.length > 2 * MAX_SAMPLES) shrink()
    },
    samples: () => {
      shrink()
      return kept.map(({ sample }) => sample)
    },
  }
}
