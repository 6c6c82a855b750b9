import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseHTML } from 'linkedom'
import { drawFigure, type FigureText, figureRows } from '../../charts/figure.js'
import type { Series } from '../../charts/measure.js'
import type { ColumnType, TableDefinition } from '../../model/table.js'
import { csvSink } from '../../sinks/csv.js'

/** Points of a PNG per point of the drawing: enough for print. */
const SCALE = 3
const FONTS = ['400Regular', '600SemiBold']

/** A chart as the bytes of a file. */
export async function writeChart(
  series: readonly Series[],
  { type, text }: { readonly type: '.svg' | '.png' | '.csv'; readonly text: FigureText },
): Promise<string | Uint8Array> {
  if (type === '.csv') return writeRows(series)
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = drawFigure(series, text, { document })
  return type === '.svg' ? svg : rasterise(svg)
}

function writeRows(series: readonly Series[]): string {
  const [names = [], ...rows] = figureRows(series)
  const columns = names.map((name) => ({
    ...{ name: String(name), type: 'string' as ColumnType, unit: '', meaning: '', missing: '' },
    value: () => null,
  }))
  const table: TableDefinition<never> = { name: 'chart', about: '', columns }
  return csvSink.head(table) + csvSink.rows(table, rows).text
}

/** A drawing as PNG, with the fonts that the package brings, so that it looks the same everywhere. */
async function rasterise(svg: string): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const { resolve } = createRequire(import.meta.url)
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const fontBuffers = FONTS.map((name) =>
    readFileSync(resolve(`@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`)),
  )
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers, defaultFontFamily: 'Source Sans 3', loadSystemFonts: false },
  })
  return drawing.render().asPng()
}
