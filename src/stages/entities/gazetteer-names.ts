import type { Reading } from '../../knowledge/name-rules.js'
import type { Entity } from '../../model/entity.js'
import type { Atom } from '../../text/atoms.js'
import { slugify } from '../../text/normalise.js'
import type { TrieMatch } from '../../text/trie.js'
import { type Found, isAcronym, isCapital } from './found.js'
import type { Lexicon } from './lexicon.js'
import { metonymRule } from './metonyms.js'
import { ROLE } from './roles.js'
import type { FormTarget } from './target.js'

interface Context {
  readonly atoms: readonly Atom[]
  readonly roles: Uint16Array
  readonly lexicon: Lexicon
  /** Code of the government whose press conference it is. */
  readonly holder: string
  /** The paragraph's text of an atom range. */
  readonly textOf: (first: number, end: number) => string
}

const NEAR_ATOMS = 60

/** Every name of the gazetteers in a row of atoms: longest first, from left to right. */
export function findGazetteerNames(context: Context): readonly Found[] {
  const { atoms, roles, lexicon } = context
  const matches: TrieMatch<FormTarget>[] = []
  for (let at = 0; at < atoms.length; ) {
    const isBegun = ((roles[at] as number) & ROLE.name) !== 0 && atoms[at]?.isWord
    const longest = isBegun ? lexicon.names.longest(atoms, at) : undefined
    const match = longest && isArticleOnly(longest, context) ? undefined : longest
    if (match) matches.push(match)
    at = match ? match.end : at + 1
  }
  if (matches.length === 0) return []
  const polities = new Set(matches.filter(({ values }) => values.some(isPolity)).map(({ first }) => first))
  const polityEnds = new Set(matches.filter(({ values }) => values.some(isPolity)).map(({ end }) => end))
  return matches.flatMap((match) =>
    readMatch(match, {
      ...context,
      isPolityAt: (at) => polities.has(at),
      isPolityBefore: (at) => polityEnds.has(at),
    }),
  )
}

/** “The Australian side”: at the start of a sentence, an article and an adjective rather than the medium of that name. */
function isArticleOnly({ first, end, values }: TrieMatch<FormTarget>, { atoms, lexicon }: Context): boolean {
  const before = atoms[first - 1]
  const after = atoms[end]
  if (atoms[first]?.form !== 'The' || end - first !== 2 || values[0]?.entry?.entity.kind !== 'outlet') return false
  if ((before?.isWord && atoms[first]?.gap === ' ') || !after?.isWord || after.gap === '') return false
  if (isCapital(after)) return true
  return lexicon.names.find(atoms[first + 1]?.form ?? '').some(isPolity) && !lexicon.is.reportVerbs.has(after.form)
}

function isPolity({ kind, entry }: FormTarget): boolean {
  return kind === 'seat' || entry?.entity.type === 'country'
}

interface MatchContext extends Context {
  readonly isPolityAt: (at: number) => boolean
  readonly isPolityBefore: (at: number) => boolean
}

function readMatch(match: TrieMatch<FormTarget>, context: MatchContext): readonly Found[] {
  const { lexicon, textOf } = context
  const { first, end } = match
  const readings = lexicon.readingsByForm.get(textOf(first, end))
  if (readings) return readAmbiguous(match, { readings, context })
  const [target] = match.values
  if (!target) return []
  const plain = { first, end, rule: 'gazetteer', isLinked: true, isMetonym: false, target, use: target.use }
  if (!target.entry) return [{ ...plain, rule: 'veto' }]
  const { entity } = target.entry
  if (target.kind === 'combining' && context.atoms[end]?.gap !== '-') return []
  if (isPartOfDesignation(match, context)) return []
  if (target.kind === 'short' && isPartOfLongerName(match, context)) return []
  if (target.kind === 'seat') return [readSeat(plain, { entity, context })]
  if (target.entry.stands) return [readStanding(plain, { target, context })]
  if (isLanguage(match, context)) return [{ first, end, rule: 'language', isLinked: false, isMetonym: false }]
  return [{ ...plain, entity, isMetonym: target.entry.isSeat }]
}

