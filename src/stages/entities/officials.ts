import type { KnowledgeEntry } from '../../engine/stage.js'
import { type GazetteerEntry, isHeldOn } from '../../knowledge/gazetteer.js'
import type { Found } from './found.js'

/** A listed person with an office, and the entry that counts its hits. */
export interface Official {
  readonly entry: GazetteerEntry
  readonly use: KnowledgeEntry
}

/** Listed people with offices, by every single word of their names. */
export type Officials = ReadonlyMap<string, readonly Official[]>

/** Indexes people with offices by the words of their names, first and last. */
export function indexOfficials(people: readonly Official[]): Officials {
  const byWord = new Map<string, Official[]>()
  for (const official of people) {
    if (official.entry.offices.length === 0) continue
    const words = official.entry.entity.name.split(' ')
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) {
      byWord.set(word, [...(byWord.get(word) ?? []), official])
    }
  }
  return byWord
}

/** Where a lone name stands, and on which day. */
export interface OfficialContext {
  readonly name: string
  /** The words before the name. */
  readonly before: string
  readonly officials: Officials
  readonly date: string
  readonly holder: string
}

/** Whether a find is a lone name after a title whose office the day can tell. */
export function isLinkable({ rule, isLinked, isInOffice }: Found, date: string): boolean {
  return rule === 'title' && !isLinked && isInOffice === true && date !== ''
}

/**
 * “State Councilor Wang”: a lone name after a title is the one listed person of that name who holds an office on the day.
 *
 * Edge: of several, those of the country named before the title, else of the holder's; of these, those whose office is the
 * title; the find as it was where that leaves none or two.
 */
export function linkOfficial(found: Found, context: OfficialContext): Found {
  const { name, before, officials, date, holder } = context
  if (!isLinkable(found, date)) return found
  const serving = (officials.get(name) ?? []).filter(({ entry }) => isHeldOn(entry.offices, date))
  const country = found.entity?.iso3 ?? ''
  const own = serving.filter(({ entry }) => entry.entity.iso3 === (country || holder))
  const near = own.length > 0 || country !== '' ? own : serving
  const titled = near.filter(({ entry }) =>
    entry.offices.some((office) => isHeldOn([office], date) && before.endsWith(office.title)),
  )
  const [one, ...others] = titled.length > 0 ? titled : near
  if (!one || others.length > 0) return found
  return {
    ...found,
    ...{ entity: one.entry.entity, isLinked: true, use: one.use },
    target: { kind: 'short', entry: one.entry, use: one.use },
  }
}
