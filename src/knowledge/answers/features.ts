import { stemOf } from '../../adapters/natural.js'
import type { ExchangeReading, PlacedHit, SentenceReading, Word } from './reading.js'

/** What is measured of an exchange: names of features and how much of each. */
export type Features = ReadonlyMap<string, number>

/**
 * Every feature of an exchange. Those of the answer are of the speaker's own words, but for `f:foreign:…`.
 *
 * Edge: a sentence that is wholly somebody else's words changes none of them except those.
 */
export function featuresOf(reading: ExchangeReading): Features {
  const features = new Map<string, number>()
  const own = reading.answer.filter(isOwn)
  addHits(features, { reading, own })
  addAlone(features, own)
  addTerms(features, 'a', own.map(ownTerms))
  addTerms(features, 'a1', own.slice(0, 1).map(ownTerms))
  addTerms(features, 'q', asking(reading.question).map(ownTerms))
  addTerms(features, 'qa', reading.question.map(ownTerms))
  addLengths(features, { reading, own })
  addOverlap(features, { reading, own })
  return features
}

const WORD = /^[a-z<][a-z'>.-]*$/

/** Whether a sentence has words of the speaker's own. */
export function isOwn({ words, ownEnd }: SentenceReading): boolean {
  return words.slice(0, ownEnd).some(({ norm }) => WORD.test(norm))
}

interface OwnReading {
  readonly reading: ExchangeReading
  readonly own: readonly SentenceReading[]
}

function put(features: Map<string, number>, name: string, value: number): void {
  if (value !== 0) features.set(name, value)
}

function ownTerms({ words, ownEnd }: SentenceReading): readonly string[] {
  return words.slice(0, ownEnd).map(({ term }) => term)
}

/** The sentences that ask: those with a question mark, else the last. */
function asking(question: readonly SentenceReading[]): readonly SentenceReading[] {
  const found = question.filter(({ isQuestion }) => isQuestion)
  return found.length > 0 ? found : question.slice(-1)
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
  const onlyRefuses = [...acts].every((act) => act === 'decline' || act === 'not-aware')
  if (onlyRefuses) for (const act of acts) features.set(`only:${act}`, 1)
  if (acts.size === 0) features.set('only:nothing', 1)
  if (own.length > FEW_SENTENCES) return
  for (const { id } of formulas) features.set(`short:${id}`, 1)
  for (const act of acts) features.set(`short:act:${act}`, 1)
}

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

const WORD_STEPS = [12, 25, 40, 60, 100, 160, 250, 400]

function addLengths(features: Map<string, number>, { reading, own }: OwnReading): void {
  const words = own.reduce((sum, { ownEnd }) => sum + ownEnd, 0)
  const asked = reading.question.reduce((sum, sentence) => sum + sentence.words.length, 0)
  const questions = reading.question.filter(({ isQuestion }) => isQuestion).length
  for (const limit of WORD_STEPS) put(features, `m:words>${limit}`, words > limit ? 1 : 0)
  put(features, 'm:log-words', Math.log(1 + words) / 5)
  put(features, 'm:log-asked', Math.log(1 + asked) / 5)
  put(features, 'm:sentences', Math.log(1 + own.length) / 2)
  put(features, 'm:questions>1', questions > 1 ? 1 : 0)
  put(features, 'm:questions>2', questions > 2 ? 1 : 0)
  put(features, 'm:counter-question', own.some(({ isQuestion }) => isQuestion) ? 1 : 0)
  put(features, 'm:ends-asking', own.at(-1)?.isQuestion ? 1 : 0)
  const bare = own.filter((sentence) => sentence.own.every(({ hit }) => hit.formula.acts.length === 0)).length
  put(features, 'm:bare-sentences', Math.min(1, bare / 4))
  put(features, 'm:bare-share', own.length > 0 ? bare / own.length : 0)
}

const CONTENT_MIN_CHARS = 4

/** How much of what is asked comes back in the answer. */
function addOverlap(features: Map<string, number>, { reading, own }: OwnReading): void {
  const said = contentStems(own.flatMap(({ words, ownEnd }) => words.slice(0, ownEnd)))
  const asked = contentStems(reading.question.flatMap(({ words }) => words))
  put(features, 'm:overlap-ask', shareIn(contentStems(asking(reading.question).flatMap(({ words }) => words)), said))
  put(features, 'm:overlap-question', shareIn(asked, said))
  put(features, 'm:overlap-first', shareIn(asked, contentStems(own[0]?.words ?? [])))
}

function contentStems(words: readonly Word[]): ReadonlySet<string> {
  const long = words.filter(({ norm }) => norm.length >= CONTENT_MIN_CHARS && WORD.test(norm))
  return new Set(long.map(({ norm }) => stemOf(norm)))
}

function shareIn(asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (asked.size === 0) return 0
  return [...asked].filter((stem) => said.has(stem)).length / asked.size
}
