import { Parser } from 'htmlparser2'
import type { Carrier } from '../model/carrier.js'
import type { Span } from '../model/span.js'
import type { Reader } from './reader.js'

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'select', 'textarea', 'svg', 'head'])
const BLOCKS = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article header footer nav main form hr dl dt dd blockquote pre td'.split(
    ' ',
  ),
)
const BOLD = new Set(['b', 'strong'])

/** Saved web pages: tags out, entities decoded, a line break where a block begins or ends. */
export const htmlReader: Reader = {
  name: 'html',
  about: 'Saved web pages.',
  extensions: ['.html', '.htm', '.shtml', '.xhtml'],
  read: async ({ bytes }) => {
    const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
    const { decodeBytes } = await import('./decode.js')
    const { text, encoding, issues } = await decodeBytes(bytes, declared)
    return [{ ...extractText(text), encoding, issues }]
  },
}

/** The text of an HTML page with its bold stretches and what its head says. */
export function extractText(html: string): Omit<Carrier, 'encoding'> {
  const bold: Span[] = []
  const meta: Record<string, string> = {}
  let text = ''
  let silent = 0
  let boldDepth = 0
  let boldStart = 0
  let inTitle = false
  const breakLine = () => {
    if (text && !text.endsWith('\n')) text += '\n'
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (SILENT.has(name)) silent++
      if (name === 'title') inTitle = true
      const key = attributes['name'] ?? attributes['property']
      if (name === 'meta' && key && attributes['content']) meta[key.toLowerCase()] = attributes['content']
      if (BLOCKS.has(name)) breakLine()
      if (BOLD.has(name) && boldDepth++ === 0) boldStart = text.length
    },
    ontext(data) {
      if (inTitle) meta['title'] = (meta['title'] ?? '') + data.trim()
      if (silent === 0) text += data.replace(/[^\S\u00a0\u3000]+/g, ' ')
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name === 'title') inTitle = false
      if (BOLD.has(name) && boldDepth > 0 && --boldDepth === 0) bold.push({ start: boldStart, end: text.length })
      if (BLOCKS.has(name)) breakLine()
    },
  })
  parser.end(html)
  return { member: '', text, bold, meta, records: [], issues: [] }
}
