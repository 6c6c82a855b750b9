import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE_FOLDER, DEFAULT_OUTPUT } from './run/options.js'
import { WORK_FOLDER } from './run/output.js'

/** `standpoint cache clear`: forgets every stored result of an output folder, or of a cache folder. Returns the exit code. */
export function clearCacheCommand({ output, cache }: { readonly output?: string; readonly cache?: string }): number {
  const work = join(output ?? DEFAULT_OUTPUT, WORK_FOLDER)
  const folder = cache ?? join(work, CACHE_FOLDER)
  const isThere = existsSync(folder)
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(work, 'last-run.json'), { force: true })
  process.stdout.write(isThere ? `cleared ${folder}\n` : `nothing is stored in ${folder}\n`)
  return 0
}
