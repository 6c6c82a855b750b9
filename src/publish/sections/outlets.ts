import { amount } from '../../text/amount.js'
import { countIds, type HolderView } from '../holders.js'
import { type Html, html } from '../html.js'
import { holderHeading, linkTo, own } from '../link.js'
import type { PageInput } from '../page-input.js'

const MAX_OUTLETS = 14
const MAX_TOPICS = 12
const SHADES = 6

/** Who asks about what: outlets by topics, each cell with its exchanges. */
export function outletsSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="outlets"><h2>Who asks about what</h2>
<p class="lead">Exchanges of each outlet by topic. Darker cells are a larger part of the outlet’s own exchanges; the number is a count. An exchange counts under each of its topics.</p>
${views.map((view) => matrix(view, input))}
</section>`
}

function matrix(view: HolderView, input: PageInput): Html {
  const { index } = input
  const outletsOf = (number: number) => index.columns.outlets[number] ?? []
  const named = view.facts.filter(({ number }) => outletsOf(number).length > 0)
  const keys = (number: number) => [...new Set(outletsOf(number).map((outlet) => index.outlets[outlet]?.[0] ?? ''))]
  const byOutlet = countIds(named.flatMap(({ number }) => keys(number)))
  const outlets = byOutlet.slice(0, MAX_OUTLETS)
  const topics = countIds(named.flatMap((fact) => fact.topics)).slice(0, MAX_TOPICS)
  const cells = new Map(
    countIds(
      named.flatMap(({ number, topics: ids }) => keys(number).flatMap((key) => ids.map((id) => `${key}\n${id}`))),
    ),
  )
  if (outlets.length === 0) return html`${holderHeading(view, input)}<p>No question names its outlet.</p>`
  const names = new Map(index.outlets)
  const labels = new Map(index.topics)
  const unnamed = view.facts.length - named.length
  const head = topics.map(([id]) => html`<th scope="col" class="turned"><span>${labels.get(id) ?? id}</span></th>`)
  const rows = outlets.map(([key, total]) => {
    const counts = topics.map(([id]) => ({ id, count: cells.get(`${key}\n${id}`) ?? 0 }))
    return html`<tr><th scope="row"><a href="${linkTo({ outlet: key }, { input, view })}">${own(names.get(key) ?? key)}</a></th><td class="n total">${amount(total)}</td>${counts.map(({ id, count }) => cell({ count, total, href: linkTo({ outlet: key, topic: id }, { input, view }) }))}</tr>\n`
  })
  return html`${holderHeading(view, input)}<div class="scroll" tabindex="0" role="region" aria-label="Outlets by topics"><table class="matrix"><thead><tr><th scope="col">outlet</th><th scope="col" class="turned"><span>all</span></th>${head}</tr></thead><tbody>${rows}</tbody></table></div>
<p class="note">${amount(outlets.length)} of ${amount(byOutlet.length)} outlets and ${amount(topics.length)} topics are shown, those with most exchanges; the table <code>outlets</code> has all. ${amount(unnamed)} of ${amount(view.facts.length)} exchanges name no outlet.</p>`
}

function cell({ count, total, href }: { readonly count: number; readonly total: number; readonly href: string }): Html {
  if (count === 0) return html`<td class="n shade-0">·</td>`
  const shade = Math.min(SHADES, Math.max(1, Math.ceil((count / total) * SHADES * 2)))
  return html`<td class="n shade-${shade}"><a href="${href}">${amount(count)}</a></td>`
}
