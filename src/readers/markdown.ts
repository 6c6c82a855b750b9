import type { Span } from '../model/span.js'
import type { Reader } from './reader.js'

/** Markdown: the text as it is, the front matter read as what the file says of itself. */
export const markdownReader: Reader = {
  name: 'markdown',
  about: 'Markdown, with front matter.',
  extensions: ['.md', '.markdown'],
  maxBytes: 50_000_000,
  read: async ({ bytes }) => {
    const { decodeBytes } = await import('./decode.js')
    const { text, encoding, issues } = await decodeBytes(bytes)
    const matter = frontMatter(text)
    const meta = matter ? await metaOf(text.slice(matter.start, matter.end)) : {}
    return [
      {
        ...{ member: '', text, encoding, bold: boldOf(text), ...italicOf(text), meta, records: [], issues },
        ...(matter && { asides: [{ ...matter, kind: 'front-matter' }] }),
      },
    ]
  },
}

const MAX_MATTER_CHARS = 50_000

/** Where the front matter stands, its lines of dashes included; undefined where there is none. */
function frontMatter(text: string): Span | undefined {
  if (!/^---[^\S\n]*\r?\n/.test(text)) return undefined
  const close = /\n(?:---|\.\.\.)[^\S\n]*(?=\n|$)/.exec(text.slice(3, MAX_MATTER_CHARS))
  return close ? { start: 0, end: 3 + close.index + close[0].length } : undefined
}

/** The scalars of a front matter by lower-case name; none where it is no YAML. */
async function metaOf(matter: string): Promise<Readonly<Record<string, string>>> {
  const { parse } = await import('yaml')
  const body = matter.slice(matter.indexOf('\n') + 1, matter.lastIndexOf('\n'))
  try {
    const value: unknown = parse(body, { schema: 'failsafe', maxAliasCount: 10, customTags: [], logLevel: 'silent' })
    if (typeof value !== 'object' || value === null) return {}
    const scalars = Object.entries(value).filter(([, cell]) => typeof cell === 'string')
    return Object.fromEntries(scalars.map(([key, cell]) => [key.toLowerCase(), String(cell)]))
  } catch {
    return {}
  }
}

/** What stands between pairs of `**` in one line, and headings but the first kind. */
function boldOf(text: string): readonly Span[] {
  const strong = spansOf(text, /(\*\*)([^*\n]{1,500})\*\*/g)
  return [...strong, ...spansOf(text, /^(#{2,6}[^\S\n]+)([^\n]{1,500})/gm)].toSorted((a, b) => a.start - b.start)
}

/** What stands between single stars or lines. */
function italicOf(text: string): { readonly italic?: readonly Span[] } {
  const italic = spansOf(text, /(?<![\p{L}\p{N}*_\\])([*_])(?![\s*_])([^*_\n]{1,500})(?<![\s\\])\1(?![\p{L}\p{N}*_])/gu)
  return italic.length > 0 ? { italic } : {}
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 1: mark = '', 2: inner = '' }) => ({
    start: index + mark.length,
    end: index + mark.length + inner.length,
  }))
}
