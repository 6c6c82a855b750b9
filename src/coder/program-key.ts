import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedDataVersionTag } from 'node:v8'
import { byCodeUnit } from '../text/compare.js'

/** Which build of the program this is: a hash of its own code, so that results of another build are not taken over. */
export function programKey(): string {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const hash = createHash('sha256').update(String(cachedDataVersionTag()))
  for (const file of codeFiles(folder)) hash.update(file.slice(folder.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? codeFiles(path) : path.endsWith('.js') ? [path] : []
    })
    .toSorted(byCodeUnit)
}
