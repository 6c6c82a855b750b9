import { workerData } from 'piscina'
import { type CodedTranscript, createCoder, type FailedTranscript, type ScannedFile } from './coder/coder.js'
import type { CoderSetup } from './coder/setup.js'
import type { CodeTask, InputPath } from './coder/task.js'
import type { Sample } from './stages/emergent/fit.js'

const coder = createCoder(workerData as CoderSetup)

/** First pass over one file, in a worker thread. */
export function scan(input: InputPath): Promise<ScannedFile> {
  return coder.scan(input)
}

/** The exchanges of one transcript to fit topics on, in a worker thread. */
export function sample(task: CodeTask): Promise<readonly Sample[]> {
  return coder.sample(task)
}

/** Second pass over one transcript, in a worker thread. */
export function code(task: CodeTask): Promise<CodedTranscript | FailedTranscript> {
  return coder.code(task)
}
