import { type Found, isCapital } from './found.js'
import type { PhraseContext } from './phrases.js'

/** People by the part of their name that stands for them once the whole was said. */
export type Surnames = ReadonlyMap<string, Found>

const MIN_CHARS = 2

/** The family names of people who were named in full. Of two people with one family name, one of the gazetteers has it, else the first named. */
export function learnSurnames(
  paragraphs: readonly { readonly found: readonly Found[]; readonly context: PhraseContext }[],
): Surnames {
  const surnames = new Map<string, Found>()
  for (const { found, context } of paragraphs) {
    for (const one of found) {
      if (one.entity?.type !== 'person' || one.end - one.first < 2) continue
      const surname = surnameOf(one, context)
      const rival = surnames.get(surname)
      if (surname.length >= MIN_CHARS && (!rival || (one.isLinked && !rival.isLinked))) surnames.set(surname, one)
    }
  }
  return surnames
}

function surnameOf({ first, end, entity }: Found, { atoms, lexicon: { is } }: PhraseContext): string {
  const opening = atoms[first]?.form ?? ''
  const isFamilyFirst =
    (is.familyFirst.has(opening) &&
      ['CHN', 'TWN', 'HKG', ''].includes(entity?.iso3 ?? '') &&
      !is.givenNames.has(opening)) ||
    (is.hyphenatedFamilyFirst.has(opening) && atoms[end - 1]?.gap === '-')
  const closing = atoms.slice(first, end).findLast(({ form, isWord }) => isWord && !is.suffixes.has(form))?.form ?? ''
  const surname = isFamilyFirst ? opening : closing
  return is.openers.has(surname) || is.notPeople.has(surname) || is.organisationHeads.has(surname) ? '' : surname
}

/** Family names on their own, of people named in full somewhere in the transcript. */
export function findSurnames(surnames: Surnames, context: PhraseContext): readonly Found[] {
  const { atoms, lexicon, known } = context
  if (surnames.size === 0) return []
  return capitalsOf(atoms).flatMap((at): readonly Found[] => {
    const full = surnames.get(atoms[at]?.form ?? '')
    if (!full?.entity) return []
    const covering = known.covering(at)
    const isPlace = isPlaceOfOneWord(covering)
    if (isPlace && lexicon.is.placeBefore.has(atoms[at - 1]?.form ?? '')) return []
    if (covering && !isPlace && (covering.entity?.type !== 'person' || covering.isLinked)) return []
    if (isNeighbour(at - 1, at, context) || isNeighbour(at + 1, at + 1, context)) return []
    const isTitled = lexicon.is.titleWord.has(atoms[at - 1]?.form ?? '')
    return [{ ...full, first: at, end: at + 1, rule: isTitled ? 'title' : 'surname' }]
  })
}

/** A city that a person was named after, once that person was named in full: “Lloyd Austin … Austin said”. */
function isPlaceOfOneWord(found: Found | undefined): boolean {
  return found?.rule === 'gazetteer' && found.entity?.type === 'place' && found.end - found.first === 1
}

function capitalsOf(atoms: PhraseContext['atoms']): readonly number[] {
  const capitals: number[] = []
  atoms.forEach((atom, at) => {
    if (atom.isCapital) capitals.push(at)
  })
  return capitals
}

/** Whether a neighbouring atom makes the family name part of a longer name. */
function isNeighbour(at: number, joint: number, { atoms, lexicon: { is }, known }: PhraseContext): boolean {
  const atom = atoms[at]
  if (!atom || atoms[joint]?.gap === '') return false
  if (atoms[joint]?.gap === '-') return true
  if (!isCapital(atom) || is.openers.has(atom.form) || is.titleWord.has(atom.form)) return false
  return known.covering(at) === undefined && !is.notPeople.has(atom.form)
}
