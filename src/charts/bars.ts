import * as Plot from '@observablehq/plot'
import { amount } from '../text/amount.js'
import { tickPeriods } from './axis.js'
import { axisStyle } from './lines.js'
import type { Palette } from './palette.js'
import { type SvgNode, serialiseSvg } from './svg.js'

/** What every chart of bars needs. */
export interface BarOptions {
  readonly document: unknown
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly label: string
}

/** A part of a bar. */
export interface BarPart {
  /** Period or name of the bar it belongs to. */
  readonly of: string
  /** Key of `palette.labels`. */
  readonly part: string
  readonly count: number
  /** All parts of this bar. */
  readonly total: number
  readonly href: string
}

const describe = ({ of, part, count, total }: BarPart) => `${of}, ${part}: ${count} of ${total}`
const isShown = ({ count }: BarPart) => count > 0

function links() {
  return { href: (bar: BarPart) => bar.href || null, title: describe, ariaLabel: describe }
}

/** Counts per period, support above the line and oppose below it; grey bands have no press conference. */
export function drawDivergingBars(
  parts: readonly BarPart[],
  { periods, gaps, ...options }: BarOptions & { readonly periods: readonly string[]; readonly gaps: readonly string[] },
): string {
  const { palette, width, height } = options
  const margin = { left: 34, right: 10 }
  const step = (width - margin.left - margin.right) / Math.max(1, periods.length)
  const stacked = parts.filter(isShown).flatMap((bar) => stackOf(bar, parts))
  const reach = Math.ceil(Math.max(1, ...stacked.flatMap(({ from, to }) => [Math.abs(from), Math.abs(to)])))
  const svg = Plot.plot({
    document: options.document as never,
    ...{ width, height, className: 'chart', ariaLabel: options.label },
    ...{ marginLeft: margin.left, marginRight: margin.right, marginTop: 8, marginBottom: 22 },
    x: { type: 'point', domain: periods, padding: 0.5 },
    y: { domain: [-reach, reach] },
    color: { type: 'identity' },
    marks: [
      Plot.ruleX(gaps, { stroke: palette.gap, strokeWidth: step, ariaHidden: 'true' }),
      Plot.axisY({
        ...{ ...axisStyle(palette), ticks: [-reach, 0, reach], tickSize: 0, label: null },
        tickFormat: (value: number) => amount(Math.abs(value)),
      }),
      Plot.axisX({ ...axisStyle(palette), ticks: tickPeriods(periods, width - 40), tickSize: 3, label: null }),
      Plot.ruleX(stacked, {
        ...{ x: 'of', y1: 'from', y2: 'to', stroke: ({ part }: BarPart) => palette.labels[part] ?? palette.muted },
        ...{ strokeWidth: Math.max(1.5, Math.min(26, step * 0.72)), ...links() },
      }),
      Plot.ruleY([0], { stroke: palette.muted, strokeWidth: 0.8, ariaHidden: 'true' }),
    ],
  })
  return serialiseSvg(svg as unknown as SvgNode)
}

interface StackedPart extends BarPart {
  readonly from: number
  readonly to: number
}

/** Neutral and mixed lie across the line, support on top of them, oppose below. */
function stackOf(bar: BarPart, parts: readonly BarPart[]): readonly StackedPart[] {
  const count = (part: string) => parts.find((other) => other.of === bar.of && other.part === part)?.count ?? 0
  const [neutral, mixed] = [count('neutral'), count('mixed')]
  const middle = (neutral + mixed) / 2
  if (bar.part === 'support') return [{ ...bar, from: middle, to: middle + bar.count }]
  if (bar.part === 'oppose') return [{ ...bar, from: -middle, to: -middle - bar.count }]
  if (bar.part === 'mixed') return [{ ...bar, from: -middle, to: -middle + mixed }]
  return [{ ...bar, from: -middle + mixed, to: middle }]
}

