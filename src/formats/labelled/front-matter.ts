import { parse } from 'yaml'
import type { Span } from '../../model/span.js'

/** What stands before a Markdown text, between two lines of dashes. */
export interface FrontMatter {
  readonly span: Span
  /** Values by lower-case key. */
  readonly values: Readonly<Record<string, string>>
}

const FENCED = /^\s*---[^\S\n]*\n([\s\S]{0,8000}?)\n---[^\S\n]*(?:\n|$)/

/** Reads the front matter of a Markdown text; undefined where there is none or it is no YAML. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const match = FENCED.exec(text)
  if (!match?.[1] || !/^[\w-]+\s*:/m.test(match[1])) return undefined
  return { span: { start: match[0].length - match[0].trimStart().length, end: match[0].trimEnd().length }, values: valuesOf(match[1]) }
}

function valuesOf(yaml: string): Readonly<Record<string, string>> {
  try {
    const value: unknown = parse(yaml, { schema: 'failsafe', maxAliasCount: 10, logLevel: 'silent' })
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).map(([key, cell]) => [key.toLowerCase(), String(cell).replace(/[\u00a0\u2060]/g, (mark) => (mark === '\u00a0' ? ' ' : '')).trim()]))
  } catch {
    return {}
  }
}
