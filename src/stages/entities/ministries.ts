import type { Entity } from '../../model/entity.js'
import { slugify } from '../../text/normalise.js'
import { countriesIn, type PhraseContext } from './phrases.js'

/** Where names of ministries are read. */
export interface MinistryContext extends PhraseContext {
  /** Code of the government whose press conference it is. */
  readonly holder: string
}

const STOPS = new Set(['.', '?', '!'])

/**
 * One identity for a ministry however it is printed, by its country and what it is for: “Turkish Foreign Ministry”,
 * “Ministry of Foreign Affairs of Türkiye”, “Türkiye’s Foreign Ministry”.
 *
 * Edge: without a country it is the holder's, unless another country stands before it in the sentence; undefined where
 * that leaves no country, or the name is none of a whole ministry.
 */
export function ministryOf(
  { first, end }: { readonly first: number; readonly end: number },
  owner: string,
  context: MinistryContext,
): Entity | undefined {
  const { lexicon } = context
  const subject = subjectOf(first, end, context)
  const iso3 = owner || holderOf(first, context)
  const country = lexicon.entityById.get(`country ${iso3}`)
  if (subject === '' || !country) return undefined
  const portfolio = lexicon.portfolios.find(({ words }) => words.some((word) => `${subject} `.startsWith(`${word} `)))
  const listed = portfolio && lexicon.ministries.get(`${iso3} ${portfolio.name}`)
  if (listed) return listed
  const name = `Ministry of ${portfolio?.name ?? subject} of ${country.name}`
  return { id: slugify(name), type: 'organisation', name, iso3, kind: 'ministry' }
}

/** What a ministry is for: its name without head, small words and countries; empty without the head, or where another is among them. */
function subjectOf(first: number, end: number, context: MinistryContext): string {
  const { atoms, lexicon, known } = context
  const before: string[] = []
  const after: string[] = []
  let words = before
  for (let at = first; at < end; at += 1) {
    const form = atoms[at]?.form ?? ''
    const listed = known.starting(at)
    const isFirst = words.length === 0
    if (listed?.entity?.type === 'country') at = listed.end - 1
    else if (lexicon.is.ministryHeads.has(form)) words = after
    else if (lexicon.is.foreignMinistry.has(form)) {
      words = after
      before.push(lexicon.portfolios[0]?.name ?? '')
    } else if (lexicon.is.organisationHeads.has(form)) return ''
    else if (form !== ',' && !(isFirst && lexicon.is.linking.has(form))) words.push(form)
  }
  const subject = after.length > 0 ? after : before
  while (lexicon.is.linking.has(subject.at(-1) ?? '')) subject.pop()
  return words === after ? subject.join(' ') : ''
}

/** The holder where it calls its departments ministries, and no other country stands before in the sentence. */
function holderOf(first: number, context: MinistryContext): string {
  const { atoms, holder, lexicon } = context
  if (lexicon.withoutMinistries.has(holder) || lexicon.is.ownedBy.has(atoms[first - 1]?.form ?? '')) return ''
  let from = first
  while (from > 0 && !STOPS.has(atoms[from - 1]?.form ?? '')) from -= 1
  return countriesIn(from, first, context).every(({ entity }) => entity?.iso3 === holder) ? holder : ''
}
