import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../../coder/outline.js'
import { checksumOf } from './batch.js'
import type { RunTotals } from './counts.js'

const LAST_RUN_FILE = 'last-run.json'

/** What the last run into a folder was made of, and what it left there. */
export interface LastRun {
  /** Changes whenever a run could write other bytes. */
  readonly key: string
  /** Checksum of every file written, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly totals: RunTotals
}

/** The last run, where it had the same key and everything it wrote is still as it left it. */
export function recallLastRun(
  { workFolder, output }: { readonly workFolder: string; readonly output: string },
  key: string,
): LastRun | undefined {
  const last = readLastRun(join(workFolder, LAST_RUN_FILE))
  if (!last || last.key !== key) return undefined
  const isWhole = Object.entries(last.files).every(([name, sha256]) => checksumOf(join(output, name)) === sha256)
  return isWhole ? last : undefined
}

/** Notes what a run wrote, so that the next one can see that there is nothing to do. */
export function noteLastRun(
  { workFolder, output }: { readonly workFolder: string; readonly output: string },
  { key, names, totals }: { readonly key: string; readonly names: readonly string[]; readonly totals: RunTotals },
): void {
  const files = Object.fromEntries(names.map((name) => [name, checksumOf(join(output, name))]))
  const path = join(workFolder, LAST_RUN_FILE)
  writeFileSync(`${path}.tmp`, JSON.stringify({ key, files, totals } satisfies LastRun))
  renameSync(`${path}.tmp`, path)
}

/** The key of a whole run: its results' keys, its options and the checksum of every input. */
export function runKey(parts: {
  readonly stageKeys: readonly string[]
  readonly options: object
  readonly inputs: readonly { readonly source: string; readonly sha256?: string }[]
}): string {
  const inputs = parts.inputs.map(({ source, sha256 = '' }) => `${source} ${sha256}`)
  return hashOf(['run', ...parts.stageKeys, JSON.stringify(parts.options), ...inputs])
}

function readLastRun(path: string): LastRun | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LastRun
  } catch {
    return undefined
  }
}
