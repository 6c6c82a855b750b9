import { SourceError } from '../../model/issue.js'
import { addBufferTransfer } from './runtime.js'

/** One printed line of a page. */
export interface PdfLine {
  readonly text: string
  /** Left and right end, and height above the page's foot, in points. */
  readonly left: number
  readonly right: number
  readonly y: number
  /** Height of its type, in points. */
  readonly size: number
  /** Stretches of `text` in bold type. */
  readonly bold: readonly { readonly start: number; readonly end: number }[]
}

/** One page: its lines in reading order, and its height. */
export interface PdfPage {
  readonly lines: readonly PdfLine[]
  readonly height: number
}

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
}

const MAX_PAGES = 3000

/** The lines of every page. Throws SourceError for what is no PDF, is cut off beyond repair, or is locked. */
export async function readPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  addBufferTransfer()
  const { getDocumentProxy } = await import('unpdf')
  try {
    const options = { verbosity: 0, isEvalSupported: false, stopAtErrors: false, useSystemFonts: false }
    const document = await getDocumentProxy(Uint8Array.from(bytes), options)
    try {
      const pages: PdfPage[] = []
      for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number++) {
        const page = await document.getPage(number)
        const boldFonts = await boldFontsOf(page)
        const { items } = await page.getTextContent()
        const printed = items.flatMap((item) => ('str' in item ? [item as Item] : []))
        const [, bottom = 0, , top = 0] = page.view
        pages.push({ lines: linesOf(printed, boldFonts), height: top - bottom })
        page.cleanup()
      }
      return pages
    } finally {
      await document.cleanup()
    }
  } catch (cause) {
    throw broken(cause)
  }
}

interface FontPage {
  readonly getOperatorList: () => Promise<unknown>
  readonly commonObjs: Iterable<readonly [string, unknown]>
}

/** Names of the page's fonts that are bold; empty where they cannot be loaded. */
async function boldFontsOf(page: unknown): Promise<ReadonlySet<string>> {
  const bold = new Set<string>()
  try {
    const { getOperatorList, commonObjs } = page as FontPage
    await getOperatorList.call(page)
    for (const [id, font] of commonObjs) {
      const isNamed = typeof font === 'object' && font !== null && 'name' in font
      if (isNamed && /bold|black|heavy|demi/i.test(String(font.name))) bold.add(id)
    }
  } catch {
    return bold
  }
  return bold
}

/** Pieces of text at one height are one line; a gap between them is a blank. */
function linesOf(items: readonly Item[], boldFonts: ReadonlySet<string>): readonly PdfLine[] {
  const groups: Item[][] = []
  for (const item of items) {
    if (item.str === '') continue
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && isSameLine(before, item)) last.push(item)
    else if (item.str.trim()) groups.push([item])
  }
  return groups.map((group) => lineOf(group, boldFonts))
}

const at = (item: Item, i: 4 | 5) => item.transform[i] ?? 0

function isSameLine(before: Item, item: Item): boolean {
  const tolerance = 0.5 * Math.max(before.height, item.height, 1)
  return Math.abs(at(before, 5) - at(item, 5)) <= tolerance && at(item, 4) >= at(before, 4) - tolerance
}

/** Gap between two pieces, in heights of type, that stands for a blank. */
const BLANK_GAP = 0.15

function lineOf(items: readonly Item[], boldFonts: ReadonlySet<string>): PdfLine {
  const bold: { start: number; end: number }[] = []
  let text = ''
  let right = 0
  for (const item of items) {
    const size = item.height || 10
    const isApart = text !== '' && at(item, 4) - right > BLANK_GAP * size
    if (isApart && !text.endsWith(' ') && !item.str.startsWith(' ')) text += ' '
    const start = text.length
    text += item.str.replace(/\s+/g, ' ')
    if (boldFonts.has(item.fontName) && item.str.trim()) bold.push({ start, end: text.length })
    right = at(item, 4) + item.width
  }
  const [first] = items
  const size = Math.max(...items.map(({ height }) => height), 1)
  return { text, left: first ? at(first, 4) : 0, right, y: first ? at(first, 5) : 0, size, bold }
}

function broken(cause: unknown): SourceError {
  const isLocked = cause instanceof Error && cause.name === 'PasswordException'
  return new SourceError({
    code: isLocked ? 'encrypted' : 'broken-document',
    message: isLocked
      ? 'the PDF is locked with a password'
      : `the PDF cannot be read (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`,
    hint: isLocked
      ? 'save a copy without the password'
      : 'it may be cut off: download it again, or print it to PDF again',
    cause,
  })
}
