import type { z } from 'zod'
import type { KnowledgeEntry } from '../../engine/stage.js'
import type { FormKind, GazetteerEntry } from '../../knowledge/gazetteer.js'
import type { nameRulesSchema, Reading } from '../../knowledge/name-rules.js'
import type { Entity } from '../../model/entity.js'
import type { Issue } from '../../model/issue.js'
import { createTrie, type Trie } from '../../text/trie.js'
import { indexOfficials, type Official, type Officials } from './officials.js'
import { rolesIn } from './roles.js'
import type { FormTarget } from './target.js'

/** Everything that names are read with, compiled once. */
export interface Lexicon {
  readonly names: Trie<FormTarget>
  readonly titles: Trie<true>
  readonly vetoAfter: Trie<true>
  readonly readingsByForm: ReadonlyMap<string, readonly Reading[]>
  readonly officials: Officials
  /** What ministries are for, and by which words that is known. */
  readonly portfolios: Rules['portfolios']
  /** Listed ministries by country and portfolio. */
  readonly ministries: ReadonlyMap<string, Entity>
  /** Countries whose listed ministries are called otherwise: departments, offices. */
  readonly withoutMinistries: ReadonlySet<string>
  readonly entityById: ReadonlyMap<string, Entity>
  readonly is: Readonly<Record<WordClass, ReadonlySet<string>>>
  /** What a form may begin or be, by `ROLE`. */
  readonly rolesOf: (form: string) => number
  /** Every form, for suggestions. */
  readonly forms: readonly string[]
  readonly entries: readonly KnowledgeEntry[]
  readonly warnings: readonly Issue[]
}

/** Word classes of the rules. */
export type WordClass =
  | (typeof CLASSES)[number]
  | (typeof METONYM_CLASSES)[number]
  | 'languageBefore'
  | 'languageAfter'
  | 'languageFollow'
  | 'language'
  | 'titleWord'

const CLASSES = [
  ...['documentHeads', 'eventHeads', 'organisationHeads', 'lowerHeads', 'alone', 'weakHeads', 'toHeads', 'inHeads'],
  ...['onHeads', 'portfolio', 'linking', 'formerCues', 'particles', 'suffixes', 'openers', 'notPeople', 'possessives'],
  ...[
    'personalTitles',
    'placeOpeners',
    'placeOfHeads',
    'lowerPlaceHeads',
    'townWords',
    'familyPlaceHeads',
    'reportVerbs',
    'plainPlaceWords',
    'ownedBy',
    'ministryHeads',
    'foreignMinistry',
  ],
  ...['abbreviatedTitles', 'placeHeads', 'givenNames', 'familyFirst', 'hyphenatedFamilyFirst', 'addressCues'],
] as const satisfies readonly string[]
const METONYM_CLASSES = [
  ...(['placeBefore', 'governmentBefore', 'governmentAfter', 'placeAfter'] as const),
  ...(['cityNouns', 'governmentNouns', 'governmentPrepositions'] as const),
] as const

type Rules = z.infer<typeof nameRulesSchema>

/** A file of names with the path that it goes by. */
export interface NamedGazetteer {
  readonly path: string
  readonly entries: readonly GazetteerEntry[]
  readonly vetoes: readonly string[]
}

