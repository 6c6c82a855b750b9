import { workerData } from 'piscina'
import {
  type CodedTranscript,
  type CodeTask,
  createCoder,
  type FailedTranscript,
  type InputPath,
  type ScannedFile,
} from './coder/coder.js'
import type { CoderSetup } from './coder/setup.js'

const coder = createCoder(workerData as CoderSetup)

/** First pass over one file, in a worker thread. */
export function scan(input: InputPath): Promise<ScannedFile> {
  return coder.scan(input)
}

/** Second pass over one transcript, in a worker thread. */
export function code(task: CodeTask): Promise<CodedTranscript | FailedTranscript> {
  return coder.code(task)
}
