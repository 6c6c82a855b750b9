import * as Plot from '@observablehq/plot'
import { niceTop, percent, tickPeriods } from './axis.js'
import type { Point, Series } from './measure.js'
import { type Palette, SYMBOLS } from './palette.js'
import { type SvgNode, serialiseSvg } from './svg.js'

/** How a chart of lines is drawn. */
export interface LineOptions {
  /** The document that the elements are made in. */
  readonly document: unknown
  readonly palette: Palette
  readonly width: number
  readonly height: number
  /** Name of the chart for a screen reader. */
  readonly label: string
  /** Where the exchanges behind a point are shown; empty for no link. */
  readonly linkOf: (series: Series, point: Point) => string
  /** Leaves out everything but line, ribbon and two ticks. */
  readonly isSmall?: boolean
}

interface Mark extends Point {
  readonly series: Series
  readonly index: number
  /** Neither neighbour has a value: no line or ribbon would show it. */
  readonly isAlone: boolean
}

/** Points that stand alone in the same period are set apart by so much. */
const SPREAD = 7
const MARGIN = { left: 46, right: 14, top: 12, bottom: 26 }

/** Lines with their intervals as ribbons; hollow points are too few to compare, grey bands have no press conference. */
export function drawLines(series: readonly Series[], options: LineOptions): string {
  const { palette, width, height, isSmall = false } = options
  const periods = series[0]?.points.map(({ period }) => period) ?? []
  const marks = series.flatMap(marksOf)
  const shown = marks.filter(({ share }) => share !== undefined)
  const top = niceTop(Math.max(0.02, ...shown.map(({ share, high }) => (isSmall ? (share ?? 0) * 1.5 : (high ?? 0)))))
  const ticks = isSmall ? [0, top / 2, top] : 5
  const step = (width - MARGIN.left - MARGIN.right) / Math.max(1, periods.length)
  const colour = ({ index }: Mark) => palette.series[index % palette.series.length] ?? palette.ink
  const clip = (value: number | undefined) => (value === undefined ? Number.NaN : Math.min(value, top))
  const gaps = series[0]?.points.filter(({ isGap }) => isGap).map(({ period }) => period) ?? []
  const apart = (index: number) => (index - (series.length - 1) / 2) * SPREAD
  const svg = Plot.plot({
    document: options.document as never,
    ...{ width, height, className: 'chart' },
    ...{ marginLeft: MARGIN.left, marginRight: MARGIN.right, marginTop: MARGIN.top, marginBottom: MARGIN.bottom },
    ariaLabel: options.label,
    x: { type: 'point', domain: periods, padding: 0.5 },
    y: { domain: [0, top] },
    symbol: { type: 'identity' },
    color: { type: 'identity' },
    marks: [
      Plot.ruleX(gaps, { stroke: palette.gap, strokeWidth: step, ariaHidden: 'true' }),
      Plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      Plot.axisY({ ...axisStyle(palette), ticks, tickFormat: percent, label: null, tickSize: 0 }),
      Plot.axisX({ ...axisStyle(palette), ticks: tickPeriods(periods, width - 60), label: null, tickSize: 3 }),
      Plot.ruleY([0], { stroke: palette.muted, strokeWidth: 0.8, ariaHidden: 'true' }),
      Plot.areaY(marks, {
        ...{ x: 'period', y1: (mark: Mark) => clip(mark.low), y2: (mark: Mark) => clip(mark.high) },
        ...{ fill: colour, z: 'index', fillOpacity: 0.16, ariaHidden: 'true' },
      }),
      ...series.map((_, i) =>
        Plot.ruleX(
          shown.filter(({ isAlone, index }) => isAlone && index === i),
          {
            ...{ x: 'period', y1: (mark: Mark) => clip(mark.low), y2: (mark: Mark) => clip(mark.high), dx: apart(i) },
            ...{ stroke: colour, strokeOpacity: 0.4, strokeWidth: 5, strokeLinecap: 'round', ariaHidden: 'true' },
          },
        ),
      ),
      Plot.line(marks, {
        ...{ x: 'period', y: (mark: Mark) => clip(mark.share), stroke: colour, z: 'index', strokeWidth: 1.8 },
        ...{ strokeLinejoin: 'round', ariaHidden: 'true' },
      }),
      ...series.map((_, i) =>
        Plot.dot(
          shown.filter(({ index, isAlone }) => index === i && isAlone),
          { ...dotChannels(options, { colour, clip }), dx: apart(i) },
        ),
      ),
      Plot.dot(
        shown.filter(({ isAlone }) => !isAlone),
        dotChannels(options, { colour, clip }),
      ),
    ],
  })
  return serialiseSvg(svg as unknown as SvgNode)
}

function marksOf(series: Series, index: number): readonly Mark[] {
  const has = (i: number) => series.points[i]?.share !== undefined
  return series.points.map((point, i) => ({ ...point, series, index, isAlone: !has(i - 1) && !has(i + 1) }))
}

interface Drawing {
  readonly colour: (mark: Mark) => string
  readonly clip: (value: number | undefined) => number
}

/** How points look: hollow where there are too few exchanges to compare. */
function dotChannels(options: LineOptions, { colour, clip }: Drawing) {
  return {
    ...{ x: 'period', y: (mark: Mark) => clip(mark.share), stroke: colour, r: options.isSmall ? 2.4 : 3.4 },
    ...{ strokeWidth: 1.5, fill: (mark: Mark) => (mark.isFew ? options.palette.paper : colour(mark)) },
    ...{ symbol: (mark: Mark) => SYMBOLS[mark.index % SYMBOLS.length], ...linkChannels(options) },
  }
}

/** Link, tooltip and name of a point. */
function linkChannels({ linkOf }: LineOptions) {
  return {
    href: (mark: Mark) => linkOf(mark.series, mark) || null,
    title: describePoint,
    ariaLabel: describePoint,
  }
}

function describePoint({ period, series, count, total, share, low, high, isFew }: Mark): string {
  const interval = share === undefined ? '' : ` = ${percent(share)} (${percent(low ?? 0)} to ${percent(high ?? 1)})`
  return `${period}, ${series.label}: ${count} of ${total}${interval}${isFew ? ', too few to compare' : ''}`
}

/** How axes look in every chart. */
export function axisStyle(palette: Palette) {
  return { color: palette.muted, stroke: palette.grid, fill: palette.muted, fontSize: 11 }
}
