import { drawCounts } from '../../charts/bars.js'
import { PAGE_PALETTE } from '../../charts/palette.js'
import { amount } from '../../text/amount.js'
import { countIds, type HolderView } from '../holders.js'
import { drawn, type Html, html } from '../html.js'
import { holderHeading, linkTo, own } from '../link.js'
import type { CoverageEntry, PageInput } from '../page-input.js'

/** Files that are listed by name; the rest are counted. */
const MAX_LISTED = 60

/** What was read and what was not. */
export function readSection(input: PageInput, views: readonly HolderView[]): Html {
  const { coverage, issues } = input
  const byStatus = new Map(countIds(coverage.map(({ status }) => status)))
  const status = (name: string) => byStatus.get(name) ?? 0
  const announcements = input.index.columns.kind.filter((kind) => kind === 'announcement').length
  return html`<section id="read"><h2>What was read, and what was not</h2>
<dl class="numbers">
${number(amount(status('read') + status('partly')), 'press conferences read')}
${number(amount(input.index.columns.kind.length - announcements), 'exchanges')}
${number(amount(announcements), `announcements, ${input.includeAnnouncements ? 'counted' : 'not counted'}`)}
${number(amount(status('duplicate')), 'files left out as duplicates')}
${number(amount(status('skipped')), 'files that could not be read')}
${number(amount(status('partly')), 'files read in part')}
</dl>
${views.map((view) => conferences(view, input))}
${listFiles(coverage, input)}
<p class="note">${amount(issues.length)} notes on single lines stand in the table <code>issues</code>; every input file has its row in <code>coverage</code>.</p>
</section>`
}

function number(value: string, label: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`
}

function conferences(view: HolderView, input: PageInput): Html {
  const undated = view.conferences.filter((date) => date === '').length
  const counts = new Map(countIds(view.facts.map(({ period }) => period)))
  const bars = view.periods.map((period) => ({
    ...{ of: period, part: 'bar', count: counts.get(period) ?? 0, total: view.facts.length },
    href: linkTo({}, { input, view, period }),
  }))
  const label = `Exchanges per ${input.by}${input.index.holders.length > 1 ? `, ${view.name}` : ''}`
  return html`${holderHeading(view, input)}<figure class="chart-card wide"><figcaption><b>${label}</b> n ${amount(view.facts.length)}${view.gaps.length > 0 && html` · grey: ${amount(view.gaps.length)} without a press conference`}${undated > 0 && html` · ${amount(undated)} undated press conferences are in no period`}</figcaption>
${drawn(drawCounts(bars, { document: input.document, palette: PAGE_PALETTE, width: 1060, height: 130, label, gaps: view.gaps }))}</figure>`
}

function listFiles(coverage: readonly CoverageEntry[], input: PageInput): Html | false {
  const troubled = coverage.filter(({ status }) => status !== 'read')
  if (troubled.length === 0) return html`<p>Every file was read whole.</p>`
  const reasons = new Map(
    input.issues.filter(({ severity }) => severity === 'error').map((issue) => [issue.source, issue]),
  )
  const left = troubled.length - MAX_LISTED
  return html`<details><summary>Files not read, or not whole (${amount(troubled.length)})</summary><div class="scroll" tabindex="0" role="region" aria-label="Files not read, or not whole"><table><thead><tr><th scope="col">file</th><th scope="col">what became of it</th><th scope="col">why</th></tr></thead><tbody>
${troubled.slice(0, MAX_LISTED).map(({ source, status, duplicateOf }) => {
  const reason = reasons.get(source)
  return html`<tr><td>${own(source)}</td><td>${status}</td><td>${own(duplicateOf ? `the same text as ${duplicateOf}` : (reason?.message ?? ''))}</td></tr>\n`
})}</tbody></table></div>${left > 0 && html`<p class="note">${amount(left)} more in the table <code>coverage</code>.</p>`}</details>`
}
