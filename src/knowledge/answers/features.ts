import { stemOf } from '../../adapters/natural.js'
import { addMeetings, addStatements, type Stated } from './meetings.js'
import { asking, type Features, isOwn, type OwnReading, WORD } from './own.js'
import type { ExchangeReading, PlacedHit, SentenceReading } from './reading.js'
import { addShape } from './shape.js'

/**
 * Every feature of an exchange. Those of the answer are of the speaker's own words, but for `f:foreign:…`.
 *
 * Edge: a sentence that is wholly somebody else's words changes none of them except those.
 */
export function featuresOf(reading: ExchangeReading, stated: Stated): Features {
  const features = new Map<string, number>()
  const own = reading.answer.filter(isOwn)
  addHits(features, { reading, own })
  addAlone(features, own)
  addTerms(features, 'a', own.map(ownTerms))
  addTerms(features, 'a1', own.slice(0, 1).map(ownTerms))
  addTerms(features, 'q', asking(reading.question).map(ownTerms))
  addTerms(features, 'qa', reading.question.map(ownTerms))
  addShape(features, { reading, own })
  addStatements(features, { own, stated })
  addMeetings(features)
  return features
}

function ownTerms({ words, ownEnd }: SentenceReading): readonly string[] {
  return words.slice(0, ownEnd).map(({ term }) => term)
}

function addHits(features: Map<string, number>, { reading, own }: OwnReading): void {
  const add = (place: string, sentences: readonly SentenceReading[], hits: 'own' | 'foreign') => {
    for (const sentence of sentences) for (const placed of sentence[hits]) addHit(features, place, placed)
  }
  add('', own, 'own')
  add('first:', own.slice(0, 1), 'own')
  add('last:', own.length > 1 ? own.slice(-1) : [], 'own')
  add('foreign:', reading.answer, 'foreign')
  add('', reading.question, 'own')
  add('ask:', asking(reading.question), 'own')
}

const MANY = 3

function addHit(features: Map<string, number>, place: string, { hit }: PlacedHit): void {
  const { id, acts, level, event, reply, side } = hit.formula
  features.set(`f:${place}${id}`, 1)
  if (place === '') features.set(`p:${id}#${hit.pattern}`, 1)
  if (side === 'question') return
  for (const act of acts) count(features, `act:${place}${act}`)
  for (let l = 1; l <= level; l++) features.set(`lvl:${place}${l}`, 1)
  if (event) features.set(`ev:${place}${event}`, 1)
  if (reply) features.set(`rep:${place}${reply}`, 1)
}

function count(features: Map<string, number>, name: string): void {
  features.set(name, Math.min(MANY, (features.get(name) ?? 0) + 1))
}

const FEW_SENTENCES = 2

/** What short answers do, and what answers do and nothing else: there a formula weighs more. */
function addAlone(features: Map<string, number>, own: readonly SentenceReading[]): void {
  const formulas = own.flatMap((sentence) => sentence.own.map(({ hit }) => hit.formula))
  features.set(`rule:level=${Math.max(0, ...formulas.map(({ level }) => level))}`, 1)
  const acts = new Set(formulas.flatMap((formula) => formula.acts))
  const onlyRefuses = [...acts].every((act) => REFUSALS.has(act))
  if (onlyRefuses) for (const act of acts) features.set(`only:${act}`, 1)
  if (acts.size === 0 && formulas.every(({ reply }) => !reply)) features.set('only:nothing', 1)
  const isFrank = ![...acts].some((act) => REFUSALS.has(act)) && !own.some(({ isQuestion }) => isQuestion)
  if (isFrank) features.set('m:frank', 1)
  if (own.length > FEW_SENTENCES) return
  if (isFrank) features.set('short:frank', 1)
  for (const { id, reply } of formulas) {
    features.set(`short:${id}`, 1)
    if (reply) features.set(`short:rep:${reply}`, 1)
  }
  for (const act of acts) features.set(`short:act:${act}`, 1)
}

const REFUSALS: ReadonlySet<string> = new Set(['decline', 'not-aware'])

/** Single stems and pairs of them, each once. */
function addTerms(features: Map<string, number>, side: string, sentences: readonly (readonly string[])[]): void {
  for (const terms of sentences) {
    let before = '^'
    for (const term of terms) {
      const stem = WORD.test(term) ? (term.startsWith('<') ? term : stemOf(term)) : '.'
      if (stem !== '.' && stem !== before) {
        features.set(`w:${side}:${stem}`, 1)
        features.set(`b:${side}:${before} ${stem}`, 1)
      }
      before = stem
    }
  }
}
