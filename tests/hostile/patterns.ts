import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A regular expression of the program, and where it stands. */
export interface FoundPattern {
  readonly place: string
  readonly source: string
  readonly flags: string
}

const LITERAL = /(?:^|[(,=:[!&|?{};\n>]|return)\s*(\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuvy]*)/g

/** Every regular expression that is written out in the code below a folder. */
export function writtenPatterns(folder: string): readonly FoundPattern[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(({ name }) => name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .flatMap((path) => {
      const code = withoutComments(readFileSync(path, 'utf8'))
      return [...code.matchAll(LITERAL)].map(([, literal = '']) => {
        const end = literal.lastIndexOf('/')
        return { place: path.slice(folder.length + 1), source: literal.slice(1, end), flags: literal.slice(end + 1) }
      })
    })
}

function withoutComments(code: string): string {
  return code.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** Every regular expression that is put together while something is loaded: those made of knowledge too. */
export async function builtPatterns(load: () => Promise<unknown>): Promise<readonly FoundPattern[]> {
  const found = new Map<string, FoundPattern>()
  const { RegExp: Plain } = globalThis
  globalThis.RegExp = new Proxy(Plain, {
    construct: (target, [source, flags]: [string | RegExp, string?]) => {
      const made = new target(source, flags)
      found.set(String(made), { place: 'knowledge', source: made.source, flags: made.flags })
      return made
    },
  })
  try {
    await load()
  } finally {
    globalThis.RegExp = Plain
  }
  return [...found.values()]
}

/** Texts that make careless expressions slow: one thing over and over, then something that fits nowhere. */
export function hostileTexts(source: string, chars: number): readonly string[] {
  const own = [...new Set(source.replace(/\\[a-zA-Z]\{[^}]*\}|\\./g, '').match(/[^()[\]{}?+*|^$\\]/gu) ?? [])].slice(
    0,
    12,
  )
  const units = [
    ' ',
    '\n',
    '\t',
    'a',
    'A',
    'Ab',
    '0',
    'a ',
    'A ',
    'A. ',
    "a'",
    'a-',
    '0:',
    'Q: ',
    '\n ',
    ' \n',
    '(a',
    'a.',
    '"',
    '**',
  ]
  return [...new Set([...units, ...own, ...own.map((one) => `${one} `)])].flatMap((unit) => {
    const text = unit.repeat(Math.floor(chars / unit.length))
    return [`${text}\u0000`, `x${text}`]
  })
}
