import { drawCounts } from './bars.js'
import { drawLines } from './lines.js'
import { MEASURE_TEXTS, type Measure, MIN_EXCHANGES, type Series } from './measure.js'
import { FILE_PALETTE, type Palette } from './palette.js'
import { escapeText, withoutTurns } from './svg.js'

/** What a chart for an article says around its lines. */
export interface FigureText {
  readonly title: string
  readonly measure: Measure
  /** Where the figures come from. */
  readonly source: string
}

/** How a figure is drawn. */
export interface FigureOptions {
  readonly document: unknown
  readonly width?: number
  readonly palette?: Palette
}

const FONT = "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif"
const PANEL_HEIGHT = 250
const STRIP_HEIGHT = 74

/** Any text as text of a figure. */
function shown(text: string): string {
  return escapeText(withoutTurns(text))
}

/** Panels of a figure: lines that share a denominator stand in one panel. */
function panelsOf(series: readonly Series[], measure: Measure): readonly (readonly Series[])[] {
  if (measure === 'share') return [series]
  const topics = [...new Set(series.map(({ topic }) => topic))]
  return topics.map((topic) => series.filter((one) => one.topic === topic))
}

/** A chart ready for an article: title, lines with intervals, n per period, gaps, notes and a source line. */
export function drawFigure(series: readonly Series[], text: FigureText, options: FigureOptions): string {
  const { width = 760, palette = FILE_PALETTE, document } = options
  const { axis, total } = MEASURE_TEXTS[text.measure]
  const parts: string[] = []
  let y = 30
  const line = (content: string, style: string, dy: number) => {
    parts.push(`<text x="16" y="${y}" ${style}>${shown(content)}</text>`)
    y += dy
  }
  for (const title of wrap(text.title, (width - 32) / 9.6))
    line(title, `font-size="19" font-weight="600" fill="${palette.ink}"`, 22)
  line(axis, `font-size="13" fill="${palette.muted}"`, 14)
  for (const panel of panelsOf(series, text.measure)) {
    const label = panel.map((one) => one.label).join(', ')
    parts.push(legend(panel, { y: y + 8, palette }))
    y += 18
    parts.push(
      place(
        drawLines(panel, { document, palette, width: width - 16, height: PANEL_HEIGHT, label, linkOf: () => '' }),
        y,
      ),
    )
    y += PANEL_HEIGHT
    const points = panel[0]?.points ?? []
    const bars = points.map(({ period, total: n }) => ({ of: period, part: 'bar', count: n, total: n, href: '' }))
    const gaps = points.filter(({ isGap }) => isGap).map(({ period }) => period)
    y += 12
    line(`n: ${total}`, `font-size="11" fill="${palette.muted}"`, 0)
    parts.push(
      place(
        drawCounts(bars, { document, palette, width: width - 16, height: STRIP_HEIGHT, label: `n: ${total}`, gaps }),
        y,
      ),
    )
    y += STRIP_HEIGHT + 14
  }
  for (const note of notesOf(series, text)) {
    for (const part of wrap(note, (width - 32) / 5.6)) line(part, `font-size="11" fill="${palette.muted}"`, 15)
  }
  const height = Math.ceil(y)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${shown(FONT)}" role="img" aria-label="${shown(`${text.title}: ${axis}`)}">` +
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>${parts.join('')}</svg>\n`
  )
}

function place(svg: string, y: number): string {
  return svg.replace('<svg ', `<svg x="8" y="${y}" `)
}

/** Line and point of each series with its name; shapes as in the chart. */
function legend(panel: readonly Series[], { y, palette }: { readonly y: number; readonly palette: Palette }): string {
  let x = 54
  return panel
    .map(({ label }, i) => {
      const colour = palette.series[i % palette.series.length] ?? palette.ink
      const entry = `<g><line x1="${x}" x2="${x + 18}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2"/>${SHAPES[i % SHAPES.length]?.(x + 9, y, colour) ?? ''}<text x="${x + 24}" y="${y + 4}" font-size="12" fill="${palette.ink}">${shown(label)}</text></g>`
      x += 44 + label.length * 6.6
      return entry
    })
    .join('')
}

const polygon = (points: readonly (readonly [number, number])[], colour: string) =>
  `<polygon points="${points.map((point) => point.join(',')).join(' ')}" fill="${colour}"/>`
const SHAPES: readonly ((x: number, y: number, colour: string) => string)[] = [
  (x, y, colour) => `<circle cx="${x}" cy="${y}" r="3.6" fill="${colour}"/>`,
  (x, y, colour) => `<rect x="${x - 3.4}" y="${y - 3.4}" width="6.8" height="6.8" fill="${colour}"/>`,
  (x, y, c) =>
    polygon(
      [
        [x, y - 4.6],
        [x + 4.2, y + 3.2],
        [x - 4.2, y + 3.2],
      ],
      c,
    ),
  (x, y, c) =>
    polygon(
      [
        [x, y - 5],
        [x + 3.4, y],
        [x, y + 5],
        [x - 3.4, y],
      ],
      c,
    ),
  (x, y, c) =>
    polygon(
      [
        [x, y - 5],
        [x + 1.6, y - 1],
        [x + 5, y],
        [x + 1.6, y + 1],
        [x, y + 5],
        [x - 1.6, y + 1],
        [x - 5, y],
        [x - 1.6, y - 1],
      ],
      c,
    ),
  (x, y, c) =>
    polygon(
      [
        [x - 4, y - 4],
        [x + 4, y - 4],
        [x, y + 4.6],
      ],
      c,
    ),
]

function notesOf(series: readonly Series[], { measure, source }: FigureText): readonly string[] {
  const points = series.flatMap((one) => one.points)
  return [
    'Ribbons: 95 % Wilson intervals of each period’s share.',
    ...(points.some(({ isFew, share }) => isFew && share !== undefined)
      ? [`Hollow points: fewer than ${MIN_EXCHANGES} exchanges, too few to compare.`]
      : []),
    ...(points.some(({ isGap }) => isGap) ? ['Grey bands: no press conference in the period; a gap is no zero.'] : []),
    ...(measure === 'level' ? ['Levels measure wording and forecast nothing.'] : []),
    `Source: ${source}`,
  ]
}

/** Lines of at most so many characters, broken between words. */
export function wrap(text: string, maxChars: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= maxChars) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The figures of a chart as rows, header first. */
export function figureRows(series: readonly Series[]): readonly (readonly (string | number | boolean | null)[])[] {
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1e4) / 1e4)
  return [
    ['period', 'topic', 'counted', 'count', 'total', 'share', 'share_low', 'share_high', 'gap', 'descriptive_only'],
    ...series.flatMap(({ topic, part, points }) =>
      points.map((point) => [
        ...[point.period, topic, part, point.isGap ? null : point.count, point.total],
        ...[round(point.share), round(point.low), round(point.high), point.isGap, point.isFew],
      ]),
    ),
  ]
}
