import { z } from 'zod'
import { knowledgeHeader } from './header.js'

const words = z.array(z.string()).default([])

const readingEntry = z.strictObject({
  type: z.enum(['country', 'organisation', 'person', 'place', 'none']),
  /** Id of an entry of the gazetteers, where it stands in one. */
  id: z.string().default(''),
  /** Name of a thing that stands in no gazetteer. */
  name: z.string().default(''),
  country: z.string().default(''),
  near: words,
})

/** The schema of the rules by which names are read that no gazetteer holds. */
export const nameRulesSchema = z.strictObject({
  ...knowledgeHeader,
  /** Forms that hold names without naming anybody. */
  vetoes: words,
  /** Words after a name that make it part of a document. */
  vetoAfter: words,
  /** Last words of the names of laws, treaties, awards, papers: nothing inside is a mention. */
  documentHeads: words,
  /** Last words of the names of events: no country or place inside is a mention, an organisation is. */
  eventHeads: words,
  organisationHeads: words,
  /** Heads in lower case that make an organisation with the adjective of a country before them. */
  lowerHeads: words,
  /** Heads that name an organisation on their own. */
  alone: words,
  /** Heads that need more than one word before them, or a country, unless an `of` follows. */
  weakHeads: words,
  toHeads: words,
  inHeads: words,
  onHeads: words,
  /** Words that an `and` inside an organisation’s name joins. */
  portfolio: words,
  linking: words,
  titles: words,
  formerCues: words,
  particles: words,
  suffixes: words,
  /** Capitalised words that stand at no name's edge: sentence openers, days, months. */
  openers: words,
  /** Capitalised words that are never a person. */
  notPeople: words,
  /** Words of titles that names of organisations hold too. */
  titleWordsInNames: words,
  /** Titles that are written with a point. */
  abbreviatedTitles: words,
  /** What ministries are for: one name, and the words that printed names of it begin with. */
  portfolios: z.array(z.strictObject({ name: z.string(), words: z.array(z.string()) })).default([]),
  /** Heads of the names of ministries. */
  ministryHeads: words,
  /** Acronyms of ministries of the first portfolio. */
  foreignMinistry: words,
  /** Words before a ministry that make it somebody else's than the holder's. */
  ownedBy: words,
  /** Last words of titles behind which a word that is a city elsewhere is a family name. */
  personalTitles: words,
  /** Last words of the names of places. */
  placeHeads: words,
  /** Of these, words that are family names too. */
  familyPlaceHeads: words,
  /** Words that name no place with a head alone: `Special Administrative Region`. */
  plainPlaceWords: words,
  /** First words of the names of places: `Mount`. */
  placeOpeners: words,
  /** Words that an `of` and a name make a place of: `Gulf`. */
  placeOfHeads: words,
  /** Words in lower case behind which, or before whose `of`, a capitalised name is a place: `province`. */
  lowerPlaceHeads: words,
  /** Words behind which a capitalised name is a town where the name of a place follows a comma. */
  townWords: words,
  /** Verbs after a medium at the start of a sentence. */
  reportVerbs: words,
  /** Words whose possessive stands inside names, as in `People's Bank`. */
  possessives: words,
  givenNames: words,
  familyFirst: words,
  hyphenatedFamilyFirst: words,
  metonyms: z.strictObject({
    placeBefore: words,
    governmentBefore: words,
    governmentAfter: words,
    placeAfter: words,
    cityNouns: words,
    governmentNouns: words,
    governmentPrepositions: words,
  }),
  languages: z.strictObject({ before: words, after: words, follow: words, names: words }),
  addressCues: words,
  ambiguous: z.array(z.strictObject({ form: z.string(), readings: z.array(readingEntry).min(1) })).default([]),
})

/** One thing that an ambiguous form can stand for. */
export type Reading = z.infer<typeof readingEntry>
