import type { KnowledgeEntry } from '../../engine/stage.js'
import type { Side } from '../../model/dialogue.js'
import type { Entity } from '../../model/entity.js'
import type { Atom } from '../../text/atoms.js'
import type { FormTarget } from './target.js'

/** One paragraph as atoms. */
export interface Stretch {
  readonly exchange: number
  readonly side: Side
  readonly atoms: readonly Atom[]
}

/** What a stretch of atoms may be. */
export interface Found {
  readonly first: number
  readonly end: number
  /** Absent where the stretch is a name of nothing that is counted: a law, a language. */
  readonly entity?: Entity
  readonly rule: string
  readonly isLinked: boolean
  readonly isMetonym: boolean
  /** Absent where only the offices of the gazetteer can tell. */
  readonly isInOffice?: boolean
  readonly target?: FormTarget
  readonly use?: KnowledgeEntry
}

/** Whether a word begins with a capital. */
export function isCapital(atom: Atom | undefined): boolean {
  return atom?.isCapital === true
}

/** Whether a word is written in capitals or digits throughout, and is more than one character long. */
export function isAcronym(form: string): boolean {
  return form.length > 1 && !/\p{Ll}/u.test(form) && /\p{Lu}/u.test(form)
}

/** Finds by where they begin and where they end. */
export interface FoundIndex {
  readonly starting: (first: number) => Found | undefined
  readonly ending: (end: number) => Found | undefined
  readonly covering: (at: number) => Found | undefined
}

const NOTHING_FOUND: FoundIndex = {
  starting: () => undefined,
  ending: () => undefined,
  covering: () => undefined,
}

/** An index over finds that do not overlap. */
export function indexFound(found: readonly Found[]): FoundIndex {
  if (found.length === 0) return NOTHING_FOUND
  const starts = new Map(found.map((one) => [one.first, one]))
  const ends = new Map(found.map((one) => [one.end, one]))
  const covers = new Map<number, Found>()
  for (const one of found) for (let at = one.first; at < one.end; at += 1) covers.set(at, one)
  return {
    starting: (first) => starts.get(first),
    ending: (end) => ends.get(end),
    covering: (at) => covers.get(at),
  }
}

/** Keeps the longest of finds that overlap; of equally long ones the first in `found`. Gives them in reading order. */
export function keepLongest(found: readonly Found[]): readonly Found[] {
  if (found.length < 2) return found
  const taken = new Set<number>()
  const kept: Found[] = []
  const ranked = found
    .map((one, rank) => ({ one, rank }))
    .sort((a, b) => b.one.end - b.one.first - (a.one.end - a.one.first) || a.rank - b.rank)
  for (const { one } of ranked) {
    if (isTaken(taken, one)) continue
    for (let at = one.first; at < one.end; at += 1) taken.add(at)
    kept.push(one)
  }
  return kept.sort((a, b) => a.first - b.first)
}

function isTaken(taken: ReadonlySet<number>, { first, end }: Found): boolean {
  for (let at = first; at < end; at += 1) if (taken.has(at)) return true
  return false
}
