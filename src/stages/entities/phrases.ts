import type { Atom } from '../../text/atoms.js'
import { type Found, type FoundIndex, isCapital } from './found.js'
import type { Lexicon } from './lexicon.js'

/** A row of atoms in which capitalised phrases are read. */
export interface PhraseContext {
  readonly atoms: readonly Atom[]
  /** What each atom's form may begin or be, by `ROLE`. */
  readonly roles: Uint16Array
  readonly lexicon: Lexicon
  readonly known: FoundIndex
  /** Whether names of people belong to the phrase, as in the names of laws. */
  readonly isOfPeople?: boolean
}

const MAX_GROUPS = 4

/** Where the capitalised phrase begins that ends at an atom: countries, places and organisations before it belong to it. */
export function leftEdge(at: number, context: PhraseContext): number {
  const { atoms, known, isOfPeople = false } = context
  if (at <= 0 || atoms[at]?.gap === '') return at
  const before = known.ending(at)
  if (before)
    return before.entity && (isOfPeople || before.entity.type !== 'person') ? leftEdge(before.first, context) : at
  if (isPhraseWord(atoms[at - 1], context) || isNumber(at - 1, context)) return leftEdge(at - 1, context)
  if (atoms[at - 1]?.form === '&' && isPhraseWord(atoms[at - 2], context)) return leftEdge(at - 2, context)
  if (isJoint(at - 1, context) || (isOfPeople && isPairOfPlainWords(at - 1, context))) return leftEdge(at - 2, context)
  const owner = atoms[at - 3]
  const isOwned = atoms[at - 1]?.form === 's' && atoms[at - 2]?.form === "'" && owner !== undefined
  return isOwned && context.lexicon.is.possessives.has(owner.form) ? leftEdge(at - 3, context) : at
}

/** Where the capitalised words end that begin at an atom; `at` itself where there are none. */
export function rightEdge(at: number, context: PhraseContext): number {
  const { atoms, known } = context
  let end = at
  while (end < atoms.length) {
    const next = known.starting(end)
    const isApart = end > at && atoms[end]?.gap === ''
    if (isApart && atoms[end]?.form !== ',') break
    if (next?.entity && next.entity.type !== 'person') end = next.end
    else if (!next && isPhraseWord(atoms[end], context) && !isName(end, at, context)) end += 1
    else if (end > at && (isJoint(end, context) || (atoms[end]?.form === '&' && isCapital(atoms[end + 1])))) end += 1
    else break
  }
  return end
}

/** Where the groups end that follow a head with one of the linking words given: `of Foreign Affairs of China`. */
export function groupsEnd(at: number, linkers: readonly string[], context: PhraseContext): number {
  let end = at
  for (let groups = 0; groups < MAX_GROUPS; groups += 1) {
    const link = context.atoms[end]?.form ?? ''
    if (!linkers.includes(link)) return end
    const from = context.atoms[end + 1]?.form === 'the' ? end + 2 : end + 1
    const to = rightEdge(from, context)
    if (to === from) return end
    end = to
  }
  return end
}

/** Countries among what a phrase covers. */
export function countriesIn(first: number, end: number, context: PhraseContext): readonly Found[] {
  const found: Found[] = []
  for (let at = first; at < end; at += 1) {
    const one = context.known.starting(at)
    if (one?.entity?.type === 'country') found.push(one)
  }
  return found
}

/** Whether a person begins after a group: “National Security Council of Kazakhstan Nurlan …”, “Ministry of Foreign Affairs Lee …”. */
function isName(at: number, from: number, { atoms, lexicon: { is }, known }: PhraseContext): boolean {
  const form = atoms[at]?.form ?? ''
  if (at === from || is.organisationHeads.has(form) || is.portfolio.has(form)) return false
  const owner = known.ending(at)
  if (owner?.entity?.type === 'country' && owner.target?.kind === 'name') return isPlainName(at, { atoms, is, known })
  const isFamily = is.hyphenatedFamilyFirst.has(form) || is.familyFirst.has(form)
  return is.portfolio.has(atoms[at - 1]?.form ?? '') && (isFamily || is.givenNames.has(form))
}

/** Two capitalised words or more, and no head among them. */
function isPlainName(
  at: number,
  { atoms, is, known }: Pick<PhraseContext, 'atoms' | 'known'> & Pick<Lexicon, 'is'>,
): boolean {
  let end = at
  while (isCapital(atoms[end]) && atoms[end]?.gap !== '' && !known.covering(end)) {
    const form = atoms[end]?.form ?? ''
    if (is.organisationHeads.has(form) || is.portfolio.has(form)) return false
    end += 1
  }
  return end - at > 1
}

function isPhraseWord(atom: Atom | undefined, { lexicon: { is } }: PhraseContext): boolean {
  if (!atom || !isCapital(atom)) return false
  return !is.openers.has(atom.form) && !is.titleWord.has(atom.form)
}

/** An ordinal, or a number directly before a head: “18th National Congress”, “1267 Committee”. */
function isNumber(at: number, { atoms, lexicon: { is } }: PhraseContext): boolean {
  const form = atoms[at]?.form ?? ''
  if (/^\d{1,3}(?:st|nd|rd|th)$/.test(form)) return true
  const next = atoms[at + 1]?.form ?? ''
  if (/^\d+$/.test(form) && atoms[at]?.gap === '-') return true
  return /^\d{1,4}$/.test(form) && [is.organisationHeads, is.documentHeads, is.eventHeads].some((set) => set.has(next))
}

/** “Human Rights and Democracy Act”: an `and` between capitalised words that name nobody. */
function isPairOfPlainWords(at: number, context: PhraseContext): boolean {
  const { atoms, known } = context
  if (atoms[at]?.form !== 'and' || known.covering(at - 1) || known.covering(at + 1)) return false
  return isPhraseWord(atoms[at - 1], context) && isPhraseWord(atoms[at + 1], context)
}

/** Whether an `and` or a comma joins two words of a portfolio: “Industry and Information Technology”. */
function isJoint(at: number, { atoms, lexicon: { is } }: PhraseContext): boolean {
  const mark = atoms[at]?.form
  if (mark !== 'and' && mark !== ',') return false
  const next = atoms[at + 1]?.form === 'and' ? at + 2 : at + 1
  return is.portfolio.has(atoms[at - 1]?.form ?? '') && is.portfolio.has(atoms[next]?.form ?? '')
}
