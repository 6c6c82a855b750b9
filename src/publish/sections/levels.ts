import { percent } from '../../charts/axis.js'
import { type BarPart, drawCounts } from '../../charts/bars.js'
import { drawLines } from '../../charts/lines.js'
import { FORMAL_LEVEL, MEASURE_TEXTS, MIN_EXCHANGES, measureSeries } from '../../charts/measure.js'
import { PAGE_PALETTE } from '../../charts/palette.js'
import { wilson } from '../../statistics/interval.js'
import { amount } from '../../text/amount.js'
import type { HolderView } from '../holders.js'
import { drawn, type Html, html } from '../html.js'
import { holderHeading, linkTo } from '../link.js'
import type { PageInput } from '../page-input.js'

/** The wording levels of the codebook. */
const LEVELS = [
  'none, or cooperative',
  'mild concern, a wish without blame',
  'criticism, denial or irony',
  'formal opposition',
  'an unspecified countermeasure',
  'consequences put on the target',
  'a specified measure',
  'last warning',
  'explicit force',
] as const

/** Wording level as a distribution, and how much of it is formal over time. */
export function levelsSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="levels"><h2>Wording level</h2>
<p class="lead">The highest level that each answer’s wording reaches. <b>Levels measure wording and forecast nothing.</b></p>
${views.map((view) => holderLevels(view, input))}
</section>`
}

function holderLevels(view: HolderView, input: PageInput): Html {
  const levels = view.facts.flatMap(({ level }) => (level === undefined ? [] : [level]))
  if (levels.length === 0) return html`${holderHeading(view, input)}<p>No answer has a level.</p>`
  const counts = LEVELS.map((_, level) => levels.filter((one) => one === level).length)
  const bars = counts.map(
    (count, level): BarPart => ({
      ...{ of: String(level), part: 'level', count, total: levels.length },
      href: linkTo({ level: String(level) }, { input, view }),
    }),
  )
  const options = { document: input.document, palette: PAGE_PALETTE, height: 230 }
  const series = measureSeries(view.facts, {
    ...{ measure: 'level', topics: [{ id: '', label: 'all exchanges' }], by: input.by, conferences: view.conferences },
  })
  const lines = drawLines(series, {
    ...{ ...options, width: 520, label: MEASURE_TEXTS.level.axis },
    linkOf: (_series, { period }) => linkTo({ level: `${FORMAL_LEVEL}+` }, { input, view, period }),
  })
  const few = levels.length < MIN_EXCHANGES && html` · <i class="few">too few to compare</i>`
  return html`${holderHeading(view, input)}<div class="pair">
<figure class="chart-card"><figcaption><b>Answers by level</b> <span>n ${amount(levels.length)}${few}</span></figcaption>${drawn(drawCounts(bars, { ...options, width: 520, label: 'Answers by wording level', gaps: [] }))}</figure>
<figure class="chart-card"><figcaption><b>Level ${FORMAL_LEVEL} or higher, per ${input.by}</b> <span>share of exchanges; hollow: too few to compare</span></figcaption>${drawn(lines)}</figure></div>
<div class="scroll" tabindex="0" role="region" aria-label="Answers by wording level"><table><thead><tr><th scope="col">level</th><th scope="col">what it means</th><th scope="col">answers</th><th scope="col">share of ${amount(levels.length)}</th><th scope="col">95 % interval</th></tr></thead><tbody>${counts.map((count, level) => levelRow({ level, count, total: levels.length }, linkTo({ level: String(level) }, { input, view })))}</tbody></table></div>`
}

function levelRow(
  { level, count, total }: { readonly level: number; readonly count: number; readonly total: number },
  href: string,
): Html {
  const interval = wilson(count, total)
  const name = count > 0 ? html`<a href="${href}">${level}</a>` : html`${level}`
  return html`<tr><th scope="row">${name}</th><td>${LEVELS[level]}</td><td class="n">${amount(count)}</td><td class="n">${percent(count / total)}</td><td class="n">${percent(interval?.low ?? 0)} to ${percent(interval?.high ?? 1)}</td></tr>\n`
}
