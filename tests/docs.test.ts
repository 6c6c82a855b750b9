import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tablesDocument } from '../src/registry.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Snippet {
  readonly commands: string
  readonly output: string
}

/** Blocks marked `sh run`, each with the `text output` block that may follow it. */
function snippetsOf(markdown: string): readonly Snippet[] {
  const pattern = /```sh run\n([\s\S]*?)```(?:\s*```text output\n([\s\S]*?)```)?/g
  return [...markdown.matchAll(pattern)].map(([, commands = '', output = '']) => ({ commands, output }))
}

function runSnippet(commands: string, folder: string): string {
  const standpoint = `standpoint() { node "${join(ROOT, 'dist/cli.js')}" "$@"; }`
  const script = `${standpoint}\nnpx() { "$@"; }\n${commands}`
  return execFileSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8' })
}

test('the data dictionary in docs/ is the one in the code', () => {
  expect(read('docs/tables.md')).toBe(tablesDocument())
})

test('the README’s snippets run and print what it says', () => {
  const snippets = snippetsOf(read('README.md'))
  expect(snippets.length).toBeGreaterThan(0)
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-docs-'))
  for (const { commands, output } of snippets) {
    const printed = runSnippet(commands, folder)
    if (output) expect(printed.trimEnd()).toBe(output.trimEnd())
  }
})

test('every bad input of the documents names a test that exists', () => {
  const rows = read('docs/bad-input.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| input'))
  const missing = rows.filter((row) => !existsSync(join(ROOT, 'tests', `${/`([^`]+)` \|$/.exec(row)?.[1]}.test.ts`)))
  expect(rows.length).toBeGreaterThan(30)
  expect(missing).toEqual([])
})
