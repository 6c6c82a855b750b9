import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CodedTranscript, FailedTranscript, ScannedFile } from '../coder/coder.js'
import { isDiskFull } from '../coder/disk.js'
import { identify } from '../coder/identity.js'
import type { CodeTask } from '../coder/task.js'
import { mapInOrder } from '../engine/in-order.js'
import { SetupError } from '../model/issue.js'
import { rowReports } from '../registry.js'
import { publishPages } from './publish.js'
import { type Batch, checksumOf, openBatch } from './run/batch.js'
import { createCounts, type RunTotals } from './run/counts.js'
import { withTopics } from './run/emergent.js'
import { tuneEngine } from './run/engine.js'
import { resolveInputs } from './run/inputs.js'
import { noteLastRun, recallLastRun, runKey } from './run/last-run.js'
import { takeLock } from './run/lock.js'
import { MANIFEST_FILE, writeManifest } from './run/manifest.js'
import { checkRunFlags, type RunFlags, type RunOptions, resultOptions, setupOf } from './run/options.js'
import { type OutputTables, openOutput, openWorkFolder } from './run/output.js'
import { createProgress, type Progress } from './run/progress.js'
import { listenForStop, type StopSignal } from './run/stop.js'
import { summarise } from './run/summary.js'
import { tasksOf } from './run/tasks.js'

export const EXIT = { clean: 0, withErrors: 1, notStarted: 2, interrupted: 130 } as const

/** `standpoint run`: reads a batch of transcripts and writes its tables. Returns the exit code; throws SetupError. */
export async function runCommand(pipeline: string | undefined, flags: RunFlags): Promise<number> {
  const options = checkRunFlags(pipeline, flags)
  tuneEngine()
  const inputs = await resolveInputs(options.inputs, { except: options.output })
  const workFolder = openWorkFolder(options.output)
  const release = takeLock(workFolder, options.output)
  const stop = listenForStop()
  try {
    const batch = await openBatch(setupOf(options), { files: inputs.length, jobs: options.jobs })
    try {
      return await runBatch({ options, inputs, workFolder, batch, stop })
    } finally {
      await batch.close()
    }
  } finally {
    stop.forget()
    release()
  }
}

interface RunContext {
  readonly options: RunOptions
  readonly inputs: Awaited<ReturnType<typeof resolveInputs>>
  readonly workFolder: string
  readonly batch: Batch
  readonly stop: StopSignal
}

async function runBatch({ options, inputs: named, workFolder, batch, stop }: RunContext): Promise<number> {
  const startedAt = new Date()
  const place = { workFolder, output: options.output }
  const inputs = options.cache ? named.map((input) => ({ ...input, sha256: checksumOf(input.path) })) : named
  const key = runKey({
    stageKeys: [batch.outline.readingKey, ...batch.outline.stages.map((stage) => stage.key)],
    options: resultOptions(options),
    inputs,
  })
  const last = options.cache && recallLastRun(place, key)
  if (last) return report(last.totals, { options, isUnchanged: true })
  const progress = createProgress(options.progress)
  const output = openOutput(options.output, setupOf(options))
  try {
    const scans = await scanAll({ batch, inputs, progress, stop })
    if (stop.isStopped()) return interrupted(output, { done: 0, total: inputs.length })
    refuseEmpty(scans, options)
    const identities = identify(scans.flatMap(({ members }) => members))
    const tasks = tasksOf(identities, scans)
    const coding = await withTopics({ options, batch, tasks, workFolder, progress, stop })
    if (!coding) return interrupted(output, { done: 0, total: tasks.length })
    const counts = createCounts({ options, outline: coding.batch.outline, scans, identities, topicModel: coding.model })
    const pass = await codeAll({ batch: coding.batch, tasks, output, progress, add: counts.add, stop }).finally(
      () => coding.batch !== batch && coding.batch.close(),
    )
    if (stop.isStopped()) return interrupted(output, pass)
    counts.write(output)
    const names = await output.publish((finished) => publishPages(options, finished))
    const totals = counts.totals()
    writeManifest(options, { startedAt, scans, identities, outline: coding.batch.outline, counts: totals })
    if (options.cache) noteLastRun(place, { key, names: [...names, MANIFEST_FILE], totals })
    return report(totals, { options, isUnchanged: false })
  } catch (error) {
    output.abandon()
    throw isDiskFull(error) ? diskFull(options, error) : error
  } finally {
    progress.end()
  }
}

