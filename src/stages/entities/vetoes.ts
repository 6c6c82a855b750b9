import { type Found, isCapital } from './found.js'
import { groupsEnd, leftEdge, type PhraseContext } from './phrases.js'
import { placesOf, ROLE } from './roles.js'

const NOTHING = { isLinked: false, isMetonym: false } as const
const MAX_QUOTED_ATOMS = 40

/** Names of laws, treaties, papers, awards: nothing inside them is a mention. */
export function findDocuments(context: PhraseContext): readonly Found[] {
  const { atoms, roles } = context
  return placesOf(roles, ROLE.documentHead).flatMap((at): readonly Found[] => {
    if (!isCapital(atoms[at])) return []
    const first = leftEdge(at, { ...context, isOfPeople: true })
    const end = groupsEnd(at + 1, first < at ? ['of', 'on'] : ['of', 'on', 'between'], context)
    return end - first > 1 ? [{ first, end, rule: 'document', ...NOTHING }] : []
  })
}

/** Names of events: no country or place inside is a mention, but an organisation is. */
export function findEvents(context: PhraseContext): readonly Found[] {
  const { atoms, roles } = context
  return placesOf(roles, ROLE.eventHead).flatMap((at): readonly Found[] => {
    if (!isCapital(atoms[at])) return []
    const first = leftEdge(at, context)
    return first < at ? [{ first, end: at + 1, rule: 'event', ...NOTHING }] : []
  })
}

/** Countries before words such as `joint communiqués`, with what is joined to them. */
export function findBeforeDocuments(context: PhraseContext): readonly Found[] {
  const { atoms, roles, lexicon } = context
  return placesOf(roles, ROLE.vetoAfter).flatMap((at): readonly Found[] => {
    const match = lexicon.vetoAfter.longest(atoms, at)
    if (!match) return []
    const first = leftEdge(at, context)
    return first < at ? [{ first, end: match.end, rule: 'document', ...NOTHING }] : []
  })
}

/** Titles of articles: text in quotation marks with every word but the small ones capitalised, three or more. */
export function findQuotedTitles({ atoms, lexicon }: PhraseContext): readonly Found[] {
  const found: Found[] = []
  atoms.forEach((atom, first) => {
    if (atom.isWord || !OPENING.has(atom.form)) return
    const length = atoms.slice(first + 1, first + MAX_QUOTED_ATOMS).findIndex(({ form }) => CLOSING.has(form))
    const words = atoms.slice(first + 1, first + 1 + Math.max(length, 0)).filter(({ isWord }) => isWord)
    const large = words.filter((word) => isCapital(word))
    const isTitle =
      large.length >= 3 &&
      words.every((word) => isCapital(word) || lexicon.is.linking.has(word.form) || word.form.length <= 3)
    if (isTitle && words.length >= 4)
      found.push({ first: first + 1, end: first + 1 + length, rule: 'quoted-title', ...NOTHING })
  })
  return found
}

const OPENING = new Set(['"', '\u201c', '\u00ab'])
const CLOSING = new Set(['"', '\u201d', '\u00bb'])
