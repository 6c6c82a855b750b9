import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { isMap, isNode, isScalar, LineCounter, type Node, type ParsedNode, parse, parseDocument } from 'yaml'
import type { z } from 'zod'
import { SetupError } from '../model/issue.js'

/** A knowledge file that was read: for the manifest and the keys of the cache. */
export interface KnowledgeFile {
  readonly path: string
  readonly sha256: string
  readonly version: string
}

/** Reads knowledge files below one folder, each once, checks them against a schema, and remembers what was read. */
export interface KnowledgeLoader {
  /** The checked content of a YAML (or JSON) file; `path` is relative to the pipeline's folder. Throws SetupError. */
  readonly yaml: <T>(path: string, schema: z.ZodType<T>) => T
  /** Every file read so far, by path. */
  readonly files: () => readonly KnowledgeFile[]
}

const MAX_ALIASES = 100

/** A loader for the knowledge files of the pipeline that stands in `folder`. */
export function createLoader(folder: string): KnowledgeLoader {
  const files = new Map<string, KnowledgeFile>()
  const values = new Map<string, unknown>()
  const yaml = <T>(path: string, schema: z.ZodType<T>): T => {
    const full = isAbsolute(path) ? path : join(folder, path)
    const text = readText(full, path)
    const sha256 = createHash('sha256').update(text).digest('hex')
    if (!values.has(full)) {
      values.set(
        full,
        path.endsWith('.json') ? parseJson(text, full) : (parsedAtBuild(sha256) ?? parseYaml(text, full)),
      )
    }
    const checked = checkValue({ value: values.get(full), schema, text, place: full })
    files.set(path, { path, sha256, version: versionOf(checked) })
    return checked
  }
  return { yaml, files: () => [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** The same loader, with a list of its own of what is read through it. */
export function trackLoader(load: KnowledgeLoader): KnowledgeLoader {
  const read = new Set<string>()
  return {
    yaml: (path, schema) => {
      read.add(path)
      return load.yaml(path, schema)
    },
    files: () => load.files().filter(({ path }) => read.has(path)),
  }
}

/** Reads and checks one knowledge file that stands anywhere. Throws SetupError. */
export function readYamlOrJson<T>(path: string, schema: z.ZodType<T>): T {
  return createLoader('.').yaml(path, schema)
}

/** Checks a YAML text against a schema. Throws SetupError with file, line and column of the first mistake. */
export function readYaml<T>(text: string, schema: z.ZodType<T>, place: string): T {
  return checkValue({ value: parseYaml(text, place), schema, text, place })
}

function readText(full: string, path: string): string {
  try {
    return readFileSync(full, 'utf8')
  } catch (cause) {
    throw new SetupError({
      code: 'knowledge-unreadable',
      place: full,
      message: `cannot read the knowledge file "${path}"`,
      hint: 'check the path in the pipeline; it is relative to the pipeline’s own folder',
      cause,
    })
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new SetupError({
      code: 'json-syntax',
      place,
      message,
      hint: 'the file must be valid JSON',
      cause,
    })
  }
}

/** What the build parsed of a YAML text with this checksum; undefined where it has seen none. */
function parsedAtBuild(sha256: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(`../parsed/${sha256}.json`, import.meta.url), 'utf8'))
  } catch {
    return undefined
  }
}

/** The value of a YAML text. Throws SetupError with line and column of the first mistake. */
export function parseYaml(text: string, place: string): unknown {
  try {
    return parse(text, {
      maxAliasCount: MAX_ALIASES,
      schema: 'core',
      customTags: [],
      logLevel: 'error',
      prettyErrors: true,
    })
  } catch {
    throw syntaxError(text, place)
  }
}

function syntaxError(text: string, place: string): SetupError {
  const lines = new LineCounter()
  const [error] = parseDocument(text, { lineCounter: lines, prettyErrors: false }).errors
  const { line, col } = lines.linePos(error?.pos[0] ?? 0)
  return new SetupError({
    code: 'yaml-syntax',
    place: `${place}:${line}:${col}`,
    message: error?.message ?? 'this is not valid YAML',
    hint: 'check indentation, quotes and colons at this place; aliases are limited and custom tags refused',
  })
}

interface Check<T> {
  readonly value: unknown
  readonly schema: z.ZodType<T>
  readonly text: string
  readonly place: string
}

function checkValue<T>(check: Check<T>): T {
  const result = check.schema.safeParse(check.value)
  if (result.success) return result.data
  const [first] = result.error.issues
  const path = first?.path ?? []
  const keys = first?.code === 'unrecognized_keys' ? first.keys : []
  throw new SetupError({
    code: 'knowledge-invalid',
    place: `${check.place}:${positionOf(check.text, [...path, ...keys.slice(0, 1)])}`,
    message: `${path.length > 0 ? `"${path.join('.')}": ` : ''}${first?.message ?? 'does not fit'}`,
    hint: keys.length > 0 ? 'remove the key or correct its spelling' : 'correct the value at this place',
  })
}

/** `line:column` of the value at a path, or of the nearest existing ancestor. */
export function positionOf(text: string, path: readonly PropertyKey[]): string {
  const lines = new LineCounter()
  const document = parseDocument<ParsedNode>(text, { lineCounter: lines })
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    const next = childOf(node, key)
    if (!next) break
    offset = next.offset
    node = next.value
  }
  const { line, col } = lines.linePos(offset)
  return `${line}:${col}`
}

function childOf(node: unknown, key: PropertyKey): { value: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
    if (!pair) return undefined
    return { value: pair.value, offset: startOf(pair.key) ?? 0 }
  }
  if (isNode(node) && 'items' in node && typeof key === 'number') {
    const value: unknown = node.items[key]
    return value === undefined ? undefined : { value, offset: startOf(value) ?? 0 }
  }
  return undefined
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined
}

function versionOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('version' in value)) return ''
  return String(value.version)
}