/** First pass: which transcripts there are. */
async function scanAll(pass: {
  readonly batch: Batch
  readonly inputs: RunContext['inputs']
  readonly progress: Progress
  readonly stop: StopSignal
}): Promise<readonly ScannedFile[]> {
  const { batch, inputs, progress, stop } = pass
  const scans: ScannedFile[] = []
  progress.begin('reading', inputs.length)
  for await (const scan of mapInOrder(inputs, batch.scan, {
    concurrency: batch.concurrency,
    isStopped: stop.isStopped,
  })) {
    scans.push(scan)
    progress.step(scan.failures.length)
    await nextTurn()
  }
  return scans
}

interface CodingPass {
  readonly batch: Batch
  readonly tasks: readonly CodeTask[]
  readonly output: OutputTables
  readonly progress: Progress
  readonly add: (coded: CodedTranscript | FailedTranscript) => void
  readonly stop: StopSignal
}

/** Second pass: codes every transcript that is no duplicate, in order. Returns how far it came. */
async function codeAll(pass: CodingPass): Promise<{ readonly done: number; readonly total: number }> {
  const { batch, tasks, output, progress, stop } = pass
  for (const { definition } of rowReports) output.begin(definition)
  let done = 0
  progress.begin('coding', tasks.length)
  for await (const coded of mapInOrder(tasks, batch.code, {
    concurrency: batch.concurrency,
    isStopped: stop.isStopped,
  })) {
    for (const chunk of coded.failure ? [] : coded.chunks) output.append(chunk)
    pass.add(coded)
    done++
    progress.step(coded.failure ? 1 : coded.issues.length)
    await nextTurn()
  }
  return { done, total: tasks.length }
}

function report(totals: RunTotals, { options, isUnchanged }: { options: RunOptions; isUnchanged: boolean }): number {
  if (options.progress === 'json') process.stderr.write(`${JSON.stringify({ event: 'end', isUnchanged, ...totals })}\n`)
  if (!options.isQuiet) process.stdout.write(summarise(totals, { folder: options.output, isUnchanged }))
  return totals.errors > 0 ? EXIT.withErrors : EXIT.clean
}

function interrupted(output: OutputTables, { done, total }: { readonly done: number; readonly total: number }): number {
  output.abandon()
  process.stderr.write(
    `standpoint: stopped after ${done} of ${total} transcripts; the tables of the run before are as they were\n` +
      '  hint: run the same command again to go on where it stopped\n',
  )
  return EXIT.interrupted
}

function diskFull({ output }: RunOptions, cause: unknown): SetupError {
  return new SetupError({
    code: 'disk-full',
    place: output,
    message: 'the disk is full; the tables of the run before are as they were',
    hint: 'free some room, or give another disk with --output (and --cache), and run again: what is done is stored',
    cause,
  })
}

function refuseEmpty(scans: readonly ScannedFile[], options: RunOptions): void {
  if (scans.some(({ members }) => members.length > 0)) return
  const [failure] = scans.flatMap(({ failures }) => failures)
  throw new SetupError({
    code: 'nothing-readable',
    place: options.inputs.join(', '),
    message: `none of ${scans.length} file(s) could be read${failure ? `; ${failure.source}: ${failure.message}` : ''}`,
    hint: failure?.hint ?? 'give files that hold press-conference transcripts',
  })
}
