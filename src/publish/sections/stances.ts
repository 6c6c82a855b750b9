import { percent } from '../../charts/axis.js'
import { type BarPart, drawDivergingBars } from '../../charts/bars.js'
import { MIN_EXCHANGES } from '../../charts/measure.js'
import { PAGE_PALETTE } from '../../charts/palette.js'
import { wilson } from '../../statistics/interval.js'
import { amount } from '../../text/amount.js'
import { countIds, type HolderView } from '../holders.js'
import { drawn, type Html, html } from '../html.js'
import { holderHeading, linkTo, own } from '../link.js'
import type { PageInput } from '../page-input.js'
import { stanceWord } from '../selection.js'

const MAX_OPEN = 9
const MAX_CARDS = 30
const SIDES = ['support', 'neutral', 'mixed', 'oppose'] as const

interface StanceFact {
  readonly target: number
  readonly side: string
  readonly period: string
}

/** Stance toward countries and organisations over time. */
export function stancesSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="stances"><h2>Stance toward countries and organisations</h2>
<p class="lead">Exchanges in which the answer takes a position toward somebody: support above the line, opposition below, the even-handed and the mixed across it.</p>
<p class="key"><span class="swatch support"></span>support <span class="swatch neutral"></span>sides with nobody <span class="swatch mixed"></span>mixed <span class="swatch oppose"></span>oppose · bars count exchanges per ${input.by} · every bar opens its exchanges. A country code is no position on sovereignty.</p>
${views.map((view) => holderStances(view, input))}
</section>`
}

function holderStances(view: HolderView, input: PageInput): Html {
  const { columns, targets } = input.index
  const facts = view.facts.flatMap(({ number, period }) =>
    (columns.stances[number] ?? []).map(([target, value]) => ({ target, side: stanceWord(value), period })),
  )
  const counts = countIds(facts.map(({ target }) => targets[target]?.[0] ?? ''))
  if (counts.length === 0) return html`${holderHeading(view, input)}<p>No answer evaluates anybody.</p>`
  const numbers = new Map(targets.map(([id], number) => [id, number]))
  const cards = counts.slice(0, MAX_CARDS).map(([id]) => {
    const target = numbers.get(id) ?? 0
    return targetCard({ target, facts: facts.filter((fact) => fact.target === target) }, { view, input })
  })
  const rest = cards.slice(MAX_OPEN)
  return html`${holderHeading(view, input)}<div class="cards">${cards.slice(0, MAX_OPEN)}</div>
${rest.length > 0 && html`<details class="more"><summary>${amount(rest.length)} more</summary><div class="cards">${rest}</div></details>`}
<p class="note">${amount(cards.length)} of ${amount(counts.length)} are shown, those evaluated most often; the table <code>stances</code> has all.</p>`
}

function targetCard(
  { target, facts }: { readonly target: number; readonly facts: readonly StanceFact[] },
  { view, input }: { readonly view: HolderView; readonly input: PageInput },
): Html {
  const [id = '', name = ''] = input.index.targets[target] ?? []
  const counts = new Map(countIds(facts.map(({ period, side }) => `${period} ${side}`)))
  const parts = view.periods.flatMap((period) => {
    const total = facts.filter((fact) => fact.period === period).length
    return SIDES.map(
      (part): BarPart => ({
        ...{ of: period, part, count: counts.get(`${period} ${part}`) ?? 0, total },
        href: linkTo({ target: id, stance: part }, { input, view, period }),
      }),
    )
  })
  const svg = drawDivergingBars(parts, {
    ...{ document: input.document, palette: PAGE_PALETTE, width: 340, height: 140, label: `Stance toward ${name}` },
    ...{ periods: view.periods, gaps: view.gaps },
  })
  const oppose = facts.filter(({ side }) => side === 'oppose').length
  const interval = wilson(oppose, facts.length)
  return html`<figure class="chart-card"><figcaption><a href="${linkTo({ target: id }, { input, view })}"><b>${own(name)}</b></a> <span>opposed in ${amount(oppose)} of ${amount(facts.length)}: ${percent(oppose / facts.length)} (${percent(interval?.low ?? 0)} to ${percent(interval?.high ?? 1)})${facts.length < MIN_EXCHANGES && html` · <i class="few">too few to compare</i>`}</span></figcaption>${drawn(svg)}</figure>`
}
