import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { Piscina } from 'piscina'
import { openCache } from '../../coder/cache.js'
import type { CodedTranscript, FailedTranscript, ScannedFile } from '../../coder/coder.js'
import { codedKey, scanKey } from '../../coder/keys.js'
import { hashOf, type Outline } from '../../coder/outline.js'
import type { CoderSetup } from '../../coder/setup.js'
import type { CodeTask, InputPath } from '../../coder/task.js'
import { SetupError } from '../../model/issue.js'
import type { Sample } from '../../stages/emergent/fit.js'
import { once } from '../../text/once.js'
import type { OutlineAnswer } from '../../worker.js'

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
  /** Throws SetupError. */
  readonly outline: () => Promise<Outline>
  readonly scan: Batch['scan']
  readonly sample: Batch['sample']
  readonly code: Batch['code']
  readonly close: Batch['close']
}

/** Opens a batch: knowledge, workers and language packages are loaded only when something has to be worked out. Throws SetupError. */
export async function openBatch(
  setup: CoderSetup,
  { files, jobs }: { readonly files: number; readonly jobs: number },
): Promise<Batch> {
  const cache = openCache(setup.cache)
  const threads = jobs || (files < MIN_FILES_FOR_WORKERS ? 1 : availableParallelism())
  const crew = once(() => (threads === 1 ? crewOfOne(setup) : crewOfThreads(setup, threads)))
  const outlineKey = hashOf([
    'outline',
    setup.programKey,
    JSON.stringify({ ...setup, cache: '' }),
    textOf(setup.pipeline),
  ])
  const stored = cache.read('outline', outlineKey) as Outline | undefined
  const isKnown = stored !== undefined && isCurrent(stored, dirname(resolve(setup.pipeline)))
  const outline = isKnown ? stored : await outlineOf(crew.get())
  if (outline !== stored) cache.write('outline', outlineKey, outline)
  return {
    outline,
    concurrency: threads * 4,
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

async function outlineOf(crew: Crew): Promise<Outline> {
  try {
    return await crew.outline()
  } catch (error) {
    await crew.close()
    throw error
  }
}

/** The coder in this thread. Where workers code, it is never loaded here. */
function crewOfOne(setup: CoderSetup): Crew {
  const coder = once(async () => (await import('../../coder/coder.js')).createCoder(setup))
  return {
    outline: async () => (await coder.get()).outline,
    scan: async (input) => (await coder.get()).scan(input),
    sample: async (task) => (await coder.get()).sample(task),
    code: async (task) => (await coder.get()).code(task),
    close: async () => {},
  }
}

/** What a thread makes of the setup. Throws SetupError, which loses its fields on the way between threads. */
function readAnswer({ outline, refused }: OutlineAnswer): Outline {
  if (refused) throw new SetupError(refused)
  return outline
}

/** A worker thread with how much it has been given and not done. */
interface Thread {
  readonly run: (task: unknown, name: string) => Promise<unknown>
  readonly open: () => number
  readonly close: () => Promise<void>
}

/** Threads by themselves, so that a file can be coded where its first reading is kept. */
function crewOfThreads(setup: CoderSetup, count: number): Crew {
  const threads = Array.from({ length: count }, () => openThread(setup))
  const readerOf = new Map<string, Thread>()
  const leastBusy = () => threads.reduce((a, b) => (b.open() < a.open() ? b : a))
  const choose = (path: string) => {
    const [reader, free] = [readerOf.get(path), leastBusy()]
    return reader && reader.open() <= free.open() + 1 ? reader : free
  }
  return {
    outline: async () => {
      // every thread reads the knowledge now, so that none has to when the first transcript comes
      const [answer] = await Promise.all(threads.map((thread) => thread.run(undefined, 'outline')))
      return readAnswer(answer as OutlineAnswer)
    },
    scan: async (input) => {
      const thread = leastBusy()
      readerOf.set(input.path, thread)
      return (await thread.run(input, 'scan')) as ScannedFile
    },
    sample: async (task) => (await choose(task.path).run(task, 'sample')) as readonly Sample[],
    code: async (task) => (await choose(task.path).run(task, 'code')) as CodedTranscript | FailedTranscript,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

function openThread(setup: CoderSetup): Thread {
  const pool = new Piscina<unknown, unknown>({
    filename: new URL('../../worker.js', import.meta.url).href,
    workerData: setup,
    minThreads: 1,
    maxThreads: 1,
  })
  // a thread that fails fails its tasks too, which is where it is told
  pool.on('error', () => {})
  let open = 0
  return {
    open: () => open,
    run: async (task, name) => {
      open++
      try {
        return await pool.run(task, { name })
      } finally {
        open--
      }
    },
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
