import { Parser } from 'htmlparser2'
import type { Carrier } from '../../model/carrier.js'
import { SourceError } from '../../model/issue.js'
import type { Span } from '../../model/span.js'

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'select', 'textarea', 'svg', 'head'])
const BLOCKS = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article header footer nav main form hr dl dt dd blockquote pre td th body'.split(
    ' ',
  ),
)
/** Headings and terms of a list are set in bold by every browser. */
const BOLD = new Set(['b', 'strong', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'])
const ITALIC = new Set(['i', 'em'])
/** Boxes of a page that are no part of what it tells, by their element, class or id. */
const FRAMES = new Set(['footer', 'nav'])
const FRAME_NAMES =
  /(?:^|\s)(?:(?:site|page|main|global)?[-_]?(?:foot|footer|nav|navbar|navigation|menu|breadcrumbs?)|share|sharing|social|social-media|cookies?|cookie-(?:bar|banner|notice))(?:\s|$)/i
/** A longer box holds the page itself: its tag was not closed. */
const MAX_FRAME = 1500

/** Elements that may be such a box. */
const FRAMED = new Set(['div', 'ul', 'ol', 'p', 'section', 'aside', 'nav', 'footer', 'header'])

function isFrame(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
  return FRAMES.has(name) || FRAME_NAMES.test(names)
}

/** Far deeper than any page nests; the parser's time grows with the square of it. */
const MAX_DEPTH = 10_000

function tooDeep(): SourceError {
  return new SourceError({
    code: 'too-deep',
    message: `the page nests more than ${MAX_DEPTH} elements in each other`,
    hint: 'save it again from a browser, or give its text',
  })
}

/** The text of an HTML page with its bold and italic stretches and what its head says; tabs and blanks in a row kept if asked. */
export function extractText(
  html: string,
  { keepsBlanks = false }: { readonly keepsBlanks?: boolean } = {},
): Omit<Carrier, 'encoding'> {
  const page = createPage(keepsBlanks)
  let depth = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (++depth > MAX_DEPTH) throw tooDeep()
      page.open(name, attributes)
    },
    ontext: (data) => page.add(data),
    onclosetag: (name) => {
      depth--
      page.close(name)
    },
  })
  parser.end(html)
  return { member: '', ...page.result(), records: [], issues: [] }
}

interface Page {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly add: (data: string) => void
  readonly close: (name: string) => void
  readonly result: () => Pick<Carrier, 'text' | 'bold' | 'italic' | 'asides' | 'meta'>
}

/** Collects a page's text in pieces: one growing string would be copied at every line. */
function createPage(keepsBlanks: boolean): Page {
  const pieces: string[] = []
  const bold: Span[] = []
  const italic: Span[] = []
  const meta = new Map<string, string>()
  const pictures = new Set<string>()
  const asides: { start: number; end: number; kind: string }[] = []
  const open: number[] = []
  const row = { start: 0, heads: 0, cells: 0 }
  const depth = { silent: 0, bold: 0, italic: 0, pre: 0 }
  let title = ''
  let [length, boldStart, italicStart, isLineOpen, isInTitle] = [0, 0, 0, false, false]
  const put = (piece: string) => {
    if (!piece) return
    pieces.push(piece)
    length += piece.length
    isLineOpen = !piece.endsWith('\n')
  }
  const breakLine = () => {
    if (isLineOpen) put('\n')
  }
  const closeFrame = (start: number) => {
    if (start < 0 || start === length || length - start > MAX_FRAME || open.some((outer) => outer >= 0)) return
    asides.push({ start, end: length, kind: 'page-furniture' })
  }
  return {
    open: (name, attributes) => {
      if (SILENT.has(name)) depth.silent++
      if (name === 'title' && depth.silent < 2) isInTitle = true
      if (name === 'pre') depth.pre++
      const key = attributes['name'] ?? attributes['property']
      if (name === 'meta' && key && attributes['content']) meta.set(key.toLowerCase(), attributes['content'])
      if (name === 'img') for (const date of datesOf(attributes['src'] ?? '')) pictures.add(date)
      if (BLOCKS.has(name)) breakLine()
      if (name === 'tr') Object.assign(row, { start: length, heads: 0, cells: 0 })
      if (name === 'th') row.heads++
      if (name === 'td') row.cells++
      if (FRAMED.has(name)) open.push(isFrame(name, attributes) ? length : -1)
      if (BOLD.has(name) && depth.bold++ === 0) boldStart = length
      if (ITALIC.has(name) && depth.italic++ === 0) italicStart = length
    },
    add: (data) => {
      if (isInTitle) title += data.trim()
      if (depth.silent > 0) return
      if (depth.pre > 0) put(data)
      else put(keepsBlanks ? data.replace(/(?<!\s)\s*\n\s*/g, ' ') : data.replace(/[^\S\u00a0\u3000]+/g, ' '))
    },
    close: (name) => {
      if (SILENT.has(name)) depth.silent = Math.max(0, depth.silent - 1)
      if (name === 'title') isInTitle = false
      if (name === 'pre') depth.pre = Math.max(0, depth.pre - 1)
      if (BOLD.has(name) && depth.bold > 0 && --depth.bold === 0) bold.push({ start: boldStart, end: length })
      if (ITALIC.has(name) && depth.italic > 0 && --depth.italic === 0) italic.push({ start: italicStart, end: length })
      if (name === 'tr' && row.heads > 1 && row.cells === 0)
        asides.push({ start: row.start, end: length, kind: 'heading' })
      if (FRAMED.has(name)) closeFrame(open.pop() ?? -1)
      if (BLOCKS.has(name)) breakLine()
    },
    result: () => {
      if (title) meta.set('title', title)
      if (pictures.size > 0) meta.set('picture_dates', [...pictures].toSorted().join(' '))
      return {
        text: pieces.join(''),
        bold,
        ...(italic.length > 0 && { italic }),
        ...(asides.length > 0 && { asides }),
        meta: Object.fromEntries(meta),
      }
    },
  }
}

/** Days that the name of a picture begins with or holds, as content systems name them: `W020180920…`, `2018-09-20`. */
function datesOf(source: string): readonly string[] {
  return [...source.matchAll(/(?<!\d)0?(20\d{2})([-_/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])/g)].map(
    ([, year, , month, day]) => `${year}-${month}-${day}`,
  )
}
