import { slugify } from '../../text/normalise.js'
import { type Found, isAcronym, isCapital } from './found.js'
import type { PhraseContext } from './phrases.js'
import { placesOf, ROLE } from './roles.js'

export interface PeopleContext extends PhraseContext {
  readonly textOf: (first: number, end: number) => string
}

const MAX_NAME_WORDS = 4
const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|v)'
const PINYIN = new RegExp(`^${SYLLABLE}(?:${SYLLABLE})?$`, 'i')

/** People that no gazetteer holds: after a title, after a given name, with a Chinese or Korean family name first. */
export function findPeople(context: PeopleContext): readonly Found[] {
  const { atoms, roles } = context
  const found: Found[] = []
  for (const at of placesOf(roles, ROLE.title | ROLE.givenName | ROLE.familyFirst)) {
    const role = roles[at] as number
    const isGiven = (role & ROLE.givenName) !== 0
    if ((role & ROLE.title) !== 0) found.push(...afterTitle(at, context))
    if (isGiven) found.push(...givenName(at, context))
    if ((role & ROLE.familyFirst) !== 0 && isCapital(atoms[at + 1])) found.push(...familyFirst(at, context))
    if (isGiven) found.push(...spokenTo(at, context))
  }
  return found
}

function afterTitle(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, lexicon } = context
  const title = lexicon.titles.longest(atoms, at)
  if (!title || context.known.covering(at)?.entity?.type === 'organisation') return []
  const isPointed = atoms[title.end]?.form === '.' && lexicon.is.abbreviatedTitles.has(atoms[title.end - 1]?.form ?? '')
  const first = isPointed ? title.end + 1 : title.end
  if (atoms[first]?.gap !== ' ') return []
  const end = nameEnd(first, context)
  if (end === first || lexicon.titles.longest(atoms, first)) return []
  const country = context.known.ending(at)?.entity
  const cue = country ? (context.known.ending(at)?.first ?? at) : at
  const isFormer = atoms.slice(Math.max(0, cue - 2), cue).some(({ form }) => lexicon.is.formerCues.has(form))
  return [
    personOf(first, end, {
      rule: 'title',
      iso3: country?.type === 'country' ? country.iso3 : '',
      isInOffice: !isFormer,
      context,
    }),
  ]
}

function givenName(at: number, context: PeopleContext): readonly Found[] {
  if (continuesCapitals(at, context)) return []
  const end = nameEnd(at, context)
  return end > at + 1 ? [personOf(at, end, { rule: 'given-name', iso3: '', context })] : []
}

function familyFirst(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, lexicon } = context
  const family = atoms[at]?.form ?? ''
  if (continuesCapitals(at, context) || lexicon.is.openers.has(family) || context.known.covering(at)) return []
  const next = atoms[at + 1]
  if (next?.gap !== ' ' || !isFreeGivenName(at + 1, context)) return []
  const isHyphenated = atoms[at + 2]?.gap === '-' && !isAcronym(atoms[at + 2]?.form ?? '')
  if (isHyphenated && lexicon.is.hyphenatedFamilyFirst.has(family)) {
    return [personOf(at, at + 3, { rule: 'family-name-first', iso3: '', context })]
  }
  const isBounded = !isCapital(atoms[at + 2]) || atoms[at + 2]?.gap !== ' '
  const isChinese = lexicon.is.familyFirst.has(family) && PINYIN.test(next.form) && !lexicon.is.openers.has(next.form)
  return isChinese && isBounded && !isHyphenated
    ? [personOf(at, at + 2, { rule: 'family-name-first', iso3: '', context })]
    : []
}

/** Whether a word may be a given name after a family name: listed only as a place of one word, or not at all. */
function isFreeGivenName(at: number, { known }: PeopleContext): boolean {
  return known.covering(at) === undefined || isPlaceOfOneWord(at, known)
}

/** “Go ahead, Karen.”: a given name alone, spoken to. */
function spokenTo(at: number, context: PeopleContext): readonly Found[] {
  const { atoms, lexicon } = context
  const next = atoms[at + 1]
  const isLast = next === undefined || ['.', ',', '?', '!', '-', '\u2014'].includes(next.form)
  if (!isLast) return []
  const isCued = atoms[at - 1]?.form === ',' && lexicon.is.addressCues.has(atoms[at - 2]?.form ?? '')
  const isDirect = lexicon.is.addressCues.has(atoms[at - 1]?.form ?? '') && atoms[at]?.gap === ' ' && next?.form !== ','
  const isOpening =
    !isPlaceOfOneWord(at, context.known) &&
    (at === 0 || '.?!'.includes(atoms[at - 1]?.form ?? 'x')) &&
    next !== undefined &&
    ',.'.includes(next.form)
  return isCued || isDirect || isOpening ? [personOf(at, at + 1, { rule: 'address', iso3: '', context })] : []
}

