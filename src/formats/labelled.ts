import { institutionsSchema } from '../knowledge/institutions.js'
import type { KnowledgeLoader } from '../knowledge/load.js'
import { createOutletBook, outletsSchema } from '../knowledge/outlets.js'
import type { Carrier } from '../model/carrier.js'
import { surface } from '../model/span.js'
import type { BuiltFormat, Format, Reading, ReadingPaths } from './format.js'
import { prepareCues } from './labelled/cues.js'
import { prepareHeaderCues } from './labelled/header-cues.js'
import { type KnownWords, readDialogue, readTop } from './labelled/read.js'

/** Dialogue in which each turn begins with a label: most briefings of most governments. */
export const labelled: Format = {
  name: 'labelled',
  version: 2,
  about:
    'Turns that begin with a speaker label, or questions in bold type; who asks and who answers shows in the text.',
  build: (load, paths) => build(load, paths, { ordinary: 0.5, own: 0.5, institution: '' }),
}

/** Press conferences of the Chinese Foreign Ministry. */
export const chineseMinistry: Format = {
  name: 'chn-mfa',
  version: 1,
  about:
    'Chinese Foreign Ministry: outlet or Q, then the spokesperson’s name or A, with announcements before and after.',
  build: (load, paths) => build(load, paths, { ordinary: 0, own: 0.9, institution: 'chn-mfa' }),
}

/** Press briefings of the White House. */
export const whiteHouse: Format = {
  name: 'usa-white-house',
  version: 1,
  about: 'White House: Q without a colon, officials in capitals, hard-wrapped lines.',
  build: (load, paths) => build(load, paths, { ordinary: 0, own: 0.9, institution: 'usa-white-house' }),
}

/** How well a layout fits: a text with turns, and one of the institution it is made for. */
interface Fit {
  readonly ordinary: number
  readonly own: number
  readonly institution: string
}

function build(load: KnowledgeLoader, paths: ReadingPaths, fit: Fit): BuiltFormat {
  const known = prepare(load, paths)
  return {
    detect: (carrier) => (isOf(carrier, { fit, known }) ? fit.own : fit.ordinary * likeness(carrier, known)),
    read: (carrier) => readDialogue(carrier, known),
  }
}

/** Knowledge prepared once for all layouts of one loader, so that a carrier need not be read twice. */
const prepared = new WeakMap<KnowledgeLoader, KnownWords>()

function prepare(load: KnowledgeLoader, paths: ReadingPaths): KnownWords {
  const before = prepared.get(load)
  if (before) return before
  const file = load.yaml(paths.institutions, institutionsSchema)
  const outlets = createOutletBook(load.yaml(paths.outlets, outletsSchema))
  const known = {
    institutions: file.institutions,
    cues: prepareCues({ words: file.dialogue, furniture: file.furniture, outlets }),
    header: prepareHeaderCues(file.header),
  }
  prepared.set(load, known)
  return known
}

function isOf(carrier: Carrier, { fit, known }: { readonly fit: Fit; readonly known: KnownWords }): boolean {
  if (fit.institution === '' || carrier.records.length > 0) return false
  const top = readTop(carrier, known)
  return top.head.institution?.id === fit.institution && likeness(carrier, known) > 0
}

/** Whether the title itself says that an institution held a conference on a day, so that its opening alone is one. */
function isAnnounced({ institutionId, date, dateInferred, speakers }: Reading['header']): boolean {
  return institutionId !== '' && (speakers.length > 0 || (date !== '' && !dateInferred))
}

/** 1 where a text has turns with a question, 0 where it has none. */
function likeness(carrier: Carrier, known: KnownWords): number {
  const { turns, header } = readDialogue(carrier, known)
  if (turns.some(({ role }) => role === 'question')) return 1
  const isShort =
    turns
      .flatMap(({ paragraphs }) => paragraphs)
      .reduce((total, span) => total + surface(carrier.text, span).length, 0) < 40
  const isTold = turns.length > 0 && isAnnounced(header)
  return isShort || !(isTold || turns.some(({ label }) => label)) ? 0 : 0.5
}
