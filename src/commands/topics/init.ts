import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../model/issue.js'
import { PACKAGE_FOLDER } from '../../paths.js'

const EXAMPLE = join(PACKAGE_FOLDER, 'pipelines', 'codebooks', 'example.yaml')

/** `standpoint topics init`: writes a commented codebook to start from. Throws SetupError where the file is there already. */
export function initCommand(file = 'codebook.yaml'): number {
  if (existsSync(file)) {
    throw new SetupError({
      code: 'file-exists',
      place: file,
      message: 'there is such a file already, and it is left as it is',
      hint: 'give another name: standpoint topics init my-codebook.yaml',
    })
  }
  writeFileSync(file, readFileSync(EXAMPLE, 'utf8').replaceAll('codebook.yaml', file))
  process.stdout.write(`wrote ${file}; change its topics, then: standpoint run --codebook ${file}\n`)
  return 0
}
