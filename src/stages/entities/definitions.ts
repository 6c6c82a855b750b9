import { slugify } from '../../text/normalise.js'
import { type Found, isAcronym, isCapital } from './found.js'
import type { PeopleContext } from './people.js'

/** What an acronym was defined as in this transcript; without an entity where it names a law or an event. */
export type Definitions = ReadonlyMap<string, Found>

const MAX_ACRONYM_CHARS = 10

/**
 * Acronyms in parentheses after what they stand for.
 *
 * Source: Schwartz and Hearst 2003, Pacific Symposium on Biocomputing 8: the letters are found backwards in the words before.
 */
export function learnDefinitions(
  paragraphs: readonly { readonly found: readonly Found[]; readonly context: PeopleContext }[],
): { readonly definitions: Definitions; readonly longForms: ReadonlyMap<PeopleContext, readonly Found[]> } {
  const definitions = new Map<string, Found>()
  const longForms = new Map<PeopleContext, readonly Found[]>()
  for (const { found, context } of paragraphs) {
    const long: Found[] = []
    context.atoms.forEach((atom, at) => {
      if (!isDefinedAt(at, context) || definitions.has(atom.form)) return
      const before = found.find(({ end }) => end === at - 1)
      const known = before && isWhole(before, atom.form, context) ? before : undefined
      const meant = known ?? longFormBefore(at - 1, atom.form, context)
      if (!meant || (meant.entity && meant.entity.type !== 'organisation')) return
      definitions.set(atom.form, meant)
      if (!known) long.push(meant)
    })
    longForms.set(context, long)
  }
  return { definitions, longForms }
}

function isDefinedAt(at: number, { atoms }: PeopleContext): boolean {
  const form = atoms[at]?.form ?? ''
  if (atoms[at - 1]?.form !== '(' || atoms[at + 1]?.form !== ')') return false
  return isAcronym(form) && form.length <= MAX_ACRONYM_CHARS
}

/**
 * Whether a find is what the acronym stands for, not only ends with it: “18th National Congress of the Communist Party of
 * China (CPC)” is not.
 *
 * Edge: a find that no shorter long form explains is taken whole, since letters are not always in order; so is one that has
 * only a country or an organisation before the long form: “US Defense Intelligence Agency (DIA)”.
 */
function isWhole({ first, end, isLinked }: Found, acronym: string, context: PeopleContext): boolean {
  const inner = isLinked ? undefined : longFormBefore(end, acronym, context)
  if (inner === undefined || inner.first <= first) return true
  return context.known.starting(first)?.end === inner.first || (!inner.entity && !isLaw(inner, context))
}

/** The capitalised words before whose initials spell the acronym. */
function longFormBefore(end: number, acronym: string, context: PeopleContext): Found | undefined {
  const { atoms, lexicon } = context
  if (atoms[end - 1]?.form === 's' && atoms[end - 2]?.form === "'") return undefined
  const letters = [...acronym.toLowerCase()].filter((letter) => /\p{L}/u.test(letter)).reverse()
  let at = end
  for (const letter of letters) {
    at -= 1
    while (at >= 0 && !atoms[at]?.form.toLowerCase().startsWith(letter) && isSkipped(at, context)) at -= 1
    if (!atoms[at]?.isWord || !atoms[at]?.form.toLowerCase().startsWith(letter)) return undefined
  }
  if (!isCapital(atoms[at])) return undefined
  const words = atoms.slice(at, end)
  const name = context.textOf(at, end)
  const plain = { first: at, end, rule: 'definition', isLinked: false, isMetonym: false }
  const listed = lexicon.names.find(name)[0]?.entry?.entity
  if (listed?.type === 'organisation') return { ...plain, entity: listed, isLinked: true }
  if (isLaw(plain, context) || !words.some(({ form }) => lexicon.is.organisationHeads.has(form))) return plain
  return { ...plain, entity: { id: slugify(name), type: 'organisation', name, iso3: '', kind: '' } }
}

function isLaw({ first, end }: Pick<Found, 'first' | 'end'>, { atoms, lexicon: { is } }: PeopleContext): boolean {
  return atoms.slice(first, end).some(({ form }) => is.documentHeads.has(form) || is.eventHeads.has(form))
}

/** Small words and the ending of a possessive stand for no letter. */
function isSkipped(at: number, { atoms, lexicon }: PeopleContext): boolean {
  const form = atoms[at]?.form ?? ''
  return lexicon.is.linking.has(form) || form === "'" || (form === 's' && atoms[at - 1]?.form === "'")
}

/** Acronyms as they were defined in this transcript. */
export function findDefined(definitions: Definitions, { atoms }: PeopleContext): readonly Found[] {
  if (definitions.size === 0) return []
  const found: Found[] = []
  atoms.forEach(({ form }, at) => {
    const meant = definitions.get(form)
    if (meant) found.push({ ...meant, first: at, end: at + 1, rule: meant.entity ? 'definition' : 'veto' })
  })
  return found
}
