import { entryKey } from '../../engine/stage.js'
import { isHeldOn } from '../../knowledge/gazetteer.js'
import type { Exchange } from '../../model/dialogue.js'
import type { Entity, Mention } from '../../model/entity.js'
import type { Sentence } from '../../model/token.js'
import type { Header, Transcript } from '../../model/transcript.js'
import { splitAtoms } from '../../text/atoms.js'
import { findDefined, learnDefinitions } from './definitions.js'
import { type Found, indexFound, keepLongest, type Stretch } from './found.js'
import { findGazetteerNames } from './gazetteer-names.js'
import type { Lexicon } from './lexicon.js'
import { isLinkable, linkOfficial } from './officials.js'
import { findOrganisations } from './organisations.js'
import { findPeople, isPlaceInName, type PeopleContext } from './people.js'
import { findPlaces } from './places.js'
import { findProposals } from './proposals.js'
import { findSurnames, learnSurnames } from './surnames.js'
import { findBeforeDocuments, findDocuments, findEvents, findQuotedTitles } from './vetoes.js'

/** What of a transcript is read to tag names. */
export interface TaggedDoc {
  readonly transcript: Pick<Transcript, 'text'>
  readonly header: Pick<Header, 'holder' | 'date'>
  readonly exchanges: readonly Pick<Exchange, 'question' | 'answer'>[]
  readonly sentences: readonly Sentence[]
}

/** What a territory's code is replaced with, by code. */
export type Territories = ReadonlyMap<string, string>

interface Paragraph {
  readonly stretch: Stretch
  readonly context: PeopleContext
  readonly gazetteer: readonly Found[]
  readonly found: readonly Found[]
}

/** Every mention of one transcript, in reading order, with how often each entry fired. */
export function tagNames(
  doc: TaggedDoc,
  { lexicon, territories }: { readonly lexicon: Lexicon; readonly territories: Territories },
): { readonly mentions: readonly Mention[]; readonly uses: ReadonlyMap<string, number> } {
  const paragraphs = stretchesOf(doc).map((stretch) => readParagraph(stretch, { doc, lexicon }))
  const { definitions, longForms } = learnDefinitions(paragraphs)
  const surnames = learnSurnames(paragraphs)
  const uses = new Map<string, number>()
  const sentenceOf = sentenceFinder(doc.sentences)
  const mentions = paragraphs.flatMap(({ stretch, context, found }) => {
    const defined = [...(longForms.get(context) ?? []), ...findDefined(definitions, context)]
    const named = keepLongest([...defined, ...findSurnames(surnames, context), ...found])
    const all = named.map((one) => linkTitled(one, { doc, lexicon, context }))
    for (const { use } of all) {
      const key = use && entryKey(use)
      if (key) uses.set(key, (uses.get(key) ?? 0) + 1)
    }
    return all.flatMap((one) => mentionOf(one, { stretch, doc, context, territories, sentenceOf }))
  })
  return { mentions, uses }
}

function linkTitled(
  found: Found,
  { doc, lexicon, context }: { readonly doc: TaggedDoc; readonly lexicon: Lexicon; readonly context: PeopleContext },
): Found {
  if (found.end - found.first !== 1 || !isLinkable(found, doc.header.date)) return found
  const name = context.textOf(found.first, found.end)
  const before = context.textOf(Math.max(0, found.first - 4), found.first).replace('Councillor', 'Councilor')
  return linkOfficial(found, { name, before, officials: lexicon.officials, ...doc.header })
}

function stretchesOf({ transcript, exchanges }: TaggedDoc): readonly Stretch[] {
  return exchanges.flatMap((exchange, index) =>
    (['question', 'answer'] as const).flatMap((side) =>
      exchange[side].map((span) => ({ exchange: index, side, atoms: splitAtoms(transcript.text, span) })),
    ),
  )
}

