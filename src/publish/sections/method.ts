import { type Html, html } from '../html.js'
import type { PageInput } from '../page-input.js'

/** What the numbers can tell and cannot, and how the labels were checked. */
export function methodSection({ validation, by, version, includeAnnouncements }: PageInput): Html {
  return html`<section id="method"><h2>What these numbers can tell</h2>
<ul class="plain">
<li>An exchange is one questioner’s turn with the reply to it. Announcements are ${includeAnnouncements ? 'counted here' : 'left out of every count, and shown in the list where asked for'}.</li>
<li>Wording levels measure wording and <b>forecast nothing</b>.</li>
<li>A country code is the one of ISO 3166-1. It says which name was meant and is <b>no position on sovereignty</b>.</li>
<li>Stances are those of the words said, as coded by rule; they are nobody’s private views.</li>
<li>Intervals are 95 % Wilson intervals of shares (differences: Newcombe). They treat exchanges as independent, which those of one press conference are not: read them as the least uncertainty there is.</li>
<li>A ${by} without a press conference is a gap, never a zero. Fewer than 30 exchanges are too few to compare.</li>
<li>Labels are made by a program and some are wrong: those in doubt are in the list “to be looked at”, and every label shows the words it rests on.</li>
</ul>
<h3>How the labels were checked</h3>
<p>${validation.about}</p>
${validation.figures.length > 0 && figuresTable(validation)}
<p class="note">${validation.reference}</p>
${validation.limits.length > 0 && html`<ul class="plain">${validation.limits.map((limit) => html`<li>${limit}</li>`)}</ul>`}
<p class="note">Written by standpoint ${version} from the tables beside this file. The page holds everything it shows: it asks no network for anything.</p>
</section>`
}

function figuresTable({ figures }: PageInput['validation']): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="How the labels were checked"><table><thead><tr><th scope="col">label</th><th scope="col">measure</th><th scope="col">this program</th><th scope="col">two coders</th><th scope="col">on what</th></tr></thead><tbody>${figures.map(({ label, measure, value, coders, note }) => html`<tr><th scope="row">${label}</th><td>${measure}</td><td class="n">${value}</td><td class="n">${coders}</td><td>${note}</td></tr>\n`)}</tbody></table></div>`
}
