import { slugify } from '../../text/normalise.js'
import { type Found, isAcronym, isCapital } from './found.js'
import type { PeopleContext } from './people.js'
import { leftEdge } from './phrases.js'
import { placesOf, ROLE } from './roles.js'

const MAX_WORDS = 3

/** Names of places that no gazetteer holds, by the words around them: `Province`, `Gulf of`, `region`, a comma and a state. */
export function findPlaces(context: PeopleContext): readonly Found[] {
  const { atoms, roles, lexicon } = context
  const { is } = lexicon
  return placesOf(roles, ROLE.placeWord).flatMap((at): readonly Found[] => {
    const form = atoms[at]?.form ?? ''
    if (is.lowerPlaceHeads.has(form)) return [...beforeLowerHead(at, context), ...behindOf(at, context)]
    if (is.townWords.has(form)) return townBeforeComma(at + 1, context)
    if (!isCapital(atoms[at])) return []
    const isFree = !context.known.covering(at)
    return [
      ...(isFree && is.placeHeads.has(form) ? withHead(at, context) : []),
      ...(is.placeOfHeads.has(form) ? behindOf(at, context) : []),
      ...(isFree && is.placeOpeners.has(form) ? behindOpener(at, context) : []),
    ]
  })
}

/** “Luohu District”: capitalised words before a head; no pair such as `China-Pacific Island`. */
function withHead(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, known, lexicon } = context
  const first = leftEdge(at, context)
  const inside = known.starting(first)
  if (first === at || inside?.entity?.type === 'organisation') return []
  if (atoms[at + 1]?.gap === '-' || isPair(first, at, context) || isNamedSo(first, at, context)) return []
  if (atoms.slice(first, at).every(({ form }) => lexicon.is.plainPlaceWords.has(form))) return []
  if (inside?.entity?.type === 'place' && inside.end === at) return [{ ...inside, end: at + 1 }]
  return [placeOf(first, at + 1, { iso3: inside?.entity?.iso3 ?? '', context })]
}

function isPair(first: number, at: number, { atoms, known }: PeopleContext): boolean {
  for (let i = first + 1; i <= at; i += 1) {
    if (atoms[i]?.gap === '-' && (i === at || known.ending(i)?.entity?.type === 'country')) return true
  }
  return false
}

/** “Kari Lake”: a head that is a family name, behind a given name. */
function isNamedSo(first: number, at: number, { atoms, lexicon: { is } }: PeopleContext): boolean {
  const isGiven = at - first === 1 && is.givenNames.has(atoms[first]?.form ?? '')
  return isGiven && is.familyPlaceHeads.has(atoms[at]?.form ?? '')
}

/** “the Kalapani region”: the name alone is the place. */
function beforeLowerHead(at: number, context: PeopleContext): readonly Found[] {
  let first = at
  while (first > at - MAX_WORDS && isPlaceWord(first - 1, context) && context.atoms[first]?.gap !== '') first -= 1
  const before = context.atoms[first - 1]
  if (first === at || !before?.isWord || (isCapital(before) && before.form !== 'The')) return []
  return [placeOf(first, at, { iso3: '', context })]
}

/** “Gulf of Finland” whole; “the village of Olenivka” without the head, and only where no list has the name. */
function behindOf(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, known } = context
  if (atoms[at + 1]?.form !== 'of') return []
  const from = atoms[at + 2]?.form === 'the' ? at + 3 : at + 2
  const listed = known.starting(from)
  const isWhole = isCapital(atoms[at])
  if (isWhole && leftEdge(at, context) < at) return []
  if (isWhole && (listed?.entity?.type === 'country' || listed?.entity?.type === 'place')) {
    return [placeOf(at, listed.end, { iso3: listed.entity.iso3, context })]
  }
  const end = placeEnd(from, context)
  return end === from ? [] : [placeOf(isWhole ? at : from, end, { iso3: '', context })]
}

/** “Mount Agung”, “Lake Ontario”. */
function behindOpener(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, known, lexicon } = context
  if (lexicon.is.givenNames.has(atoms[at - 1]?.form ?? '') || atoms[at + 1]?.gap !== ' ') return []
  const listed = known.starting(at + 1)
  const isListed = listed?.entity?.type === 'place' || listed?.target?.kind === 'short'
  const end = isListed && listed ? listed.end : placeEnd(at + 1, context)
  return end === at + 1 ? [] : [placeOf(at, end, { iso3: '', context })]
}

/** “in Belleville, New Jersey”: a name before the country, state or province that it lies in. */
function townBeforeComma(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, known } = context
  const end = placeEnd(at, context)
  if (end === at || atoms[end]?.form !== ',') return []
  const area = known.starting(end + 1)
  const isArea = area?.entity?.type === 'place' || (area?.entity?.type === 'country' && area.target?.kind === 'name')
  if (!area?.entity || !isArea || atoms[area.end]?.form === "'" || atoms[area.end]?.gap === '-') return []
  return [placeOf(at, end, { iso3: area.entity.iso3, context })]
}

/** Where the words end, three at most, that may name a place and begin at an atom; `at` itself where there are none. */
function placeEnd(at: number, context: PeopleContext): number {
  let end = at
  while (end < at + MAX_WORDS && isPlaceWord(end, context) && context.atoms[end]?.gap !== '') end += 1
  return isCapital(context.atoms[end]) && context.atoms[end]?.gap !== '' ? at : end
}

/** A capitalised word that no list explains, and that is no title, opener, adjective, head or acronym. */
function isPlaceWord(at: number, { atoms, lexicon: { is }, known }: PeopleContext): boolean {
  const atom = atoms[at]
  if (!atom || !isCapital(atom) || isAcronym(atom.form) || known.covering(at)) return false
  const heads = [is.organisationHeads, is.documentHeads, is.eventHeads, is.portfolio]
  const others = [is.openers, is.notPeople, is.titleWord, is.personalTitles]
  return ![...heads, ...others].some((words) => words.has(atom.form))
}

function placeOf(
  first: number,
  end: number,
  { iso3, context }: { readonly iso3: string; readonly context: PeopleContext },
): Found {
  const name = context.textOf(first, end)
  return {
    ...{ first, end, rule: 'place-head', isLinked: false, isMetonym: false },
    entity: { id: slugify(name), type: 'place', name, iso3, kind: '' },
  }
}
