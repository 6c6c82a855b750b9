import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { freshFolder, standpoint } from '../cli.js'

/** A transcript without fault, to see that it is coded beside whatever else is in the folder. */
export const GOOD = `Foreign Ministry Spokesperson Wang Wenbin's Regular Press Conference on March 3, 2021

AFP: Do you have any comment on the sanctions?

Wang Wenbin: China firmly opposes the US sanctions.
`

export const HEAD = GOOD.slice(0, GOOD.indexOf('AFP:'))

export interface Outcome {
  readonly status: number | null
  readonly stderr: string
  readonly rows: (table: string) => readonly Readonly<Record<string, string>>[]
}

/** Writes files into a fresh folder, beside one good transcript. */
export function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = freshFolder()
  for (const [name, content] of Object.entries({ 'good.txt': GOOD, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Runs the program over a folder. */
export function runOver(folder: string): Outcome {
  const output = freshFolder()
  const { code: status, stderr } = standpoint(
    ...['run', '--input', folder, '--output', output, '--format', 'csv', '--no-cache', '--quiet', '--jobs', '1'],
  )
  const rows = (table: string): readonly Readonly<Record<string, string>>[] =>
    parse(readFileSync(join(output, `${table}.csv`)), { bom: true, columns: true })
  return { status, stderr, rows }
}
