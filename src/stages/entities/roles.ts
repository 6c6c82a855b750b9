import { rememberWords } from '../../text/once.js'
import type { Trie } from '../../text/trie.js'

/** What a form may begin or be, one bit each; nearly all words of a text have none. */
export const ROLE = {
  name: 1,
  title: 2,
  vetoAfter: 4,
  givenName: 8,
  familyFirst: 16,
  documentHead: 32,
  eventHead: 64,
  organisationHead: 128,
  lowerHead: 256,
  foreignMinistry: 512,
  placeWord: 1024,
} as const

const PLACE_WORDS = ['placeHeads', 'lowerPlaceHeads', 'placeOfHeads', 'placeOpeners', 'townWords'] as const

const MAX_FORMS = 60_000

/** What roles are told by. */
interface Listed {
  readonly names: Pick<Trie<unknown>, 'begins'>
  readonly titles: Pick<Trie<unknown>, 'begins'>
  readonly vetoAfter: Pick<Trie<unknown>, 'begins'>
  readonly is: Readonly<Record<WordList, ReadonlySet<string>>>
}

type WordList =
  | (typeof PLACE_WORDS)[number]
  | ('givenNames' | 'familyFirst' | 'hyphenatedFamilyFirst' | 'documentHeads' | 'eventHeads')
  | ('organisationHeads' | 'lowerHeads' | 'foreignMinistry')

/** The roles of a form in a lexicon, worked out once for each distinct form. */
export function rolesIn({ names, titles, vetoAfter, is }: Listed): (form: string) => number {
  const tests: readonly (readonly [number, (form: string) => boolean])[] = [
    [ROLE.name, names.begins],
    [ROLE.title, titles.begins],
    [ROLE.vetoAfter, vetoAfter.begins],
    [ROLE.givenName, (form) => is.givenNames.has(form)],
    [ROLE.familyFirst, (form) => is.familyFirst.has(form) || is.hyphenatedFamilyFirst.has(form)],
    [ROLE.documentHead, (form) => is.documentHeads.has(form)],
    [ROLE.eventHead, (form) => is.eventHeads.has(form)],
    [ROLE.organisationHead, (form) => is.organisationHeads.has(form)],
    [ROLE.lowerHead, (form) => is.lowerHeads.has(form)],
    [ROLE.foreignMinistry, (form) => is.foreignMinistry.has(form)],
    ...PLACE_WORDS.map((name) => [ROLE.placeWord, (form: string) => is[name].has(form)] as const),
  ]
  return rememberWords(MAX_FORMS, (form) => tests.reduce((roles, [role, has]) => (has(form) ? roles | role : roles), 0))
}

/** Places of a row of atoms whose form has a role. */
export function placesOf(roles: Uint16Array, role: number): readonly number[] {
  const places: number[] = []
  for (let at = 0; at < roles.length; at++) if (((roles[at] as number) & role) !== 0) places.push(at)
  return places
}