function readParagraph(
  stretch: Stretch,
  { doc, lexicon }: { readonly doc: TaggedDoc; readonly lexicon: Lexicon },
): Paragraph {
  const { atoms } = stretch
  const textOf = (first: number, end: number) =>
    doc.transcript.text.slice(atoms[first]?.start ?? 0, atoms[end - 1]?.end ?? 0).replace(/\s+/g, ' ')
  const { holder } = doc.header
  const roles = new Uint16Array(atoms.length)
  for (let at = 0; at < atoms.length; at++) roles[at] = lexicon.rolesOf(atoms[at]?.form ?? '')
  const gazetteer = findGazetteerNames({ atoms, roles, lexicon, holder, textOf })
  const context = { atoms, roles, lexicon, known: indexFound(gazetteer), textOf, holder }
  const documents = [...findDocuments(context), ...findBeforeDocuments(context), ...findQuotedTitles(context)]
  const events = findEvents(context)
  const kept = withoutEvents(gazetteer, events).filter(({ first }) => !isPlaceInName(first, context))
  const people = findPeople(context)
  const read = [
    ...documents,
    ...kept,
    ...findOrganisations(context),
    ...withoutEvents(findPlaces(context), events),
    ...people,
  ]
  const titled = titledPeople(people)
  const listed = keepLongest(read.map((one) => withTitle(one, titled)))
  const found = [...listed, ...findProposals(listed, context)].sort((a, b) => a.first - b.first)
  return { stretch, context, gazetteer, found }
}

/** Leaves out the countries and places in the names of events. */
function withoutEvents(found: readonly Found[], events: readonly Found[]): readonly Found[] {
  if (events.length === 0) return found
  const ends = new Map<number, number>()
  for (const { first, end } of events) {
    for (let at = first; at < end; at += 1) ends.set(at, Math.max(end, ends.get(at) ?? 0))
  }
  const isPlace = ({ entity }: Found) => entity?.type === 'country' || entity?.type === 'place'
  return found.filter((one) => !isPlace(one) || one.end > (ends.get(one.first) ?? 0))
}

/** People after a title, by where they begin; of several at one place the first. */
function titledPeople(people: readonly Found[]): ReadonlyMap<number, Found> {
  return new Map(
    people
      .filter(({ rule }) => rule === 'title')
      .map((one) => [one.first, one] as const)
      .reverse(),
  )
}

/** What the title before a listed person says of the office. */
function withTitle(one: Found, people: ReadonlyMap<number, Found>): Found {
  if (one.entity?.type !== 'person' || !one.isLinked) return one
  const titled = people.get(one.first)
  return titled?.isInOffice === undefined ? one : { ...one, isInOffice: titled.isInOffice }
}

interface MentionContext {
  readonly stretch: Stretch
  readonly doc: TaggedDoc
  readonly context: PeopleContext
  readonly territories: Territories
  readonly sentenceOf: (at: number) => number
}

function mentionOf(found: Found, { stretch, doc, territories, sentenceOf }: MentionContext): readonly Mention[] {
  if (!found.entity) return []
  const start = stretch.atoms[found.first]?.start ?? 0
  const end = stretch.atoms[found.end - 1]?.end ?? start
  const { exchange, side } = stretch
  return [
    {
      ...{ start, end, exchange, side, sentence: sentenceOf(start) },
      entity: recode(found.entity, territories),
      isMetonym: found.isMetonym,
      rule: found.rule,
      isLinked: found.isLinked,
      isInOffice: isInOffice(found, doc.header.date),
    },
  ]
}

/** By the dates of the gazetteer where it has any; else by the title before the name, unless that says `former`. */
function isInOffice({ entity, target, isInOffice: titled }: Found, date: string): boolean {
  if (entity?.type !== 'person') return false
  const offices = target?.entry?.offices ?? []
  return offices.length > 0 && date !== '' ? isHeldOn(offices, date) : (titled ?? false)
}

function recode(entity: Entity, territories: Territories): Entity {
  const code = territories.get(entity.iso3)
  if (code === undefined) return entity
  return { ...entity, iso3: code, id: entity.type === 'country' ? code : entity.id }
}

/** Finds the sentence that an offset stands in; sentences ascend. */
function sentenceFinder(sentences: readonly Sentence[]): (at: number) => number {
  return (at) => {
    let low = 0
    let high = sentences.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((sentences[middle]?.start ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}
