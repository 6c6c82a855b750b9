import type { Atom } from '../../text/atoms.js'
import { isCapital } from './found.js'
import type { Lexicon } from './lexicon.js'

/** A seat of government in a row of atoms. */
export interface SeatPlace {
  readonly atoms: readonly Atom[]
  readonly first: number
  readonly end: number
  /** Whether a seat or a country begins at an atom. */
  readonly isPolityAt: (at: number) => boolean
  /** Whether a seat or a country ends before an atom. */
  readonly isPolityBefore: (at: number) => boolean
}

/**
 * By which rule a capital or seat stands for its government; empty where it is a place.
 *
 * Edge: in doubt it is a place.
 */
export function metonymRule(place: SeatPlace, { is }: Pick<Lexicon, 'is'>): string {
  const { atoms, first, end } = place
  const before = wordBefore(atoms, first)
  const after = atoms[end]
  if (isPlaceBySurroundings(place, { is })) return ''
  if (after?.gap === '-' && place.isPolityAt(end)) return 'metonym-pair'
  if (atoms[first]?.gap === '-' && place.isPolityBefore(first)) return 'metonym-pair'
  if (isPossessive(atoms, end)) return is.cityNouns.has(atoms[end + 2]?.form ?? '') ? '' : 'metonym-possessive'
  const isSubject = before === '' || is.governmentBefore.has(before) || is.addressCues.has(before)
  if (isSubject && is.governmentAfter.has(after?.form ?? '')) return 'metonym-subject'
  if (before === 'and' && isPairedWithGovernment(place, { is })) return 'metonym-pair'
  const noun = wordBefore(atoms, first - 1)
  if (is.governmentPrepositions.has(before) && is.governmentNouns.has(noun)) return 'metonym-object'
  return is.governmentBefore.has(before) && !is.governmentPrepositions.has(before) ? 'metonym-object' : ''
}

function isPlaceBySurroundings({ atoms, first, end, isPolityAt }: SeatPlace, { is }: Pick<Lexicon, 'is'>): boolean {
  const after = atoms[end]
  if (is.placeBefore.has(wordBefore(atoms, first))) return true
  if (!after) return false
  if (is.placeAfter.has(after.form) || (isCapital(after) && after.gap === ' ')) return true
  if (after.form === ',' && isPolityAt(end + 1)) return !is.governmentBefore.has(wordBefore(atoms, first))
  return false
}

/** “between Washington and Beijing”: the second is a government where the first one is the object of `between`. */
function isPairedWithGovernment({ atoms, first, isPolityBefore }: SeatPlace, { is }: Pick<Lexicon, 'is'>): boolean {
  if (!isPolityBefore(first - 1)) return false
  const window = atoms.slice(Math.max(0, first - 6), first - 1).map(({ form }) => form)
  return window.includes('between') || is.governmentAfter.has(atoms[first + 1]?.form ?? '')
}

function isPossessive(atoms: readonly Atom[], end: number): boolean {
  return atoms[end]?.form === "'" && atoms[end]?.gap === '' && atoms[end + 1]?.form === 's'
}

/** The word before, past an article; empty at the start of a sentence. */
function wordBefore(atoms: readonly Atom[], first: number): string {
  const before = atoms[first - 1]
  if (before?.form === 'the' || before?.form === 'The') return wordBefore(atoms, first - 1)
  return before?.isWord ? before.form : ''
}
