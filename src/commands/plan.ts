import { createCoder } from '../coder/coder.js'
import { identify } from '../coder/identity.js'
import type { Workshop } from '../coder/setup.js'
import { entryKey, type KnowledgeEntry } from '../engine/stage.js'
import { resolveInputs } from './run/inputs.js'
import { DEFAULT_PIPELINE } from './run/options.js'
import { tasksOf } from './run/tasks.js'

/** `standpoint plan`: prints the stages and checks every knowledge file. Returns the exit code; throws SetupError. */
export async function planCommand(
  pipeline: string | undefined,
  { input }: { readonly input?: readonly string[] },
): Promise<number> {
  const path = pipeline ?? DEFAULT_PIPELINE
  const coder = createCoder({ pipeline: path, holder: '', formats: [], cache: '', programKey: '' })
  process.stdout.write(describePlan(path, coder.workshop))
  if (input) {
    const files = await Promise.all((await resolveInputs(input)).map(coder.scan))
    const fired = new Set<string>()
    for (const task of tasksOf(identify(files.flatMap(({ members }) => members)), files)) {
      const { uses } = await coder.annotate(task)
      for (const [key, hits] of uses) if (hits > 0) fired.add(key)
    }
    process.stdout.write(describeSilent(coder.workshop, fired))
  }
  return 0
}

function describePlan(path: string, { pipeline, stages, load }: Workshop): string {
  const width = Math.max(...stages.map(({ stage }) => stage.name.length))
  const lines = stages.map(
    ({ stage }) =>
      `  ${stage.name.padEnd(width)}  v${stage.version}  needs ${stage.needs.join(', ')}; gives ${stage.gives.join(', ')}`,
  )
  const files = load.files().map((file) => `  ${file.path} (version ${file.version})`)
  const warnings = stages
    .flatMap(({ built }) => built.warnings ?? [])
    .map(({ message, hint }) => `  ${message}\n    hint: ${hint}`)
  const sections = [
    `${path}: ${pipeline.about}`,
    `stages:\n${lines.join('\n')}`,
    `knowledge files, all checked:\n${files.join('\n') || '  none'}`,
    `warnings:\n${warnings.join('\n') || '  none'}`,
  ]
  return `${sections.join('\n')}\n`
}

function describeSilent({ stages }: Workshop, fired: ReadonlySet<string>): string {
  const entries = stages.flatMap(({ built }) => built.entries)
  const silent = entries.filter((entry) => !fired.has(entryKey(entry)))
  const lines = silent.map(({ file, kind, entry }: KnowledgeEntry) => `  ${file}  ${kind}  ${entry}`)
  return `entries that never fire on this input: ${silent.length} of ${entries.length}\n${lines.join('\n')}${silent.length > 0 ? '\n' : ''}`
}
