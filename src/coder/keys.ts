import { hashOf, type Outline } from './outline.js'
import type { CoderSetup } from './setup.js'
import type { CodeTask } from './task.js'

/** What keys depend on besides the transcript. */
export interface KeyContext {
  readonly setup: CoderSetup
  readonly outline: Outline
}

/** The key of a file's first pass. */
export function scanKey(
  { source, sha256 }: { readonly source: string; readonly sha256: string },
  { setup, outline }: KeyContext,
): string {
  return hashOf(['scan', sha256, source, setup.holder, outline.readingKey])
}

/** The key of a transcript's part of the tables. */
export function codedKey(task: CodeTask, context: KeyContext): string {
  const { setup, outline } = context
  return hashOf([
    'coded',
    layersKey(task, context),
    ...outline.stages.map(({ key }) => key),
    ...setup.formats,
    setup.csvSeparator ?? ',',
  ])
}

/** The key of a transcript's layers: the stages' own keys stand inside the entry. */
export function layersKey({ sha256, source, member, id }: CodeTask, { setup, outline }: KeyContext): string {
  return hashOf(['layers', sha256, source, member, id, setup.holder, outline.readingKey])
}
