import { createTally, type FeatureBook, type Features, type Tally } from '../../statistics/features.js'
import type { Formula } from '../formulas.js'
import { createHitFeatures, type HitFeatures, type HitPlace } from './hits.js'
import { addStatements, createMeetings, type Stated } from './meetings.js'
import { asking, type OwnReading } from './own.js'
import type { SentenceReading } from './reading.js'
import { addShape } from './shape.js'
import { createStemCount } from './stems.js'

/**
 * What measures exchanges by the features of a book. Those of the answer are of the speaker's own words, but for
 * `f:foreign:…`.
 *
 * Edge: a sentence that is wholly somebody else's words changes none of them except those.
 */
export function createFeatureReader(book: FeatureBook): (read: OwnReading, stated: Stated) => Features {
  const tally = createTally(book)
  const addHit = createHitFeatures(tally)
  const addStems = createStemCount(tally)
  const addMeetings = createMeetings(tally)
  return (read, stated) => {
    const { reading, own } = read
    const { spoken, question } = reading
    const asked = asking(question)
    addHits(addHit, { read, asked })
    addAlone(tally, own)
    for (const { firstWord, ownEnd } of own) addStems('a', spoken, { from: firstWord, to: ownEnd })
    for (const { firstWord, ownEnd } of own.slice(0, 1)) addStems('a1', spoken, { from: firstWord, to: ownEnd })
    for (const { firstWord, ownEnd } of asked) addStems('q', spoken, { from: firstWord, to: ownEnd })
    for (const { firstWord, ownEnd } of question) addStems('qa', spoken, { from: firstWord, to: ownEnd })
    addShape(tally, { ...read, asked })
    addStatements(tally, { own, stated })
    addMeetings()
    return tally.take()
  }
}

interface Asking {
  readonly read: OwnReading
  readonly asked: readonly SentenceReading[]
}

function addHits(addHit: HitFeatures, { read: { reading, own }, asked }: Asking): void {
  const add = (place: HitPlace, sentences: readonly SentenceReading[], hits: 'own' | 'foreign') => {
    for (const sentence of sentences) for (const { hit } of sentence[hits]) addHit(place, hit)
  }
  add('', own, 'own')
  add('first:', own.slice(0, 1), 'own')
  add('last:', own.length > 1 ? own.slice(-1) : [], 'own')
  add('foreign:', reading.answer, 'foreign')
  add('', reading.question, 'own')
  add('ask:', asked, 'own')
}

const FEW_SENTENCES = 2

/** What short answers do, and what answers do and nothing else: there a formula weighs more. */
function addAlone({ book, set }: Tally, own: readonly SentenceReading[]): void {
  const add = (name: string) => set(book.numberOf(name), 1)
  const formulas: Formula[] = []
  for (const sentence of own) for (const { hit } of sentence.own) formulas.push(hit.formula)
  add(`rule:level=${formulas.reduce((highest, { level }) => Math.max(highest, level), 0)}`)
  const acts = new Set(formulas.flatMap((formula) => formula.acts))
  const onlyRefuses = [...acts].every((act) => REFUSALS.has(act))
  if (onlyRefuses) for (const act of acts) add(`only:${act}`)
  if (acts.size === 0 && formulas.every(({ reply }) => !reply)) add('only:nothing')
  const isFrank = ![...acts].some((act) => REFUSALS.has(act)) && !own.some(({ isQuestion }) => isQuestion)
  if (isFrank) add('m:frank')
  if (own.length > FEW_SENTENCES) return
  if (isFrank) add('short:frank')
  for (const { id, reply } of formulas) {
    add(`short:${id}`)
    if (reply) add(`short:rep:${reply}`)
  }
  for (const act of acts) add(`short:act:${act}`)
}

const REFUSALS: ReadonlySet<string> = new Set(['decline', 'not-aware'])
