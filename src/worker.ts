import { workerData } from 'piscina'
import { type CodedTranscript, createCoder, type FailedTranscript, type ScannedFile } from './coder/coder.js'
import type { Outline } from './coder/outline.js'
import type { CoderSetup } from './coder/setup.js'
import type { CodeTask, InputPath } from './coder/task.js'
import { SetupError } from './model/issue.js'
import type { Sample } from './stages/emergent/fit.js'
import { once } from './text/once.js'

const coder = once(() => createCoder(workerData as CoderSetup))

/** The outline of the pipeline, or why it does not fit: an error crosses threads without its fields. */
export type OutlineAnswer =
  | { readonly outline: Outline; readonly refused?: undefined }
  | {
      readonly outline?: undefined
      readonly refused: Readonly<Pick<SetupError, 'code' | 'place' | 'message' | 'hint'>>
    }

/** What the pipeline is made of, in a worker thread. */
export function outline(): OutlineAnswer {
  try {
    return { outline: coder.get().outline }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    const { code, place, message, hint } = error
    return { refused: { code, place, message, hint } }
  }
}

/** First pass over one file, in a worker thread. */
export function scan(input: InputPath): Promise<ScannedFile> {
  return coder.get().scan(input)
}

/** The exchanges of one transcript to fit topics on, in a worker thread. */
export function sample(task: CodeTask): Promise<readonly Sample[]> {
  return coder.get().sample(task)
}

/** Second pass over one transcript, in a worker thread. */
export function code(task: CodeTask): Promise<CodedTranscript | FailedTranscript> {
  return coder.get().code(task)
}
