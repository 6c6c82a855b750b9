import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { identify } from '../../coder/identity.js'
import { readYamlOrJson } from '../../knowledge/load.js'
import { type TopicModel, topicModelSchema } from '../../knowledge/topic-model.js'
import { cellsOf } from '../../model/table.js'
import { sinks } from '../../registry.js'
import { topicMoves } from '../../reports/topic-moves.js'
import { matchTopics, type TopicMove } from '../../stages/emergent/match.js'
import { openBatch } from '../run/batch.js'
import { fitOnBatch } from '../run/fit.js'
import { resolveInputs } from '../run/inputs.js'
import { checkRunFlags, type RunFlags, setupOf } from '../run/options.js'
import { createProgress } from '../run/progress.js'
import { listenForStop } from '../run/stop.js'
import { tasksOf } from '../run/tasks.js'

/** What `standpoint topics fit` was asked to do. */
export interface FitFlags extends Pick<RunFlags, 'input' | 'topics' | 'codebook' | 'holder' | 'jobs' | 'quiet'> {
  readonly to: string
  /** Model whose topics keep their ids; the one at `to` where absent. */
  readonly model?: string
}

const INTERRUPTED = 130

/** `standpoint topics fit`: writes a model of emergent topics. Returns the exit code; throws SetupError. */
export async function fitCommand({ to, model, ...flags }: FitFlags): Promise<number> {
  const options = checkRunFlags(undefined, { ...flags, topics: flags.topics ?? 'auto', cache: false })
  const before = model ?? (existsSync(to) ? to : undefined)
  const old = before === undefined ? undefined : readYamlOrJson(before, topicModelSchema)
  const inputs = await resolveInputs(options.inputs)
  const batch = await openBatch(setupOf(options), { files: inputs.length, jobs: options.jobs })
  const stop = listenForStop()
  const progress = createProgress(options.progress)
  try {
    const scans = await Promise.all(inputs.map(batch.scan))
    const tasks = tasksOf(identify(scans.flatMap(({ members }) => members)), scans)
    const fitted = await fitOnBatch({ batch, tasks, topics: options.topics ?? 'auto', progress, stop })
    if (!fitted) return INTERRUPTED
    writeFit(to, { fitted, old })
    return 0
  } finally {
    progress.end()
    stop.forget()
    await batch.close()
  }
}

function writeFit(
  to: string,
  { fitted, old }: { readonly fitted: TopicModel; readonly old: TopicModel | undefined },
): void {
  const matched = old ? matchTopics(fitted, old) : { model: fitted, moves: [] }
  writeFileSync(to, `${JSON.stringify(matched.model)}\n`)
  process.stdout.write(`${matched.model.topics.length} topics from ${fitted.documents} exchanges: ${to}\n`)
  for (const { id, label, exchanges } of matched.model.topics) process.stdout.write(`  ${id}  ${label}  ${exchanges}\n`)
  if (old) writeMoves(dirname(to), matched.moves)
}

function writeMoves(folder: string, moves: readonly TopicMove[]): void {
  const rows = moves.map((move) => cellsOf(topicMoves.columns, move))
  for (const sink of sinks.filter(({ pack }) => !pack)) {
    const text = sink.head(topicMoves) + sink.rows(topicMoves, rows).text + sink.tail
    writeFileSync(join(folder, topicMoves.name + sink.extension), text)
  }
  const changed = moves.filter(({ change }) => change !== 'kept')
  process.stdout.write(`${moves.length - changed.length} topics kept, ${changed.length} new or gone: topic_moves.csv\n`)
}
