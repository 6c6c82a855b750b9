import type { CodedTranscript, ScannedFile, ScannedMember } from '../coder/coder.js'
import { type Identity, identify } from '../coder/identity.js'
import { mapInOrder } from '../engine/in-order.js'
import { SetupError } from '../model/issue.js'
import { rowReports } from '../registry.js'
import { type Batch, openBatch } from './run/batch.js'
import { createCounts } from './run/counts.js'
import { resolveInputs } from './run/inputs.js'
import { writeManifest } from './run/manifest.js'
import { checkRunFlags, type RunFlags, type RunOptions } from './run/options.js'
import { type OutputTables, openOutput } from './run/output.js'
import { summarise } from './run/summary.js'

export const EXIT = { clean: 0, withErrors: 1, notStarted: 2, interrupted: 130 } as const

/** `standpoint run`: reads a batch of transcripts and writes its tables. Returns the exit code; throws SetupError. */
export async function runCommand(pipeline: string | undefined, flags: RunFlags): Promise<number> {
  const startedAt = new Date()
  const options = checkRunFlags(pipeline, flags)
  const inputs = await resolveInputs(options.inputs)
  const output = openOutput(options.output, options.formats)
  const batch = openBatch(options, { files: inputs.length, jobs: options.jobs })
  const stop = listenForStop()
  try {
    const scans = await collect(
      mapInOrder(inputs, batch.scan, { concurrency: batch.concurrency, isStopped: stop.isStopped }),
    )
    refuseEmpty(scans, options)
    const identities = identify(scans.flatMap(({ members }) => members))
    const counts = createCounts({ options, workshop: batch.coder.workshop, scans, identities })
    const isDone = await codeAll({ batch, identities, output, add: counts.add, isStopped: stop.isStopped })
    if (!isDone) {
      output.abandon()
      process.stderr.write('standpoint: stopped; the tables of the run before are as they were\n')
      return EXIT.interrupted
    }
    counts.write(output)
    output.publish()
    writeManifest(options, { startedAt, scans, identities, workshop: batch.coder.workshop, counts: counts.totals() })
    if (!options.isQuiet) process.stdout.write(summarise(counts.totals(), options.output))
    return counts.totals().errors > 0 ? EXIT.withErrors : EXIT.clean
  } catch (error) {
    output.abandon()
    throw error
  } finally {
    stop.forget()
    await batch.close()
  }
}

interface CodingPass {
  readonly batch: Batch
  readonly identities: readonly Identity<ScannedMember>[]
  readonly output: OutputTables
  readonly add: (coded: CodedTranscript) => void
  readonly isStopped: () => boolean
}

/** Codes every transcript that is no duplicate, in order; false where the run was stopped before the end. */
async function codeAll({ batch, identities, output, add, isStopped }: CodingPass): Promise<boolean> {
  for (const { definition } of rowReports) output.begin(definition)
  const tasks = identities
    .filter(({ duplicateOf }) => !duplicateOf)
    .map(({ id, claim: { path, source, member } }) => ({ id, path, source, member }))
  for await (const coded of mapInOrder(tasks, batch.code, { concurrency: batch.concurrency, isStopped })) {
    for (const chunk of coded.chunks) output.append(chunk)
    add(coded)
  }
  return !isStopped()
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

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Notes Ctrl-C so that the run can end in order; a second one ends it at once. */
function listenForStop(): { readonly isStopped: () => boolean; readonly forget: () => void } {
  let isStopped = false
  const note = () => {
    isStopped = true
  }
  process.once('SIGINT', note)
  return { isStopped: () => isStopped, forget: () => process.removeListener('SIGINT', note) }
}