/** Bars of equal length, split into their parts, with the number behind each at its end. */
export function drawShares(
  parts: readonly BarPart[],
  { order, ...options }: Omit<BarOptions, 'height'> & { readonly order: readonly string[] },
): string {
  const { palette, width } = options
  const names = [...new Set(parts.map(({ of }) => of))]
  const totals = names.map((name) => parts.find(({ of }) => of === name)).filter((bar) => bar !== undefined)
  const svg = Plot.plot({
    document: options.document as never,
    ...{ width, height: 26 + names.length * 24, className: 'chart', ariaLabel: options.label },
    ...{ marginLeft: 190, marginRight: 62, marginTop: 4, marginBottom: 22 },
    x: { domain: [0, 1] },
    y: { type: 'band', domain: names, padding: 0.24 },
    color: { type: 'identity' },
    marks: [
      Plot.axisX({
        ...axisStyle(palette),
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (x: number) => `${x * 100}%`,
        tickSize: 3,
        label: null,
      }),
      Plot.axisY({
        ...axisStyle(palette),
        fontSize: 12,
        fill: palette.ink,
        tickSize: 0,
        label: null,
        tickFormat: shorten,
      }),
      Plot.barX(parts.filter(isShown), {
        ...{
          y: 'of',
          x: ({ count, total }: BarPart) => count / total,
          fill: ({ part }: BarPart) => palette.labels[part] ?? palette.muted,
        },
        ...{ order: parts.filter(isShown).map(({ part }) => order.indexOf(part)), insetRight: 1, ...links() },
      }),
      Plot.text(totals, {
        ...{
          y: 'of',
          x: 1,
          text: ({ total }: BarPart) => `n ${amount(total)}`,
          textAnchor: 'start',
          dx: 8,
          fontSize: 11,
        },
        fill: palette.muted,
      }),
    ],
  })
  return serialiseSvg(svg as unknown as SvgNode)
}

function shorten(name: string): string {
  return name.length > 29 ? `${name.slice(0, 28).trimEnd()}…` : name
}

/** One bar per name, as high as its count, with the count on top. */
export function drawCounts(
  bars: readonly BarPart[],
  { gaps, ...options }: BarOptions & { readonly gaps: readonly string[] },
): string {
  const { palette, width, height } = options
  const names = bars.map(({ of }) => of)
  const step = (width - 50) / Math.max(1, names.length)
  const top = Math.max(1, ...bars.map(({ count }) => count))
  const svg = Plot.plot({
    document: options.document as never,
    ...{ width, height, className: 'chart', ariaLabel: options.label },
    ...{ marginLeft: 40, marginRight: 10, marginTop: 16, marginBottom: 24 },
    x: { type: 'point', domain: names, padding: 0.5 },
    y: { domain: [0, top] },
    color: { type: 'identity' },
    marks: [
      Plot.ruleX(gaps, { stroke: palette.gap, strokeWidth: step, ariaHidden: 'true' }),
      Plot.axisY({ ...axisStyle(palette), ticks: [0, top], tickSize: 0, label: null, tickFormat: amount }),
      Plot.axisX({ ...axisStyle(palette), ticks: tickPeriods(names, width - 50), tickSize: 3, label: null }),
      Plot.ruleX(bars.filter(isShown), {
        ...{ x: 'of', y1: 0, y2: 'count', stroke: ({ part }: BarPart) => palette.labels[part] ?? palette.muted },
        ...{ strokeWidth: Math.max(1.5, Math.min(40, step * 0.72)), ...links() },
      }),
      ...(step >= 20
        ? [
            Plot.text(bars.filter(isShown), {
              x: 'of',
              y: 'count',
              text: ({ count }: BarPart) => amount(count),
              dy: -7,
              fontSize: 11,
              fill: palette.muted,
            }),
          ]
        : []),
      Plot.ruleY([0], { stroke: palette.muted, strokeWidth: 0.8, ariaHidden: 'true' }),
    ],
  })
  return serialiseSvg(svg as unknown as SvgNode)
}