/** Compiles gazetteers and rules. Where two entries claim one form, the earlier file wins, and a warning says so. */
export function compileLexicon(
  gazetteers: readonly NamedGazetteer[],
  rules: { readonly path: string; readonly file: Rules },
): Lexicon {
  const names = createTrie<FormTarget>()
  const entries: KnowledgeEntry[] = []
  const warnings: Issue[] = []
  const people: Official[] = []
  const entityById = new Map<string, Entity>()
  for (const { path, entries: listed, vetoes } of gazetteers) {
    for (const entry of listed) {
      const key = `${entry.entity.type} ${entry.entity.id}`
      if (entityById.has(key)) warnings.push(duplicateId(path, entry.entity))
      entityById.set(key, entityById.get(key) ?? entry.entity)
      const use = { file: path, entry: entry.entity.name, kind: entry.entity.type }
      entries.push(use)
      if (entry.entity.type === 'person') people.push({ entry, use })
      for (const { form, kind } of entry.forms) {
        const rival = names.find(form).find((target) => isRival(target, entry, kind))
        if (rival?.entry) warnings.push(claimedTwice({ path, form, first: rival.entry.entity, second: entry.entity }))
        names.add(form, { kind, entry, use })
      }
    }
    addVetoes(vetoes, { path, names, entries })
  }
  addVetoes(rules.file.vetoes, { path: rules.path, names, entries })
  const known = {
    ...{ names, is: classesOf(rules.file) },
    ...{ titles: trieOf(rules.file.titles), vetoAfter: trieOf(rules.file.vetoAfter) },
  }
  return {
    ...{ ...known, entries, warnings, entityById, rolesOf: rolesIn(known) },
    ...{ portfolios: rules.file.portfolios, ...listedMinistries(gazetteers) },
    officials: indexOfficials(people),
    forms: gazetteers.flatMap((one) => one.entries.flatMap(({ forms }) => forms.map(({ form }) => form))),
    readingsByForm: new Map(rules.file.ambiguous.map(({ form, readings }) => [form, readings])),
  }
}

function listedMinistries(gazetteers: readonly NamedGazetteer[]): Pick<Lexicon, 'ministries' | 'withoutMinistries'> {
  const listed = gazetteers.flatMap(({ entries }) => entries).filter(({ portfolio }) => portfolio !== '')
  const ministries = listed.map(({ entity, portfolio }) => [`${entity.iso3} ${portfolio}`, entity] as const)
  const others = listed.filter(({ entity }) => !entity.name.includes('Ministry'))
  return {
    ministries: new Map(ministries.reverse()),
    withoutMinistries: new Set(others.map(({ entity }) => entity.iso3)),
  }
}

function isRival(target: FormTarget, entry: GazetteerEntry, kind: FormKind): boolean {
  if (!target.entry || target.entry.entity.id === entry.entity.id) return false
  return target.kind !== 'seat' && kind !== 'seat'
}

function addVetoes(
  forms: readonly string[],
  into: { readonly path: string; readonly names: Trie<FormTarget>; readonly entries: KnowledgeEntry[] },
): void {
  for (const form of forms) {
    const use = { file: into.path, entry: form, kind: 'veto' }
    into.entries.push(use)
    into.names.add(form, { kind: 'veto', use })
  }
}

function trieOf(names: readonly string[]): Trie<true> {
  const trie = createTrie<true>()
  for (const name of names) trie.add(name, true)
  return trie
}

function classesOf(rules: Rules): Lexicon['is'] {
  const lists: Record<string, readonly string[]> = {
    ...Object.fromEntries(CLASSES.map((name) => [name, rules[name as keyof Rules] as readonly string[]])),
    ...Object.fromEntries(METONYM_CLASSES.map((name) => [name, rules.metonyms[name]])),
    languageBefore: rules.languages.before,
    languageAfter: rules.languages.after,
    languageFollow: rules.languages.follow,
    language: rules.languages.names,
    titleWord: rules.titles
      .map((title) => title.split(/[ -]/).at(-1) ?? '')
      .filter(
        (word) => /^\p{Lu}/u.test(word) && !rules.titleWordsInNames.includes(word) && !rules.portfolio.includes(word),
      ),
  }
  return Object.fromEntries(
    Object.entries(lists).map(([name, words]) => [name, new Set(words)]),
  ) as unknown as Lexicon['is']
}

function duplicateId(path: string, entity: Entity): Issue {
  return {
    severity: 'warning',
    code: 'name-id-twice',
    message: `${path}: the ${entity.type} id "${entity.id}" stands more than once; the first entry wins`,
    hint: 'give the second entry another id, or add its forms to the first',
  }
}

function claimedTwice(claim: {
  readonly path: string
  readonly form: string
  readonly first: Entity
  readonly second: Entity
}): Issue {
  return {
    severity: 'warning',
    code: 'name-form-twice',
    message: `${claim.path}: "${claim.form}" names both "${claim.first.name}" and "${claim.second.name}"; the first wins`,
    hint: 'remove the form from one of them, or list both readings under "ambiguous" in the name rules',
  }
}
