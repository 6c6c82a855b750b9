import { type BarPart, drawShares } from '../../charts/bars.js'
import { MIN_EXCHANGES } from '../../charts/measure.js'
import { PAGE_PALETTE } from '../../charts/palette.js'
import { countIds, type HolderView, type PageFact } from '../holders.js'
import { drawn, type Html, html } from '../html.js'
import { holderHeading, linkTo } from '../link.js'
import type { PageInput } from '../page-input.js'
import type { Selection } from '../selection.js'

const MAX_BARS = 14
const CLASSES = ['clear', 'ambivalent', 'non-reply']

/** How answers meet the questions, by topic and by outlet. */
export function repliesSection(input: PageInput, views: readonly HolderView[]): Html {
  return html`<section id="replies"><h2>How answers meet the questions</h2>
<p class="lead">Clear: what was asked for is stated. Ambivalent: implied, general, partial, or about something else. Non-reply: declines, does not know, asks back.</p>
<p class="key"><span class="swatch clear"></span>clear <span class="swatch ambivalent"></span>ambivalent <span class="swatch non-reply"></span>non-reply · n: exchanges with a reply; below ${MIN_EXCHANGES} too few to compare · every bar opens its exchanges.</p>
${views.map((view) => holderReplies(view, input))}
</section>`
}

function holderReplies(view: HolderView, input: PageInput): Html {
  const { index } = input
  const replied = view.facts.filter(({ replyClass }) => replyClass !== '')
  if (replied.length === 0) return html`${holderHeading(view, input)}<p>No reply was coded.</p>`
  const outletsOf = ({ number }: PageFact) => [
    ...new Set((index.columns.outlets[number] ?? []).map((outlet) => index.outlets[outlet]?.[0] ?? '')),
  ]
  const context = { replied, view, input }
  return html`${holderHeading(view, input)}<div class="pair">
${bars({ ...context, title: 'By topic', idsOf: ({ topics }) => topics, names: new Map(index.topics), select: (topic) => ({ topic }) })}
${bars({ ...context, title: 'By outlet', idsOf: outletsOf, names: new Map(index.outlets), select: (outlet) => ({ outlet }) })}
</div>`
}

interface BarsOptions {
  readonly title: string
  readonly replied: readonly PageFact[]
  readonly idsOf: (fact: PageFact) => readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly select: (id: string) => Selection
  readonly view: HolderView
  readonly input: PageInput
}

function bars({ title, replied, idsOf, names, select, view, input }: BarsOptions): Html {
  const ids = countIds(replied.flatMap(idsOf)).slice(0, MAX_BARS)
  const parts = ids.flatMap(([id, total]) => {
    const mine = replied.filter((fact) => idsOf(fact).includes(id))
    return CLASSES.map(
      (part): BarPart => ({
        ...{ of: names.get(id) || id, part, total },
        count: mine.filter(({ replyClass }) => replyClass === part).length,
        href: linkTo({ ...select(id), reply: part }, { input, view }),
      }),
    )
  })
  if (parts.length === 0)
    return html`<figure class="chart-card"><figcaption><b>${title}</b></figcaption><p>None is named.</p></figure>`
  const svg = drawShares(parts, {
    ...{
      document: input.document,
      palette: PAGE_PALETTE,
      width: 520,
      order: CLASSES,
      label: `Replies ${title.toLowerCase()}`,
    },
  })
  return html`<figure class="chart-card"><figcaption><b>${title}</b> <span>the ${ids.length} with most replies</span></figcaption>${drawn(svg)}</figure>`
}
