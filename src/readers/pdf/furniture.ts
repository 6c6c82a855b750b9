import type { PdfLine, PdfPage } from './pages.js'

/** A document's running heads and feet, each once, and its pages without them. */
export interface PartedPages {
  readonly furniture: readonly PdfLine[]
  readonly body: readonly PdfPage[]
}

/** Share of a page's height, at its head and foot, in which numbers and repeated lines are furniture. */
const MARGIN_SHARE = 0.12
/** How many lines of a page, counted from its head and from its foot, can be furniture. */
const EDGE_LINES = 2

/**
 * Takes page numbers out, and the heads and feet that at least half of all pages repeat: their first printing is kept
 * apart, so that no paragraph is cut by one.
 */
export function partFurniture(pages: readonly PdfPage[]): PartedPages {
  const repeated = repeatedKeys(pages)
  const furniture = new Map<string, PdfLine>()
  const body = pages.map((page) => {
    const edges = edgesOf(page)
    const lines = page.lines.filter((line) => {
      if (!edges.has(line)) return true
      if (isPageNumber(line.text)) return false
      const key = headKey(line)
      if (!repeated.has(key)) return true
      if (!furniture.has(key)) furniture.set(key, line)
      return false
    })
    return { ...page, lines }
  })
  return { furniture: [...furniture.values()], body }
}

function repeatedKeys(pages: readonly PdfPage[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const page of pages) {
    for (const key of new Set([...edgesOf(page)].map(headKey))) times.set(key, (times.get(key) ?? 0) + 1)
  }
  const needed = Math.max(2, pages.length / 2)
  return new Set([...times].filter(([, count]) => count >= needed).map(([key]) => key))
}

/** The outermost lines of a page that stand in its margins. */
function edgesOf({ lines, height }: PdfPage): ReadonlySet<PdfLine> {
  const sorted = lines.toSorted((a, b) => a.y - b.y)
  const foot = sorted.slice(0, EDGE_LINES).filter(({ y }) => y < MARGIN_SHARE * height)
  const head = sorted.slice(-EDGE_LINES).filter(({ y }) => y > (1 - MARGIN_SHARE) * height)
  return new Set([...foot, ...head])
}

/** Longer than any line that holds no more than the number of a page. */
const MAX_NUMBER_CHARS = 60

function isPageNumber(text: string): boolean {
  if (text.length > MAX_NUMBER_CHARS) return false
  const number = /^\s*(?:page\s*)?[-–—[(]?\s*(\d{1,4})\s*[-–—\])]?(?:\s*(?:of|\/)\s*\d{1,4})?\s*$/i.exec(text)?.[1]
  return number !== undefined && !/^(?:19|20)\d\d$/.test(number)
}

function headKey({ text }: PdfLine): string {
  return text.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim()
}
