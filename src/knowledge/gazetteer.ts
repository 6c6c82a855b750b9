import { z } from 'zod'
import type { Entity } from '../model/entity.js'
import { byCodeUnit } from '../text/compare.js'
import { slugify } from '../text/normalise.js'
import { knowledgeHeader } from './header.js'

const words = z.array(z.string()).default([])
/** Id of the same entity in Wikidata; empty where it is not known for certain. */
const wikidata = z
  .string()
  .regex(/^Q[1-9]\d*$/, 'expected an id of Wikidata such as "Q30"')
  .default('')

const countryEntry = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 3166-1 alpha-3 code'),
  name: z.string(),
  forms: words,
  /** Adjectives and names of the people, singular and plural. */
  adjectives: words,
  /** Forms that only stand before a hyphen, such as `Sino`. */
  combining: words,
  /** Capitals and seats that can stand for the government. */
  seats: words,
  /** Whether the state is no more. */
  former: z.boolean().default(false),
  wikidata,
})

const organisationEntry = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  kind: z.string().default(''),
  country: z.string().default(''),
  forms: words,
  /** Whether the name is a seat that stands for a government. */
  metonym: z.boolean().default(false),
  /** What a ministry is for, as the name rules call it, so that every printing of it has this identity. */
  portfolio: z.string().default(''),
  wikidata,
})

const office = z
  .string()
  .regex(/^.+, \d{4}-\d{2}-\d{2}\.\.(\d{4}-\d{2}-\d{2})?$/, 'expected "title, YYYY-MM-DD..YYYY-MM-DD"')
  .transform((text) => {
    const at = text.lastIndexOf(', ')
    const [from = '', to = ''] = text.slice(at + 2).split('..')
    return { title: text.slice(0, at), from, to }
  })

const personEntry = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  kind: z.string().default(''),
  country: z.string().default(''),
  forms: words,
  /** Names that stand for the person on their own, such as the family name. */
  short: words,
  offices: z.array(office).default([]),
  wikidata,
})

const placeEntry = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  kind: z.string().default(''),
  country: z.string().default(''),
  forms: words,
  /** Id of the organisation that it can stand for, as Brussels for the European Union. */
  stands: z.string().default(''),
  wikidata,
})

const placeList = z.strictObject({
  kind: z.string().default(''),
  country: z.string().default(''),
  names: z.array(z.string()),
})

/** The schema of a file of names: any of the four kinds, so that a user's own names fit into one file. */
export const gazetteerSchema = z.strictObject({
  /** The header may be left out of a user's own file. */
  about: knowledgeHeader.about.default('Names of my own.'),
  version: knowledgeHeader.version.default(1),
  source: knowledgeHeader.source.default('not stated'),
  changes: knowledgeHeader.changes.default([]),
  countries: z.array(countryEntry).default([]),
  organisations: z.array(organisationEntry).default([]),
  people: z.array(personEntry).default([]),
  places: z.array(placeEntry).default([]),
  /** Many places of one kind and country, by their names alone; `=` stands between the names of one place. */
  lists: z.array(placeList).default([]),
  vetoes: words,
})

export type GazetteerFile = z.infer<typeof gazetteerSchema>

/** A period in which a person held an office; `to` is empty while it is held. */
export type Office = z.infer<typeof office>

/** How a form names its entity. */
export type FormKind = 'name' | 'adjective' | 'combining' | 'seat' | 'short' | 'veto'

/** One entity of a gazetteer with every form it goes by. */
export interface GazetteerEntry {
  readonly entity: Entity
  readonly forms: readonly { readonly form: string; readonly kind: FormKind }[]
  readonly offices: readonly Office[]
  /** Whether the name itself is a seat that stands for a government. */
  readonly isSeat: boolean
  /** Id of the organisation that a place can stand for. */
  readonly stands: string
  /** Id in Wikidata; empty where none is known. */
  readonly wikidata: string
  /** What a ministry is for; empty for anything else. */
  readonly portfolio: string
}

/** The entries of a file of names, in the order of the file. */
export function entriesOf(file: GazetteerFile): readonly GazetteerEntry[] {
  return [
    ...file.countries.map(countryOf),
    ...file.organisations.map((entry) => plainEntry(entry, { type: 'organisation', isSeat: entry.metonym })),
    ...file.people.map(personOf),
    ...file.places.map((entry) => ({ ...plainEntry(entry, { type: 'place', isSeat: false }), stands: entry.stands })),
    ...file.lists.flatMap(({ kind, country, names }) =>
      names.map((line) => {
        const [name = line, ...forms] = line.split(' = ')
        return plainEntry({ name, kind, country, forms }, { type: 'place', isSeat: false })
      }),
    ),
  ]
}

type CountryEntry = z.infer<typeof countryEntry>

function countryOf({ id, name, forms, adjectives, combining, seats, former, wikidata }: CountryEntry): GazetteerEntry {
  return {
    entity: { id, type: 'country', name, iso3: id, kind: former ? 'former state' : 'country' },
    forms: [
      ...[name, ...forms].map((form) => ({ form, kind: 'name' }) as const),
      ...adjectives.map((form) => ({ form, kind: 'adjective' }) as const),
      ...combining.map((form) => ({ form, kind: 'combining' }) as const),
      ...seats.map((form) => ({ form, kind: 'seat' }) as const),
    ],
    offices: [],
    isSeat: false,
    stands: '',
    wikidata,
    portfolio: '',
  }
}

interface PlainEntry {
  readonly id?: string | undefined
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly forms: readonly string[]
  readonly wikidata?: string
  readonly portfolio?: string
}

function plainEntry(
  { id, name, kind, country, forms, wikidata = '', portfolio = '' }: PlainEntry,
  { type, isSeat }: { readonly type: Entity['type']; readonly isSeat: boolean },
): GazetteerEntry {
  return {
    entity: { id: id ?? slugify(name), type, name, iso3: country, kind },
    forms: [...new Set([name, ...forms])].map((form) => ({ form, kind: 'name' }) as const),
    offices: [],
    isSeat,
    stands: '',
    wikidata,
    portfolio,
  }
}

function personOf(entry: z.infer<typeof personEntry>): GazetteerEntry {
  const plain = plainEntry(entry, { type: 'person', isSeat: false })
  const short = entry.short.map((form) => ({ form, kind: 'short' }) as const)
  return { ...plain, forms: [...plain.forms, ...short], offices: entry.offices }
}

/** A medium that asks, as an organisation that can be named. */
export function outletEntryOf(outlet: {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string
}): GazetteerEntry {
  const forms = [outlet.name, ...outlet.aliases].flatMap((form) =>
    /^The \S+ /.test(form) ? [form, form.slice('The '.length)] : [form],
  )
  const entry = { ...outlet, kind: 'outlet', forms }
  return plainEntry(entry, { type: 'organisation', isSeat: false })
}

/** Whether one of the offices is held on a day. */
export function isHeldOn(offices: readonly Office[], date: string): boolean {
  return offices.some(({ from, to }) => byCodeUnit(from, date) <= 0 && (to === '' || byCodeUnit(date, to) <= 0))
}
