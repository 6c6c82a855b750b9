import { entryKey, type KnowledgeEntry } from '../../engine/stage.js'
import type { CuesFile, Frame, FramesFile } from '../../knowledge/lexicon.js'
import type { Target } from '../../model/stance.js'
import { openShelf, type PhraseBook, type PhraseShelf } from '../../text/phrase-book.js'

/** A frame with the phrase that stands for it. */
export interface FrameUse {
  readonly frame: Frame
  readonly entry: KnowledgeEntry
  readonly key: string
  /** Whether it begins with a verb, and so must be used as one. */
  readonly isVerb: boolean
}

export type PointerKind = 'self' | 'anaphor' | 'unnamed' | 'collective' | 'group' | 'administration'

/** A phrase that points to somebody without a name. */
export interface Pointer {
  readonly kind: PointerKind
  /** Only for groups and administrations; absent for the one before the holder's own. */
  readonly target?: Target
  /** Only for groups. */
  readonly groupKind?: string
  /** Whose texts alone it is for; empty for all. */
  readonly holder: string
}

/** Everything the stage knows, ready for matching. */
export interface StatementLexicon {
  /** Reads words for all the books. */
  readonly read: PhraseShelf['read']
  readonly frames: PhraseBook<FrameUse>
  readonly pointers: PhraseBook<Pointer>
  readonly marks: Readonly<Record<MarkName, PhraseBook<string>>>
  readonly groupNouns: ReadonlySet<string>
  readonly groupAdjectives: Readonly<Record<string, string>>
  readonly matters: ReadonlySet<string>
  /** What ties a group to the country behind it: "Iran-backed militias". */
  readonly backing: ReadonlySet<string>
  readonly administrations: CuesFile['administrations']
  readonly independent: CuesFile['independent']
  /** By their codes. */
  readonly countries: ReadonlyMap<string, Target>
  readonly territories: Readonly<Record<string, readonly string[]>>
  readonly entries: readonly KnowledgeEntry[]
}

const MARKS = [
  'reporters',
  'endorsements',
  'negators',
  'notNegators',
  'intensifiers',
  'harms',
  'counters',
  'blames',
  'wishes',
  'calming',
] as const
export type MarkName = (typeof MARKS)[number]

interface Files {
  readonly framesPath: string
  readonly frames: FramesFile
  readonly cues: CuesFile
  readonly countries: readonly Target[]
}

/** Compiles frames and cues once. */
export function compileLexicon({ framesPath, frames, cues, countries }: Files): StatementLexicon {
  const shelf = openShelf(frames.irregular)
  const uses = frames.frames.flatMap((frame) =>
    frame.phrases.map((source) => {
      const entry = { file: framesPath, entry: `${frame.id}: ${source}`, kind: 'frame' }
      return {
        source,
        value: { frame, entry, key: entryKey(entry), isVerb: source.startsWith('~') && !source.includes(' ') },
      }
    }),
  )
  return {
    read: shelf.read,
    frames: shelf.add(uses),
    pointers: shelf.add(pointerPhrases(cues)),
    marks: compileMarks(cues, shelf),
    groupNouns: new Set(cues.groupNouns),
    groupAdjectives: cues.groupAdjectives,
    matters: new Set(cues.matters),
    backing: new Set(cues.backing),
    administrations: cues.administrations,
    independent: cues.independent,
    countries: new Map(countries.map((country) => [country.id, country])),
    territories: cues.territories,
    entries: uses.map(({ value }) => value.entry),
  }
}

function compileMarks(cues: CuesFile, shelf: PhraseShelf): StatementLexicon['marks'] {
  const book = (name: MarkName) => shelf.add(cues[name].map((source) => ({ source, value: source })))
  return {
    reporters: book('reporters'),
    endorsements: book('endorsements'),
    negators: book('negators'),
    notNegators: book('notNegators'),
    intensifiers: book('intensifiers'),
    harms: book('harms'),
    counters: book('counters'),
    blames: book('blames'),
    wishes: book('wishes'),
    calming: book('calming'),
  }
}

function pointerPhrases(cues: CuesFile): readonly { source: string; value: Pointer }[] {
  const simple = (kind: PointerKind, phrases: readonly string[], holder = '') =>
    phrases.map((source) => ({ source, value: { kind, holder } }))
  return [
    ...simple('self', cues.self),
    ...Object.entries(cues.holders).flatMap(([holder, phrases]) => simple('self', phrases, holder)),
    ...administrationPhrases(cues),
    ...simple('anaphor', cues.anaphors),
    ...simple('unnamed', cues.unnamed),
    ...simple('collective', cues.collectives),
    ...cues.groups.flatMap(({ id, name, type, holder, kind: groupKind, phrases }) =>
      phrases.map((source) => ({
        source,
        value: { kind: 'group' as const, holder, target: { id, name, type }, groupKind },
      })),
    ),
  ]
}

function administrationPhrases({
  administrations,
  predecessors,
}: CuesFile): readonly { source: string; value: Pointer }[] {
  const kind = 'administration' as const
  return Object.entries(administrations).flatMap(([holder, terms]) => [
    ...terms.flatMap(({ name, phrases }) =>
      phrases.map((source) => ({
        source,
        value: { kind, holder, target: { id: name, name, type: 'organisation' as const } },
      })),
    ),
    ...predecessors.map((source) => ({ source, value: { kind, holder } })),
  ])
}
