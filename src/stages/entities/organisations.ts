import { slugify } from '../../text/normalise.js'
import { type Found, isCapital } from './found.js'
import { type MinistryContext, ministryOf } from './ministries.js'
import { countriesIn, groupsEnd, leftEdge } from './phrases.js'
import { placesOf, ROLE } from './roles.js'

interface OrganisationContext extends MinistryContext {
  readonly textOf: (first: number, end: number) => string
}

/** Names of organisations that no gazetteer holds: capitalised phrases around a word such as `Ministry`. */
export function findOrganisations(context: OrganisationContext): readonly Found[] {
  const { atoms, roles } = context
  return placesOf(roles, ROLE.organisationHead | ROLE.lowerHead | ROLE.foreignMinistry).flatMap((at) => {
    const role = roles[at] as number
    if (isCapital(atoms[at]) && (role & ROLE.organisationHead) !== 0) return readHead(at, context)
    if ((role & ROLE.lowerHead) !== 0) return readLowerHead(at, context)
    return (role & ROLE.foreignMinistry) === 0 ? [] : readAcronym(at, context)
  })
}

function readHead(at: number, context: OrganisationContext): readonly Found[] {
  const first = leftEdge(at, context)
  const headEnd = mergedHead(at + 1, context)
  const head = context.atoms[headEnd - 1]?.form ?? ''
  const end = groupsEnd(headEnd, linkersOf(head, context), context)
  const phrase = { first, at, headEnd, end }
  return isOrganisation(phrase, context) ? [organisation(first, end, context)] : []
}

/** `Consulate General`, and `Embassy and Consulate General`, count as one head. */
function mergedHead(end: number, context: OrganisationContext): number {
  const { atoms, lexicon } = context
  if (atoms[end]?.form === 'General' || (atoms[end]?.form === 'general' && lexicon.is.lowerHeads.has('consulate'))) {
    return mergedHead(end + 1, context)
  }
  const isPaired = atoms[end]?.form === 'and' && lexicon.is.inHeads.has(atoms[end + 1]?.form ?? '')
  return isPaired && lexicon.is.inHeads.has(atoms[end - 1]?.form ?? '') ? mergedHead(end + 2, context) : end
}

function linkersOf(head: string, { lexicon: { is } }: OrganisationContext): readonly string[] {
  return [
    'of',
    ...(is.toHeads.has(head) ? ['to'] : []),
    ...(is.inHeads.has(head) ? ['in'] : []),
    ...(is.onHeads.has(head) ? ['on', 'for'] : []),
  ]
}

interface Phrase {
  readonly first: number
  readonly at: number
  readonly headEnd: number
  readonly end: number
}

function isOrganisation({ first, at, headEnd, end }: Phrase, context: OrganisationContext): boolean {
  const { atoms, lexicon } = context
  const words = at - first
  const hasGroup = end > headEnd
  if (lexicon.is.alone.has(context.textOf(first, end))) return true
  if (words === 0 && !hasGroup) return false
  const head = atoms[at]?.form ?? ''
  if (!lexicon.is.weakHeads.has(head)) return true
  return hasGroup || words >= 2 || countriesIn(first, at, context).length > 0
}

function organisation(first: number, end: number, context: OrganisationContext): Found {
  const name = context.textOf(first, end)
  const [country] = countriesIn(first, end, context)
  const before = ownerBefore(first, context)
  const iso3 = country?.entity?.iso3 ?? before
  const ministry = ministryOf({ first, end }, iso3, context)
  return {
    ...{ first, end, rule: 'organisation-head', isLinked: false, isMetonym: false },
    entity: ministry ?? { id: slugify(name), type: 'organisation', name, iso3, kind: '' },
  }
}

/** The country whose possessive stands directly before: “Ukraine’s Health Ministry”. */
function ownerBefore(first: number, { atoms, known }: OrganisationContext): string {
  if (atoms[first - 1]?.form !== 's' || atoms[first - 2]?.form !== "'") return ''
  const owner = known.ending(first - 2)?.entity
  return owner?.type === 'country' ? owner.iso3 : ''
}

/** “British consulate”, “Chinese embassy in the UK”: lower case, with the adjective of a country. */
function readLowerHead(at: number, context: OrganisationContext): readonly Found[] {
  const owner = context.known.ending(at)
  if (owner?.entity?.type !== 'country' || context.atoms[at]?.gap !== ' ') return []
  const headEnd = mergedHead(at + 1, context)
  const end = groupsEnd(headEnd, ['in'], context)
  return [organisation(owner.first, end, context)]
}

/** “Russian MFA”, “MFA of Türkiye”, “Japan’s MOFA”, and the holder's own. */
function readAcronym(at: number, context: OrganisationContext): readonly Found[] {
  const { atoms, known } = context
  if (known.covering(at)) return []
  const before = known.ending(at)
  const isOwned = before?.entity?.type === 'country' && atoms[at]?.gap === ' '
  const found = organisation(isOwned ? before.first : at, groupsEnd(at + 1, ['of'], context), context)
  return found.entity?.kind === '' ? [] : [found]
}
