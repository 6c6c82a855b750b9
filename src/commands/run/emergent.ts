import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CodeTask } from '../../coder/task.js'
import { readYamlOrJson } from '../../knowledge/load.js'
import { type TopicModel, topicModelSchema } from '../../knowledge/topic-model.js'
import { type Batch, openBatch } from './batch.js'
import { fitOnBatch } from './fit.js'
import { type RunOptions, setupOf } from './options.js'
import type { Progress } from './progress.js'
import type { StopSignal } from './stop.js'

/** Where the model of a run with --topics is kept, in the work folder. */
const MODEL_FILE = 'topics-model.json'

interface TopicsContext {
  readonly options: RunOptions
  readonly batch: Batch
  readonly tasks: readonly CodeTask[]
  readonly workFolder: string
  readonly progress: Progress
  readonly stop: StopSignal
}

/** The batch to code with, and the model of emergent topics in use: given, fitted here, or none. Undefined where the run was stopped. */
export async function withTopics(
  context: TopicsContext,
): Promise<{ readonly batch: Batch; readonly model: TopicModel | undefined } | undefined> {
  const { options, batch, tasks, workFolder, progress, stop } = context
  if (options.topicModel) return { batch, model: readYamlOrJson(options.topicModel, topicModelSchema) }
  if (options.topics === undefined) return { batch, model: undefined }
  const model = await fitOnBatch({ batch, tasks, topics: options.topics, progress, stop })
  if (!model) return undefined
  const path = resolve(join(workFolder, MODEL_FILE))
  writeFileSync(path, `${JSON.stringify(model)}\n`)
  const setup = { ...setupOf(options), topicModel: path }
  return { batch: await openBatch(setup, { files: tasks.length, jobs: options.jobs }), model }
}
