import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = join(ROOT, 'dist/cli.js')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program as a user would. */
export function standpoint(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync('node', [CLI, ...args], { encoding: 'utf8', cwd: ROOT })
  return { code: status, stdout, stderr }
}

/** A folder of its own for a test. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'standpoint-test-'))
}

/** The rows of a CSV table as objects. */
export function readTable(folder: string, table: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(folder, `${table}.csv`), 'utf8'), { bom: true, columns: true })
}
