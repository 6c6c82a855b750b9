import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ScannedFile, ScannedMember } from '../../coder/coder.js'
import type { Identity } from '../../coder/identity.js'
import type { Outline } from '../../coder/outline.js'
import { readVersion } from '../../paths.js'
import type { RunTotals } from './counts.js'
import type { RunOptions } from './options.js'

/** One transcript of a run, so that it can be read again. */
export interface ManifestTranscript {
  readonly id: string
  readonly path: string
  readonly source: string
  readonly member: string
  readonly sha256: string
}

/** What a run was made of. The only output with times in it. */
export interface Manifest {
  readonly program: string
  readonly version: string
  readonly node: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly configuration: RunOptions & { readonly stages: unknown }
  readonly stages: readonly { readonly name: string; readonly version: number }[]
  readonly knowledge: unknown
  readonly counts: RunTotals
  readonly transcripts: readonly ManifestTranscript[]
}

interface ManifestContext {
  readonly startedAt: Date
  readonly scans: readonly ScannedFile[]
  readonly identities: readonly Identity<ScannedMember>[]
  readonly outline: Outline
  readonly counts: RunTotals
}

/** The model of emergent topics that a run was coded with, given or fitted. */
function modelOf(outline: Outline): { readonly topicModel?: string } {
  const model = outline.stages.find(({ name }) => name === 'emergent')?.config['model']
  return typeof model === 'string' ? { topicModel: model } : {}
}

export const MANIFEST_FILE = 'manifest.json'

/** Writes `manifest.json`: versions, configuration, checksums, counts, times. */
export function writeManifest(options: RunOptions, context: ManifestContext): void {
  const { startedAt, scans, identities, outline, counts } = context
  const sha256 = new Map(scans.map((scan) => [scan.path, scan.sha256]))
  const manifest: Manifest = {
    program: 'standpoint',
    version: readVersion(),
    node: process.version,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    configuration: {
      ...options,
      pipeline: resolve(options.pipeline),
      ...modelOf(outline),
      stages: outline.stages.map(({ name, config }) => ({ use: name, with: config })),
    },
    stages: outline.stages.map(({ name, version }) => ({ name, version })),
    knowledge: outline.files,
    counts,
    transcripts: identities
      .filter(({ duplicateOf }) => !duplicateOf)
      .map(({ id, claim: { path, source, member } }) => ({ id, path, source, member, sha256: sha256.get(path) ?? '' })),
  }
  writeFileSync(join(options.output, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`)
}
