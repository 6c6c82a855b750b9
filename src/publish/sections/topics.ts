import { percent } from '../../charts/axis.js'
import { drawLines } from '../../charts/lines.js'
import { MIN_EXCHANGES, measureSeries } from '../../charts/measure.js'
import { PAGE_PALETTE } from '../../charts/palette.js'
import { wilson } from '../../statistics/interval.js'
import { amount } from '../../text/amount.js'
import { countIds, type HolderView } from '../holders.js'
import { drawn, type Html, html } from '../html.js'
import { holderHeading, linkTo } from '../link.js'
import type { PageInput } from '../page-input.js'

/** Charts that stand open; the other topics' are folded away. */
const MAX_OPEN = 9

/** Topics over time, one small chart each, with intervals and gaps. */
export function topicsSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="topics"><h2>Topics over time</h2>
<p class="lead">Share of all exchanges of each ${input.by} that a topic came up in. An exchange may have several topics, so shares do not add up to 100 %.</p>
<p class="key">Line: share · ribbon: 95 % interval, cut where a chart ends · hollow point: fewer than ${MIN_EXCHANGES} exchanges in the ${input.by}, too few to compare · grey band: no press conference. Every point opens its exchanges.</p>
${views.map((view) => holderTopics(view, input))}
</section>`
}

function holderTopics(view: HolderView, input: PageInput): Html {
  const labels = new Map(input.index.topics)
  const counts = countIds(view.facts.flatMap(({ topics }) => topics))
  const cards = counts.map(([id, count]) => topicCard({ id, label: labels.get(id) ?? id, count }, { view, input }))
  const rest = cards.slice(MAX_OPEN)
  return html`${holderHeading(view, input)}
<div class="cards">${cards.slice(0, MAX_OPEN)}</div>
${rest.length > 0 && html`<details class="more"><summary>${amount(rest.length)} more topics</summary><div class="cards">${rest}</div></details>`}
${topicTable(counts, { view, input })}`
}

interface Context {
  readonly view: HolderView
  readonly input: PageInput
}

function topicCard(
  { id, label, count }: { readonly id: string; readonly label: string; readonly count: number },
  { view, input }: Context,
): Html {
  const series = measureSeries(view.facts, {
    ...{ measure: 'share', topics: [{ id, label }], by: input.by, conferences: view.conferences },
  })
  const svg = drawLines(series, {
    ...{ document: input.document, palette: PAGE_PALETTE, width: 340, height: 150, isSmall: true, label },
    linkOf: (_series, { period }) => linkTo({ topic: id }, { input, view, period }),
  })
  const total = view.facts.length
  return html`<figure class="chart-card"><figcaption><a href="${linkTo({ topic: id }, { input, view })}"><b>${label}</b></a> <span>${amount(count)} of ${amount(total)}${total < MIN_EXCHANGES && html` · <i class="few">too few to compare</i>`}</span> <button type="button" class="draw" data-topic="${id}" hidden>Chart</button></figcaption>${drawn(svg)}</figure>`
}

function topicTable(counts: readonly (readonly [string, number])[], { view, input }: Context): Html {
  const labels = new Map(input.index.topics)
  const total = view.facts.length
  const rows = counts.map(([id, count]) => {
    const interval = wilson(count, total)
    return html`<tr><th scope="row"><a href="${linkTo({ topic: id }, { input, view })}">${labels.get(id) ?? id}</a></th><td class="n">${amount(count)}</td><td class="n">${percent(count / total)}</td><td class="n">${percent(interval?.low ?? 0)} to ${percent(interval?.high ?? 1)}</td></tr>\n`
  })
  return html`<details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Topics as a table"><table><thead><tr><th scope="col">topic</th><th scope="col">exchanges</th><th scope="col">share of ${amount(total)}</th><th scope="col">95 % interval</th></tr></thead><tbody>${rows}</tbody></table></div></details>`
}