function readSeat(
  plain: Found,
  { entity, context }: { readonly entity: Entity; readonly context: MatchContext },
): Found {
  const rule = metonymRule({ ...context, first: plain.first, end: plain.end }, context.lexicon)
  if (rule) return { ...plain, entity, rule, isMetonym: true }
  const name = context.textOf(plain.first, plain.end)
  return { ...plain, entity: { id: slugify(name), type: 'place', name, iso3: entity.id, kind: 'capital' } }
}

/** A seat of an organisation: the organisation where the government rules hold, the place elsewhere. */
function readStanding(
  plain: Found,
  { target, context }: { readonly target: FormTarget; readonly context: MatchContext },
): Found {
  const rule = metonymRule({ ...context, first: plain.first, end: plain.end }, context.lexicon)
  const stood = context.lexicon.entityById.get(`organisation ${target.entry?.stands ?? ''}`)
  if (rule && stood) return { ...plain, entity: stood, rule, isMetonym: true }
  return target.entry ? { ...plain, entity: target.entry.entity } : plain
}

interface AmbiguousContext {
  readonly readings: readonly Reading[]
  readonly context: MatchContext
}

function readAmbiguous(match: TrieMatch<FormTarget>, { readings, context }: AmbiguousContext): readonly Found[] {
  const { atoms, holder, lexicon } = context
  const around = new Set(
    atoms.slice(Math.max(0, match.first - NEAR_ATOMS), match.end + NEAR_ATOMS).map(({ form }) => form),
  )
  const scored = readings.map((reading, i) => ({
    reading,
    score:
      reading.near.filter((word) => around.has(word)).length +
      (reading.country === holder && holder ? 0.5 : 0) -
      i / 100,
  }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a)).reading
  const use = match.values[0]?.use
  const plain = {
    first: match.first,
    end: match.end,
    rule: 'gazetteer',
    isLinked: true,
    isMetonym: false,
    ...(use ? { use } : {}),
  }
  if (best.type === 'none') return []
  const known = lexicon.entityById.get(`${best.type} ${best.id}`)
  const name = best.name
  return [{ ...plain, entity: known ?? { id: slugify(name), type: best.type, name, iso3: best.country, kind: '' } }]
}

/** Whether a family name has another given name before it, or goes on: then it is somebody else. */
function isPartOfLongerName({ first, end }: TrieMatch<FormTarget>, { atoms, lexicon }: Context): boolean {
  const { is } = lexicon
  const before = atoms[first - 1]
  const isNamed = before !== undefined && atoms[first]?.gap === ' ' && is.givenNames.has(before.form)
  const after = atoms[end]
  const goesOn =
    after !== undefined &&
    after.gap === ' ' &&
    isCapital(after) &&
    atoms[first - 1]?.form !== '.' &&
    !is.openers.has(after.form) &&
    !is.notPeople.has(after.form) &&
    !is.titleWord.has(after.form) &&
    !is.organisationHeads.has(after.form) &&
    lexicon.names.longest(atoms, end) === undefined
  return isNamed || goesOn
}

/** “APT-C-40”, “COVID-19”: an acronym that goes on with a letter or a number is another name. */
function isPartOfDesignation({ first, end }: TrieMatch<FormTarget>, { atoms }: Context): boolean {
  const after = atoms[end]
  if (after?.gap !== '-' || !isAcronym(atoms[first]?.form ?? '')) return false
  return /^(?:\p{Lu}|\d+)$/u.test(after.form)
}

function isLanguage({ first, end }: TrieMatch<FormTarget>, { atoms, lexicon }: Context): boolean {
  const { is } = lexicon
  if (!is.language.has(atoms[first]?.form ?? '') || end !== first + 1) return false
  const after = atoms[end]
  if (after?.isWord && is.languageAfter.has(after.form)) return true
  if (!is.languageBefore.has(wordBeforeLanguages(atoms, first, is.language))) return false
  return !after?.isWord || is.languageFollow.has(after.form)
}

/** The word before the first of several languages: “in English and French”. */
function wordBeforeLanguages(atoms: readonly Atom[], first: number, languages: ReadonlySet<string>): string {
  const joint = atoms[first - 1]?.form
  const isJoined = joint === 'and' || joint === ',' || joint === 'or'
  if (isJoined && languages.has(atoms[first - 2]?.form ?? '')) return wordBeforeLanguages(atoms, first - 2, languages)
  return joint ?? ''
}
