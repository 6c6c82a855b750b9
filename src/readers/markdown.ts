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
        ...{ member: '', text, encoding, bold: boldOf(text), meta, records: [], issues },
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

/** What stands between pairs of `**` in one line. */
function boldOf(text: string): readonly Span[] {
  return [...text.matchAll(/\*\*([^*\n]{1,500})\*\*/g)].map(({ index, 1: inner = '' }) => ({
    start: index + 2,
    end: index + 2 + inner.length,
  }))
}
