import { withoutTurns } from '../charts/svg.js'
import { periodEnd, periodStart } from '../statistics/period.js'
import type { HolderView } from './holders.js'
import { type Html, html } from './html.js'
import type { PageInput } from './page-input.js'
import { addressOf, type Selection } from './selection.js'

/** Where the exchanges of a selection are shown, within one holder and, where given, one period. */
export function linkTo(
  selection: Selection,
  { input, view, period }: { readonly input: PageInput; readonly view: HolderView; readonly period?: string },
): string {
  return addressOf({
    ...selection,
    ...(input.index.holders.length > 1 && view.holder !== '' && { holder: view.holder }),
    ...(period && { from: periodStart(period), to: periodEnd(period) }),
    ...(input.includeAnnouncements && { kind: 'all' }),
  })
}

/** A text of a transcript or its file's name, kept from turning what stands around it. */
export function own(text: string): Html {
  return html`<bdi>${withoutTurns(text)}</bdi>`
}

/** A heading for a holder's part of a section, where there is more than one holder. */
export function holderHeading(view: HolderView, { index }: PageInput): Html | false {
  return index.holders.length > 1 && html`<h3 class="holder">${own(view.name)}</h3>`
}
