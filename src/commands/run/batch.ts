import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import {
  type CodedTranscript,
  type Coder,
  type CodeTask,
  createCoder,
  type InputPath,
  type ScannedFile,
} from '../../coder/coder.js'
import type { CoderSetup } from '../../coder/setup.js'

/** Below this many files the start of worker threads costs more than they save. */
const MIN_FILES_FOR_WORKERS = 40

/** The two passes over a batch, wherever they run. */
export interface Batch {
  readonly coder: Coder
  readonly concurrency: number
  readonly scan: (input: InputPath) => Promise<ScannedFile>
  readonly code: (task: CodeTask) => Promise<CodedTranscript>
  readonly close: () => Promise<void>
}

/** Starts worker threads where the batch is large enough, or codes in this thread. Throws SetupError. */
export function openBatch(
  setup: CoderSetup,
  { files, jobs }: { readonly files: number; readonly jobs: number },
): Batch {
  const coder = createCoder(setup)
  const threads = jobs || (files < MIN_FILES_FOR_WORKERS ? 1 : availableParallelism())
  if (threads === 1) return { coder, concurrency: 1, scan: coder.scan, code: coder.code, close: async () => {} }
  const pool = new Piscina<unknown, unknown>({
    filename: new URL('../../worker.js', import.meta.url).href,
    workerData: setup,
    minThreads: threads,
    maxThreads: threads,
  })
  return {
    coder,
    concurrency: threads * 2,
    scan: async (input) => (await pool.run(input, { name: 'scan' })) as ScannedFile,
    code: async (task) => (await pool.run(task, { name: 'code' })) as CodedTranscript,
    close: () => pool.destroy(),
  }
}
