import { createRequire } from 'node:module'
import { rememberWords } from '../text/once.js'

interface Term {
  readonly text: string
  readonly tags: ReadonlySet<string>
}

interface Compromise {
  (text: string): { readonly docs: readonly (readonly Term[])[] }
  model(): { readonly one: { readonly lexicon: Readonly<Record<string, string | readonly string[]>> } }
}

const GIVEN_NAMES: ReadonlySet<string> = new Set(['FirstName', 'MaleName', 'FemaleName'])
const NOT_PERSON = ['Place', 'Organization', 'Honorific', 'Actor', 'Demonym', 'Date', 'Verb', 'Pronoun'] as const
const MAX_RUNS = 50_000

let loaded: Compromise | undefined

/**
 * Whether compromise takes a run of capitalised words for the name of a person that begins with a given name.
 *
 * Each distinct run is read once; the package is loaded with the first one.
 *
 * Source: lexicon and tagger of the package `compromise`.
 */
export const isProposedPerson = rememberWords(MAX_RUNS, readRun)

function readRun(run: string): boolean {
  loaded ??= createRequire(import.meta.url)('compromise/two') as Compromise
  const [given = '', ...others] = run.split(' ')
  if (!isGivenName(given, loaded)) return false
  if (others.length === 0) return true
  const terms = loaded(run).docs.flat()
  return terms.every(({ tags }) => tags.has('Person') && !NOT_PERSON.some((tag) => tags.has(tag)))
}

function isGivenName(word: string, compromise: Compromise): boolean {
  const { lexicon } = compromise.model().one
  const key = word.toLowerCase()
  const tag = Object.hasOwn(lexicon, key) ? (lexicon[key] ?? '') : ''
  return typeof tag === 'string' ? GIVEN_NAMES.has(tag) : tag.some((one) => GIVEN_NAMES.has(one))
}
