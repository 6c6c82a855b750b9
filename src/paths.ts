import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The package's own folder, which holds `pipelines/` and `seeds/`. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url))

/** The program's version, as package.json states it. */
export function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? ''
}
