import { existsSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import type { InputPath } from '../../coder/task.js'
import { SetupError } from '../../model/issue.js'
import { byCodeUnit } from '../../text/compare.js'

/**
 * Every file that the inputs name: files as they are, folders with all below them, globs.
 *
 * Edge: what an earlier run wrote into `except` is no input, unless an input names it.
 * Throws: SetupError where an input names nothing. Symbolic links to folders are not followed, so no loop can trap the run.
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
  const files = isThere
    ? await glob('**/*', { cwd: path, absolute: true, followSymbolicLinks: false, expandDirectories: false })
    : await glob(input, { absolute: true, followSymbolicLinks: false, expandDirectories: false })
  if (files.length > 0) return files.map((file) => resolve(file))
  throw new SetupError({
    code: 'nothing-to-read',
    place: input,
    message: isThere ? 'this folder holds no file' : 'this names no file and no folder',
    hint: 'give a file, a folder or a quoted glob such as --input "briefings/**/*.html"',
  })
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => dirname(path).split(sep))
  const parts = Array.isArray(first) ? first : [first]
  const shared = parts.findIndex((part, i) => rest.some((other) => other[i] !== part))
  return (shared < 0 ? parts : parts.slice(0, shared)).join(sep) || sep
}