/** Where the name of a person ends that begins at an atom; `first` itself where none begins. */
export function nameEnd(first: number, context: PeopleContext): number {
  const { atoms, lexicon, known } = context
  const listed = known.starting(first)
  if (listed?.entity?.type === 'person' && listed.end > first + 1) return listed.end
  let end = first
  let words = 0
  while (words < MAX_NAME_WORDS) {
    const atom = atoms[end]
    if (!atom || (end > first && atom.gap === '' && atoms[end - 1]?.form !== '.')) break
    if (end > first && atom.gap === '-' && atom.isWord) end += 1
    else if (lexicon.is.particles.has(atom.form) && isCapital(atoms[end + 1]) && (end > first || !isCapital(atom)))
      end += 1
    else if (isNameWord(end, context)) {
      words += 1
      end = wordEnd(end, context)
    } else break
  }
  return words > 0 ? withSuffix(end, context) : first
}

/** Past an initial's point, and past the apostrophe of O’Brien. */
function wordEnd(at: number, { atoms }: PeopleContext): number {
  const form = atoms[at]?.form ?? ''
  if (form.length === 1 && atoms[at + 1]?.form === '.' && atoms[at + 1]?.gap === '') return at + 2
  const isIrish =
    form.length === 1 && atoms[at + 1]?.form === "'" && isCapital(atoms[at + 2]) && atoms[at + 2]?.gap === ''
  return isIrish ? at + 3 : at + 1
}

function withSuffix(end: number, { atoms, lexicon }: PeopleContext): number {
  const at = atoms[end]?.form === ',' && lexicon.is.suffixes.has(atoms[end + 1]?.form ?? '') ? end + 1 : end
  if (!lexicon.is.suffixes.has(atoms[at]?.form ?? '')) return end
  return atoms[at + 1]?.form === '.' && atoms[at]?.form.length === 2 ? at + 2 : at + 1
}

function isNameWord(at: number, context: PeopleContext): boolean {
  const {
    atoms,
    lexicon: { is },
    known,
  } = context
  const atom = atoms[at]
  if (!atom || !isCapital(atom) || /\d/.test(atom.form)) return false
  if (is.openers.has(atom.form) || is.notPeople.has(atom.form) || is.titleWord.has(atom.form)) return false
  if (is.organisationHeads.has(atom.form) || is.documentHeads.has(atom.form) || is.eventHeads.has(atom.form))
    return false
  if (isAcronym(atom.form) && atom.form.length > 2) return false
  const covering = known.covering(at)
  return (
    covering === undefined ||
    covering.entity?.type === 'person' ||
    (covering.rule === 'gazetteer' && is.givenNames.has(atom.form)) ||
    isPlaceInName(at, context)
  )
}

/**
 * Whether a place of one word is part of a person's name: right behind a title (“Secretary Austin”), or behind a word
 * that is a given name or follows a title (“Jorge Valencia”, “President Danilo Medina”).
 */
export function isPlaceInName(at: number, context: PeopleContext): boolean {
  const {
    atoms,
    lexicon: { is },
    known,
  } = context
  if (!isPlaceOfOneWord(at, known) || atoms[at]?.gap !== ' ') return false
  if (isBehindTitle(at, atoms, is)) return true
  const before = atoms[at - 1]
  if (!before || !isCapital(before) || is.openers.has(before.form) || known.covering(at - 1)) return false
  if (is.givenNames.has(before.form)) return true
  const isOffice = is.personalTitles.has(before.form) || is.portfolio.has(before.form) || isAcronym(before.form)
  return isBehindTitle(at - 1, atoms, is) && isNameWord(at - 1, context) && !isOffice
}

function isPlaceOfOneWord(at: number, known: PeopleContext['known']): boolean {
  const listed = known.covering(at)
  return listed?.entity?.type === 'place' && listed.end - listed.first === 1
}

function isBehindTitle(at: number, atoms: PeopleContext['atoms'], is: PeopleContext['lexicon']['is']): boolean {
  const title = atoms[at - 1]?.form === '.' ? atoms[at - 2] : atoms[at - 1]
  return title !== undefined && atoms[at]?.gap === ' ' && is.personalTitles.has(title.form)
}

/** Whether the word before belongs to the same run of capitals. */
function continuesCapitals(at: number, { atoms, lexicon: { is }, known }: PeopleContext): boolean {
  const before = atoms[at - 1]
  if (!before || atoms[at]?.gap === '') return false
  if (atoms[at]?.gap === '-' || (known.covering(at)?.first ?? at) < at) return true
  if (!isCapital(before) || is.openers.has(before.form) || is.titleWord.has(before.form)) return false
  const known1 = known.covering(at - 1)?.entity
  return known1 === undefined && !is.notPeople.has(before.form)
}

interface PersonFacts {
  readonly rule: string
  readonly iso3: string
  readonly isInOffice?: boolean
  readonly context: PeopleContext
}

/** A person of a name that no gazetteer holds. */
export function personOf(first: number, end: number, { rule, iso3, isInOffice, context }: PersonFacts): Found {
  const name = context.textOf(first, end)
  return {
    ...{ first, end, rule, isLinked: false, isMetonym: false },
    ...(isInOffice === undefined ? {} : { isInOffice }),
    entity: { id: slugify(name), type: 'person', name, iso3, kind: '' },
  }
}
