import type { DialogueWords, Furniture } from '../../knowledge/institutions.js'
import type { OutletBook } from '../../knowledge/outlets.js'
import { foldMarks } from '../../text/normalise.js'

/** The words by which a layout is known, ready to look up. */
export interface Cues {
  readonly outlets: OutletBook
  readonly furniture: Furniture
  readonly answerers: ReadonlySet<string>
  readonly askers: ReadonlySet<string>
  readonly askerPrefixes: ReadonlySet<string>
  readonly moderators: ReadonlySet<string>
  readonly offices: ReadonlySet<string>
  readonly addresses: ReadonlySet<string>
  readonly persons: ReadonlySet<string>
  readonly followUps: readonly string[]
  readonly clarifiers: ReadonlySet<string>
  readonly places: readonly string[]
  readonly acts: readonly string[]
  readonly alike: readonly string[]
  readonly sections: ReadonlySet<string>
  readonly reported: {
    readonly asks: readonly string[]
    readonly replies: ReadonlySet<string>
    readonly links: ReadonlySet<string>
  }
}

/** Prepares the words of a knowledge file for looking up. */
export function prepareCues({
  words,
  ...rest
}: {
  readonly words: DialogueWords
  readonly furniture: Furniture
  readonly outlets: OutletBook
}): Cues {
  return {
    outlets: rest.outlets,
    furniture: rest.furniture,
    answerers: setOf(words.answerers),
    askers: setOf(words.askers),
    askerPrefixes: setOf(words.askerPrefixes),
    moderators: setOf(words.moderators),
    offices: setOf(words.offices),
    addresses: setOf(words.addresses),
    persons: setOf(words.persons),
    followUps: words.followUps.map(foldLabel).toSorted((a, b) => b.length - a.length),
    clarifiers: setOf(words.clarifiers),
    places: words.afterConference.places.map(foldLabel),
    acts: words.afterConference.acts.map(foldLabel),
    alike: words.alike.map(foldLabel),
    sections: setOf(rest.furniture.sections),
    reported: {
      asks: words.reported.asks.map(foldLabel).toSorted((a, b) => b.length - a.length),
      replies: setOf(words.reported.replies),
      links: setOf(words.reported.links),
    },
  }
}

function setOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldLabel))
}

/** One spelling for labels that differ in case, marks and blanks only. */
export function foldLabel(label: string): string {
  return foldMarks(label).replace(/[*_]/g, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
