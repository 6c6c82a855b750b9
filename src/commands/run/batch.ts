import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { Piscina } from 'piscina'
import { openCache } from '../../coder/cache.js'
import {
  type CodedTranscript,
  type Coder,
  createCoder,
  type FailedTranscript,
  type ScannedFile,
} from '../../coder/coder.js'
import { codedKey, scanKey } from '../../coder/keys.js'
import { hashOf, type Outline } from '../../coder/outline.js'
import type { CoderSetup } from '../../coder/setup.js'
import type { CodeTask, InputPath } from '../../coder/task.js'
import type { Sample } from '../../stages/emergent/fit.js'
import { once } from '../../text/once.js'

/** Below this many files the start of worker threads costs more than they save. */
const MIN_FILES_FOR_WORKERS = 40

/** The two passes over a batch, wherever they run, with what is stored taken from the cache. */
export interface Batch {
  readonly outline: Outline
  readonly concurrency: number
  readonly scan: (input: InputPath) => Promise<ScannedFile>
  readonly sample: (task: CodeTask) => Promise<readonly Sample[]>
  readonly code: (task: CodeTask) => Promise<CodedTranscript | FailedTranscript>
  readonly close: () => Promise<void>
}

/** Where the work is done that no cache holds. */
interface Crew {
  readonly scan: Batch['scan']
  readonly sample: Batch['sample']
  readonly code: Batch['code']
  readonly close: Batch['close']
}

/** Opens a batch: knowledge, workers and language packages are loaded only when something has to be worked out. Throws SetupError. */
export function openBatch(
  setup: CoderSetup,
  { files, jobs }: { readonly files: number; readonly jobs: number },
): Batch {
  const cache = openCache(setup.cache)
  const coder = once(() => createCoder(setup))
  const threads = jobs || (files < MIN_FILES_FOR_WORKERS ? 1 : availableParallelism())
  const crew = once(() => (threads === 1 ? crewOfOne(coder.get()) : crewOfThreads(setup, threads)))
  const outlineKey = hashOf([
    'outline',
    setup.programKey,
    JSON.stringify({ ...setup, cache: '' }),
    textOf(setup.pipeline),
  ])
  const stored = cache.read('outline', outlineKey) as Outline | undefined
  const outline = stored && isCurrent(stored, dirname(resolve(setup.pipeline))) ? stored : coder.get().outline
  if (outline !== stored) cache.write('outline', outlineKey, outline)
  return {
    outline,
    concurrency: threads * 2,
    scan: async (input) => {
      const { sha256 } = input
      const known = sha256 && cache.read('scan', scanKey({ source: input.source, sha256 }, { setup, outline }))
      return known ? recallScan(known as ScannedFile, input) : crew.get().scan(input)
    },
    sample: (task) => crew.get().sample(task),
    code: async (task) => {
      const known = cache.read('coded', codedKey(task, { setup, outline }))
      return known ? (known as CodedTranscript) : crew.get().code(task)
    },
    close: async () => {
      await crew.made()?.close()
    },
  }
}

function crewOfOne({ scan, sample, code }: Coder): Crew {
  return { scan, sample, code, close: async () => {} }
}

function crewOfThreads(setup: CoderSetup, threads: number): Crew {
  const pool = new Piscina<unknown, unknown>({
    filename: new URL('../../worker.js', import.meta.url).href,
    workerData: setup,
    minThreads: threads,
    maxThreads: threads,
  })
  return {
    scan: async (input) => (await pool.run(input, { name: 'scan' })) as ScannedFile,
    sample: async (task) => (await pool.run(task, { name: 'sample' })) as readonly Sample[],
    code: async (task) => (await pool.run(task, { name: 'code' })) as CodedTranscript | FailedTranscript,
    close: () => pool.destroy(),
  }
}

/** A stored first pass, for a file that may have moved. */
function recallScan(scanned: ScannedFile, { path }: InputPath): ScannedFile {
  return { ...scanned, path, members: scanned.members.map((member) => ({ ...member, path })) }
}

/** Whether every knowledge file is still the one that an outline was made of. */
function isCurrent(outline: Outline, folder: string): boolean {
  return outline.files.every(({ path, sha256 }) => checksumOf(resolve(folder, path)) === sha256)
}

/** SHA-256 of a file's bytes; empty where it cannot be read. */
export function checksumOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return ''
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
