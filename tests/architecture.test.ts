import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

/** What each room may import from, besides itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  statistics: ['model', 'text'],
  adapters: ['model', 'text'],
  knowledge: ['model', 'text', 'statistics', 'adapters'],
  engine: ['model', 'text', 'statistics', 'adapters', 'knowledge'],
  readers: ['model', 'text', 'statistics', 'adapters', 'knowledge', 'engine'],
  formats: ['model', 'text', 'statistics', 'adapters', 'knowledge', 'engine'],
  stages: ['model', 'text', 'statistics', 'adapters', 'knowledge', 'engine'],
  reports: ['model', 'text', 'statistics', 'adapters', 'knowledge', 'engine'],
  workbook: ['model', 'text'],
  charts: ['model', 'text', 'statistics'],
  publish: ['model', 'text', 'statistics', 'reports', 'charts'],
  sinks: ['model', 'text', 'statistics', 'adapters', 'knowledge', 'engine'],
}
const UPPER = ['', 'page', 'registry', 'coder', 'commands', 'program']
const NLP_PACKAGES = /^(wink-|compromise|natural|franc)/

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
  readonly targetRoom: string
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourceFiles(path) : path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : []
  })
}

function roomOf(path: string): string {
  const [first = '', second] = relative(SRC, path).split(sep)
  return second === undefined ? '' : first
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, target = '']) => ({
    file: relative(SRC, file),
    room: roomOf(file),
    target,
    targetRoom: target.startsWith('.') ? roomOf(join(dirname(file), target)) : target,
  }))
}

const files = sourceFiles(SRC)
const imports = files.flatMap(importsOf)
const local = imports.filter(({ target }) => target.startsWith('.'))

test('a room imports only from the rooms below it', () => {
  const wrong = local.filter(
    ({ room, targetRoom }) => ROOMS[room] && targetRoom !== room && !ROOMS[room].includes(targetRoom),
  )
  expect(wrong).toEqual([])
})

test('every room has its rule', () => {
  const rooms = new Set(files.map(roomOf))
  expect([...rooms].filter((room) => !(room in ROOMS) && !UPPER.includes(room))).toEqual([])
})

test('a stage never imports another stage’s module', () => {
  const wrong = local.filter(({ file, target }) => {
    if (!file.startsWith(`stages${sep}`)) return false
    const owner = file.split(sep)[1]?.replace(/\.ts$/, '')
    const resolved = relative(SRC, join(dirname(join(SRC, file)), target)).split(sep)
    return resolved[0] === 'stages' && resolved[1]?.replace(/\.js$/, '') !== owner
  })
  expect(wrong).toEqual([])
})

test('NLP packages are imported in adapters alone', () => {
  expect(imports.filter(({ target, room }) => NLP_PACKAGES.test(target) && room !== 'adapters')).toEqual([])
})

test('natural is never imported from its root, which opens database clients', () => {
  expect(imports.filter(({ target }) => target === 'natural')).toEqual([])
})

test('there are no cycles among modules', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target }) => join(dirname(file), target.replace(/\.js$/, '.ts'))),
    ]),
  )
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].map((f) => relative(SRC, f))
    if (done.has(file)) return []
    const found = (graph.get(file) ?? []).map((next) => visit(next, [...path, file])).find((cycle) => cycle.length > 0)
    done.add(file)
    return found ?? []
  }
  expect(files.map((file) => visit(file, [])).filter((cycle) => cycle.length > 0)).toEqual([])
})

test.each([
  ['console', /\bconsole\./],
  ['process', /\bprocess\./],
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/],
  ['unseeded chance', /\bMath\.random\(/],
  ['a locale', /localeCompare|toLocale|\bIntl\./],
])('%s is used in commands and the command line alone', (_name, pattern) => {
  const below = files.filter((file) => roomOf(file) in ROOMS || roomOf(file) === 'coder')
  expect(below.filter((file) => pattern.test(readFileSync(file, 'utf8'))).map((file) => relative(SRC, file))).toEqual(
    [],
  )
})

test('nothing is exported as default or wholesale', () => {
  const wrong = files.filter((file) => /^export (default|\*)/m.test(readFileSync(file, 'utf8')))
  expect(wrong.map((file) => relative(SRC, file))).toEqual([])
})

test('no module opens network connections', () => {
  const network = /^(node:)?(http|https|http2|net|tls|dgram|dns)(\/|$)/
  expect(imports.filter(({ target }) => network.test(target))).toEqual([])
})
