import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../model/issue.js'

const LOCK_FILE = 'lock'

/** Who holds a folder: a process and, where the system tells, when it started, since numbers come round again. */
interface Owner {
  readonly pid: number
  readonly started: string
}

/**
 * Takes an output folder for one run. Throws SetupError where another run that is still going on holds it.
 *
 * Edge: the lock of a run that was killed is taken over at once.
 */
export function takeLock(workFolder: string, output: string): () => void {
  const path = join(workFolder, LOCK_FILE)
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) }
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      refuseIfAlive(path, output)
      rmSync(path, { force: true })
    }
  }
}

function refuseIfAlive(path: string, output: string): void {
  const owner = readOwner(path)
  if (!owner || !isAlive(owner)) return
  throw new SetupError({
    code: 'output-in-use',
    place: output,
    message: `another run (process ${owner.pid}) is writing into this folder`,
    hint: 'wait for it to end, or give this run a folder of its own with --output',
  })
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return startOf(pid) === started
}

/** When a process started, in the system's own ticks; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
