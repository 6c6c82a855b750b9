import { percent } from '../../charts/axis.js'
import { MIN_EXCHANGES } from '../../charts/measure.js'
import { newcombe } from '../../statistics/interval.js'
import { amount } from '../../text/amount.js'
import { byCodeUnit } from '../../text/compare.js'
import { countIds, type HolderView, type PageFact } from '../holders.js'
import { type Html, html } from '../html.js'
import { holderHeading, linkTo, own } from '../link.js'
import type { PageInput } from '../page-input.js'
import type { Selection } from '../selection.js'

const MAX_ROWS = 8
const MAX_NAMES = 24

/** What is new in the last period since the one before it. */
export function newsSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="new"><h2>What is new since the ${input.by} before</h2>
${views.map((view) => holderNews(view, input))}
</section>`
}

interface News {
  readonly view: HolderView
  readonly input: PageInput
  readonly last: string
  readonly now: readonly PageFact[]
  readonly before: readonly PageFact[]
  readonly ever: readonly PageFact[]
}

function holderNews(view: HolderView, input: PageInput): Html {
  const held = view.periods.filter((period) => !view.gaps.includes(period))
  const [last, prior] = [held.at(-1), held.at(-2)]
  if (last === undefined || prior === undefined) {
    return html`${holderHeading(view, input)}<p>There is only one ${input.by} with a press conference, so nothing to set it against.</p>`
  }
  const news = {
    ...{ view, input, last },
    now: view.facts.filter(({ period }) => period === last),
    before: view.facts.filter(({ period }) => period === prior),
    ever: view.facts.filter(({ period }) => period !== '' && period < last),
  }
  const isFew = news.now.length < MIN_EXCHANGES || news.before.length < MIN_EXCHANGES
  return html`${holderHeading(view, input)}<p class="lead"><b>${last}</b> (${amount(news.now.length)} exchanges) against <b>${prior}</b> (${amount(news.before.length)}), the last ${input.by} with a press conference before it.${isFew && html` <i class="few">Too few to compare: read this as a description.</i>`}</p>
${topicChanges(news, prior)}
<dl class="firsts">${firsts(news)}</dl>`
}

function topicChanges({ now, before, input, view, last }: News, prior: string): Html {
  const labels = new Map(input.index.topics)
  const counts = (facts: readonly PageFact[]) => new Map(countIds(facts.flatMap(({ topics }) => topics)))
  const [a, b] = [counts(now), counts(before)]
  const rows = [...new Set([...a.keys(), ...b.keys()])]
    .map((id) => {
      const [x, y] = [a.get(id) ?? 0, b.get(id) ?? 0]
      const difference = x / Math.max(1, now.length) - y / Math.max(1, before.length)
      const interval = newcombe({ count: x, total: now.length }, { count: y, total: before.length })
      return { id, x, y, difference: Math.round(difference * 1e9) / 1e9, interval }
    })
    .toSorted((one, other) => Math.abs(other.difference) - Math.abs(one.difference) || byCodeUnit(one.id, other.id))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Topics that changed most"><table><caption>Topics whose share changed most, in points of 100; the interval that holds 0 is no change that can be told from chance.</caption><thead><tr><th scope="col">topic</th><th scope="col">${last}</th><th scope="col">${prior}</th><th scope="col">change</th><th scope="col">95 % interval</th></tr></thead><tbody>${rows
    .slice(0, MAX_ROWS)
    .map(
      ({ id, x, y, difference, interval }) =>
        html`<tr><th scope="row"><a href="${linkTo({ topic: id }, { input, view, period: last })}">${labels.get(id) ?? id}</a>${y === 0 && html` <span class="tag">not in ${prior}</span>`}</th><td class="n">${amount(x)} of ${amount(now.length)}</td><td class="n">${amount(y)} of ${amount(before.length)}</td><td class="n">${points(difference)}</td><td class="n">${points(interval?.low)} to ${points(interval?.high)}</td></tr>\n`,
    )}</tbody></table></div>`
}

function points(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'unknown'
  const text = percent(Math.abs(value)).replace('%', '')
  return value > 0 && text !== '0' ? `+${text}` : value < 0 && text !== '0' ? `−${text}` : '0'
}

/** Outlets, countries and targets that come up for the first time in the whole run. */
function firsts(news: News): readonly Html[] {
  const { index } = news.input
  const { columns } = index
  const name = (items: readonly (readonly [string, string, ...string[]])[], i: number) => items[i] ?? ['', '']
  const lists: readonly (readonly [
    string,
    (fact: PageFact) => readonly (readonly [string, string, ...string[]])[],
    (id: string) => Selection,
  ])[] = [
    [
      'Outlets asking for the first time',
      ({ number }) => (columns.outlets[number] ?? []).map((i) => name(index.outlets, i)),
      (outlet) => ({ outlet }),
    ],
    [
      'Countries named for the first time',
      ({ number }) => (columns.countries[number] ?? []).map((i) => name(index.countries, i)),
      (country) => ({ country }),
    ],
    [
      'Evaluated for the first time',
      ({ number }) => (columns.stances[number] ?? []).map(([i]) => name(index.targets, i)),
      (target) => ({ target }),
    ],
  ]
  return lists.map(([title, namesOf, select]) => {
    const known = new Set(news.ever.flatMap(namesOf).map(([id]) => id))
    const names = new Map(news.now.flatMap(namesOf).map(([id, text]) => [id, text]))
    const fresh = [...names].filter(([id]) => !known.has(id)).toSorted(([a], [b]) => byCodeUnit(a, b))
    const links = fresh
      .slice(0, MAX_NAMES)
      .map(
        ([id, text]) => html`<a href="${linkTo(select(id), { ...news, period: news.last })}">${own(text || id)}</a> `,
      )
    const left = fresh.length - MAX_NAMES
    return html`<div><dt>${title}</dt><dd>${links.length > 0 ? links : 'none'}${left > 0 && ` and ${amount(left)} more`}</dd></div>\n`
  })
}
