import { type Dirent, existsSync, readdir, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { type GlobOptions, glob } from 'tinyglobby'
import type { InputPath } from '../../coder/task.js'
import { SetupError } from '../../model/issue.js'
import { byCodeUnit } from '../../text/compare.js'

/**
 * Every file that the inputs name: files as they are, folders with all below them, globs.
 *
 * Edge: what an earlier run wrote into `except` is no input, unless an input names it.
 * Throws: SetupError where an input names nothing. Symbolic links to files are read; those to folders are not followed, so
 * no loop can trap the run.
 */
export async function resolveInputs(
  inputs: readonly string[],
  { except }: { readonly except?: string } = {},
): Promise<readonly InputPath[]> {
  const own = except === undefined ? undefined : resolve(except) + sep
  const found = await Promise.all(
    inputs.map(async (input) => {
      const files = await filesOf(input)
      return own && !resolve(input).startsWith(own) ? files.filter((path) => !path.startsWith(own)) : files
    }),
  )
  const paths = [...new Set(found.flat())].toSorted(byCodeUnit)
  const common = commonFolder(paths)
  return paths.map((path) => ({ path, source: relative(common, path).split(sep).join('/') }))
}

async function filesOf(input: string): Promise<readonly string[]> {
  const path = resolve(input)
  const isThere = existsSync(path)
  if (isThere && !statSync(path).isDirectory()) return [path]
  const files = isThere ? await glob('**/*', { ...FILES, cwd: path }) : await glob(input, FILES)
  if (files.length > 0) return files.map((file) => resolve(file))
  throw new SetupError({
    code: 'nothing-to-read',
    place: input,
    message: isThere ? 'this folder holds no file' : 'this names no file and no folder',
    hint: 'give a file, a folder or a quoted glob such as --input "briefings/**/*.html"',
  })
}

/** How files are looked for: a link to a file is one, a link to a folder leads nowhere. */
const FILES: GlobOptions = {
  absolute: true,
  followSymbolicLinks: false,
  expandDirectories: false,
  fs: { readdir: readFolder as typeof readdir },
}

function readFolder(
  folder: string,
  options: { readonly withFileTypes: true },
  done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
): void {
  readdir(folder, options, (error, entries = []) => {
    done(
      error,
      entries.map((entry) => (entry.isSymbolicLink() && isFile(join(folder, entry.name)) ? asFile(entry) : entry)),
    )
  })
}

function asFile(entry: Dirent): Dirent {
  const file: Dirent = Object.create(entry, {
    isFile: { value: () => true },
    isSymbolicLink: { value: () => false },
  })
  return file
}

/** Whether a path leads to a file in the end; a link in a circle, or to nothing, does not. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => dirname(path).split(sep))
  const parts = Array.isArray(first) ? first : [first]
  const shared = parts.findIndex((part, i) => rest.some((other) => other[i] !== part))
  return (shared < 0 ? parts : parts.slice(0, shared)).join(sep) || sep
}
