import { withoutTurns } from '../../charts/svg.js'
import { REPLIES } from '../../model/stance.js'
import { amount } from '../../text/amount.js'
import { byCodeUnit } from '../../text/compare.js'
import { type Html, html } from '../html.js'
import type { PageColumns } from '../page-index.js'
import type { PageInput } from '../page-input.js'

type Choice = readonly [value: string, name: string]

const EVENTS = ['support', 'oppose', 'neutral', 'mixed', 'unstated']
const REPLY_CHOICES: readonly Choice[] = [
  ...['clear', 'ambivalent', 'non-reply'].map((name): Choice => [name, `all ${name}`]),
  ...REPLIES.map((name): Choice => [name, name]),
]
const LEVELS: readonly Choice[] = [
  ...[1, 2, 3, 4, 5].map((level): Choice => [`${level}+`, `${level} or higher`]),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((level): Choice => [String(level), `${level} exactly`]),
]

/** Filters, and the place where the script lists exchanges. */
export function exchangesSection(input: PageInput): Html {
  const { index } = input
  const named = (items: readonly (readonly [string, string, ...string[]])[], column: keyof PageColumns) =>
    choicesOf(items, countsOf(index.columns, column))
  return html`<section id="exchanges"><h2 tabindex="-1">Exchanges</h2>
<noscript><p class="warn">Charts and numbers above are whole. The list of exchanges, its search and its filters need scripts to be allowed.</p></noscript>
${input.textsLeftOut > 0 && html`<p class="warn">This page leaves out the texts of the ${amount(input.textsLeftOut)} oldest exchanges, which would make it too large to open quickly: they are in the tables. Their labels are here, and counted; a search for words does not find them.</p>`}
<p class="warn" id="trouble" hidden></p>
<div class="browse" hidden><details class="filters" open><summary>Filters</summary><form id="filters" autocomplete="off">
<label class="long">Words <input type="search" name="q" placeholder="in question or answer"></label>
<label>From <input name="from" inputmode="numeric" placeholder="2022-03-01" pattern="\\d{4}(-\\d{2}(-\\d{2})?)?"></label>
<label>To <input name="to" inputmode="numeric" placeholder="2022-12" pattern="\\d{4}(-\\d{2}(-\\d{2})?)?"></label>
${choose('topic', 'Topic', named(index.topics, 'topics'))}
${choose('outlet', 'Outlet', named(index.outlets, 'outlets'))}
${choose('country', 'Country named', named(index.countries, 'countries'))}
${choose('target', 'Stance toward', named(index.targets, 'stances'))}
${choose(
  'stance',
  'which is',
  ['support', 'oppose', 'neutral', 'mixed'].map((name) => [name, name]),
)}
${choose(
  'event',
  'On the question’s matter',
  EVENTS.map((name) => [name, name]),
)}
${choose('reply', 'Reply', REPLY_CHOICES)}
${choose('level', 'Wording level', LEVELS)}
${
  index.holders.length > 1 &&
  choose(
    'holder',
    'Holder',
    index.holders.filter(Boolean).map((holder) => [holder, holder]),
  )
}
${choose('kind', 'Kind', [
  ['all', 'announcements too'],
  ['question', 'question'],
  ['follow-up', 'follow-up'],
  ['after-conference', 'after the conference'],
  ['announcement', 'announcement'],
])}
<label class="check"><input type="checkbox" name="review" value="yes"> to be looked at (in doubt)</label>
<p class="long"><button type="reset">Clear all filters</button></p>
</form></details>
<div class="results"><p id="count" role="status" aria-live="polite"></p><ol id="list"></ol><p><button type="button" id="further" hidden>Show more</button></p></div></div>
<div id="figure" hidden><h3 tabindex="-1">A chart for an article</h3><form id="draw"><fieldset><legend>Topics (up to 6)</legend><select name="topics" multiple size="6" aria-label="Topics">${named(index.topics, 'topics').map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></fieldset>
<label>What it shows <select name="measure"><option value="share">share of exchanges</option><option value="stance">position on the question’s matter</option><option value="level">formal wording (level 3+)</option><option value="reply">non-replies</option></select></label>
<label>Per <select name="by">${['day', 'week', 'month', 'quarter', 'year'].map((by) => html`<option${by === input.by && { markup: ' selected' }}>${by}</option>`)}</select></label>
${index.holders.length > 1 && html`<label>Holder <select name="holder">${index.holders.map((holder) => html`<option value="${holder}">${holder || 'unknown'}</option>`)}</select></label>`}
<p><button type="button" data-save="svg">Save SVG</button> <button type="button" data-save="png">Save PNG</button> <button type="button" data-save="csv">Save CSV</button></p></form><div id="drawn" tabindex="0" role="region" aria-label="The chart"></div></div>
</section>`
}

/** How often each number stands in a column, announcements left out. */
function countsOf(columns: PageColumns, column: keyof PageColumns): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const [i, items] of columns[column].entries()) {
    if (columns.kind[i] === 'announcement' || !Array.isArray(items)) continue
    const numbers = new Set(
      items.map((item: number | readonly number[]) => (typeof item === 'number' ? item : (item[0] ?? -1))),
    )
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  return counts
}

/** Names with the number of their exchanges, by name. */
function choicesOf(
  items: readonly (readonly [string, string, ...string[]])[],
  counts: ReadonlyMap<number, number>,
): readonly Choice[] {
  return items
    .map(([id, name], i): Choice => [id, `${name || id} (${amount(counts.get(i) ?? 0)})`])
    .toSorted(([idA, a], [idB, b]) => byCodeUnit(a, b) || byCodeUnit(idA, idB))
}

function choose(name: string, label: string, choices: readonly Choice[]): Html {
  return html`<label>${label} <select name="${name}"><option value="">any</option>${choices.map(([value, text]) => html`<option value="${value}">${withoutTurns(text)}</option>`)}</select></label>\n`
}
