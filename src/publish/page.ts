import { createHash } from 'node:crypto'
import { amount } from '../text/amount.js'
import { type HolderView, viewHolders } from './holders.js'
import { type Html, html } from './html.js'
import { own } from './link.js'
import { type Pack, packText } from './pack.js'
import type { PageInput } from './page-input.js'
import { exchangesSection } from './sections/exchanges.js'
import { levelsSection } from './sections/levels.js'
import { methodSection } from './sections/method.js'
import { newsSection } from './sections/news.js'
import { outletsSection } from './sections/outlets.js'
import { readSection } from './sections/read.js'
import { repliesSection } from './sections/replies.js'
import { stancesSection } from './sections/stances.js'
import { topicsSection } from './sections/topics.js'
import { addressOf } from './selection.js'

/** The page's own script and style: nothing else ever runs or styles in it. */
export interface PageAssets {
  readonly script: string
  readonly style: string
}

const NAVIGATION = [
  ['new', 'New'],
  ['topics', 'Topics'],
  ['outlets', 'Who asks'],
  ['stances', 'Stances'],
  ['levels', 'Wording'],
  ['replies', 'Replies'],
  ['exchanges', 'Exchanges'],
  ['read', 'Read'],
  ['method', 'Method'],
] as const

/**
 * The page of a run, piece by piece: charts and numbers as markup, labels and texts packed, one script.
 *
 * Edge: whatever the transcripts hold, it is text: markup is escaped, packed texts are base 64, and the content
 * security policy lets only this page's own script run and nothing be asked for.
 */
export function* writePage(
  input: PageInput,
  { packs, assets }: { readonly packs: readonly Pack[]; readonly assets: PageAssets },
): Generator<string> {
  const views = viewHolders(input)
  yield head(input, assets)
  yield body(input, views).markup
  const settings = {
    by: input.by,
    includeAnnouncements: input.includeAnnouncements,
    firsts: packs.map(({ first }) => first),
  }
  yield dataScript('settings', packText(JSON.stringify(settings)))
  yield dataScript('index', packText(JSON.stringify(input.index)))
  for (const [i, { base64 }] of packs.entries()) yield dataScript(`pack-${i}`, base64)
  yield `<script>${assets.script}</script></body></html>\n`
}

function dataScript(id: string, base64: string): string {
  return `<script type="application/octet-stream" id="${id}">${base64}</script>\n`
}

function head(input: PageInput, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${titleOf(input)}</title>
<style>${style}</style></head>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function titleOf({ index }: PageInput): string {
  const days = index.transcripts.map(([, date]) => date).filter(Boolean)
  const range = days.length > 0 ? `, ${days[0]} to ${days.at(-1)}` : ''
  return `${amount(index.transcripts.length)} press conference${index.transcripts.length === 1 ? '' : 's'}${range}`
}

function body(input: PageInput, views: readonly HolderView[]): Html {
  const links = NAVIGATION.map(([id, name]) => html`<a href="#${id}">${name}</a>`)
  const doubtful = input.index.columns.review.filter(
    (reason, i) => reason !== '' && input.index.columns.kind[i] !== 'announcement',
  )
  return html`<body><a class="skip" href="#exchanges">Skip to the exchanges</a>
<header class="top"><p class="brand">standpoint</p><h1>${titleOf(input)}</h1>
<p class="holders">${views.map(
    (view, i) =>
      html`${i > 0 && ' · '}${own(view.name)}: ${amount(view.conferences.length)} press conference${view.conferences.length === 1 ? '' : 's'}, ${amount(view.facts.length)} exchanges`,
  )}</p></header>
<nav aria-label="Parts of this page">${links}<a href="${addressOf({ review: 'yes' })}">To be looked at (${amount(doubtful.length)})</a></nav>
<main>
${newsSection(input, views)}
${topicsSection(input, views)}
${outletsSection(input, views)}
${stancesSection(input, views)}
${levelsSection(input, views)}
${repliesSection(input, views)}
${exchangesSection(input)}
${readSection(input, views)}
${methodSection(input)}
</main>
`
}
