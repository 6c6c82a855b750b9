import { stemOf } from '../../adapters/natural.js'
import type { Statement } from '../../model/stance.js'
import type { ExchangeReading, PlacedHit, SentenceReading, Word } from './reading.js'

/** What is measured of an exchange: names of features and how much of each. */
export type Features = ReadonlyMap<string, number>

const WORD = /^[a-z<][a-z'>.-]*$/

/** Every feature of an exchange; the answer's are of the speaker's own words, unless the name says `foreign`. */
export function featuresOf(reading: ExchangeReading, statements: readonly Statement[]): Features {
  const features = new Map<string, number>()
  const own = reading.answer.filter(({ ownEnd }) => ownEnd > 0)
  addFormulas(features, reading)
  addTerms(features, 'a', reading.answer.map(ownTerms))
  addTerms(features, 'a1', reading.answer.slice(0, 1).map(ownTerms))
  addTerms(features, 'q', lastQuestion(reading.question).map((sentence) => sentence.words.map(({ term }) => term)))
  addTerms(features, 'qa', reading.question.map((sentence) => sentence.words.map(({ term }) => term)))
  addShape(features, { reading, own })
  addStatements(features, statements)
  return features
}

function put(features: Map<string, number>, name: string, value: number): void {
  if (value !== 0) features.set(name, value)
}

function ownTerms({ words, ownEnd }: SentenceReading): readonly string[] {
  return words.slice(0, ownEnd).map(({ term }) => term)
}

/** The sentences that ask: those with a question mark, else the last. */
function lastQuestion(question: readonly SentenceReading[]): readonly SentenceReading[] {
  const asking = question.filter(({ isQuestion }) => isQuestion)
  return asking.length > 0 ? asking : question.slice(-1)
}

function addFormulas(features: Map<string, number>, reading: ExchangeReading): void {
  reading.answer.forEach((sentence, i) => {
    for (const placed of sentence.own) addHit(features, '', placed)
    if (i === 0) for (const placed of sentence.own) addHit(features, 'first:', placed)
    if (i > 0 && i === reading.answer.length - 1) for (const placed of sentence.own) addHit(features, 'last:', placed)
    for (const placed of sentence.foreign) addHit(features, 'foreign:', placed)
  })
  addLone(features, reading)
  for (const sentence of reading.question) for (const placed of sentence.own) addHit(features, '', placed)
  for (const sentence of lastQuestion(reading.question)) for (const placed of sentence.own) addHit(features, 'ask:', placed)
}

function addHit(features: Map<string, number>, place: string, { hit }: PlacedHit): void {
  const { id, acts, level, event, reply, side } = hit.formula
  features.set(`f:${place}${id}`, 1)
  if (place === '' || place === 'foreign:') features.set(`p:${place}${id}#${hit.pattern}`, 1)
  if (side === 'question') return
  for (const act of acts) features.set(`act:${place}${act}`, Math.min(3, (features.get(`act:${place}${act}`) ?? 0) + 1))
  for (let l = 1; l <= level; l++) features.set(`lvl:${place}${l}`, 1)
  if (event) features.set(`ev:${place}${event}`, 1)
  if (reply) features.set(`rep:${place}${reply}`, 1)
}

const FEW_SENTENCES = 2

/** What short answers do, and what answers do and nothing else: there a formula weighs more. */
function addLone(features: Map<string, number>, { answer }: ExchangeReading): void {
  const hits = answer.flatMap(({ own }) => own)
  const level = Math.max(0, ...hits.map(({ hit }) => hit.formula.level))
  features.set(`rule:level=${level}`, 1)
  const acts = new Set(hits.flatMap(({ hit }) => hit.formula.acts))
  const only = [...acts].every((act) => act === 'decline' || act === 'not-aware')
  if (only) for (const act of acts) features.set(`only:${act}`, 1)
  if (acts.size === 0) features.set('only:nothing', 1)
  if (answer.length > FEW_SENTENCES) return
  for (const { hit } of hits) features.set(`short:${hit.formula.id}`, 1)
  for (const act of acts) features.set(`short:act:${act}`, 1)
}

const MANY = 3

/** What the clause reader makes of the answer: acts, positions and strengths of the holder's own statements. */
function addStatements(features: Map<string, number>, statements: readonly Statement[]): void {
  const count = (name: string) => features.set(name, Math.min(MANY, (features.get(name) ?? 0) + 1))
  for (const { act, position, strength, target, voice, isQuoted } of statements) {
    if (voice || isQuoted) continue
    count(`st:act:${act}`)
    count(`st:${position}`)
    features.set(`st:${position}:${strength}`, 1)
    if (target) features.set(`st:${position}:target`, 1)
  }
  const signs = ['support', 'oppose'].filter((sign) => features.has(`st:${sign}`))
  features.set(`st:only:${signs.join('+') || 'none'}`, 1)
}

/** Single stems and pairs of them, each once. */
function addTerms(features: Map<string, number>, side: string, sentences: readonly (readonly string[])[]): void {
  for (const terms of sentences) {
    let before = '^'
    for (const term of terms) {
      if (!WORD.test(term)) {
        before = '.'
        continue
      }
      const stem = term.startsWith('<') ? term : stemOf(term)
      if (stem === before) continue
      features.set(`w:${side}:${stem}`, 1)
      features.set(`b:${side}:${before} ${stem}`, 1)
      before = stem
    }
  }
}

interface Shape {
  readonly reading: ExchangeReading
  readonly own: readonly SentenceReading[]
}

function addShape(features: Map<string, number>, { reading, own }: Shape): void {
  const words = reading.answer.reduce((sum, { ownEnd }) => sum + ownEnd, 0)
  const asked = reading.question.reduce((sum, sentence) => sum + sentence.words.length, 0)
  for (const limit of [12, 25, 40, 60, 100, 160, 250, 400]) put(features, `m:words>${limit}`, words > limit ? 1 : 0)
  put(features, 'm:log-words', Math.log(1 + words) / 5)
  put(features, 'm:log-asked', Math.log(1 + asked) / 5)
  put(features, 'm:sentences', Math.log(1 + own.length) / 2)
  put(features, 'm:questions>1', reading.question.filter(({ isQuestion }) => isQuestion).length > 1 ? 1 : 0)
  put(features, 'm:questions>2', reading.question.filter(({ isQuestion }) => isQuestion).length > 2 ? 1 : 0)
  put(features, 'm:counter-question', own.some(({ isQuestion }) => isQuestion) ? 1 : 0)
  put(features, 'm:ends-asking', own.at(-1)?.isQuestion ? 1 : 0)
  const bare = own.filter((sentence) => sentence.own.every(({ hit }) => hit.formula.acts.length === 0)).length
  put(features, 'm:bare-sentences', Math.min(1, bare / 4))
  put(features, 'm:bare-share', own.length > 0 ? bare / own.length : 0)
  addOverlap(features, reading)
}

const CONTENT_MIN_CHARS = 4

function addOverlap(features: Map<string, number>, { question, answer }: ExchangeReading): void {
  const said = contentStems(answer.flatMap(({ words }) => words))
  const askedLast = contentStems(lastQuestion(question).flatMap(({ words }) => words))
  const askedAll = contentStems(question.flatMap(({ words }) => words))
  put(features, 'm:overlap-ask', shareIn(askedLast, said))
  put(features, 'm:overlap-question', shareIn(askedAll, said))
  put(features, 'm:overlap-first', shareIn(askedAll, contentStems(answer[0]?.words ?? [])))
}

function contentStems(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.filter(({ norm }) => norm.length >= CONTENT_MIN_CHARS && WORD.test(norm)).map(({ norm }) => stemOf(norm)))
}

function shareIn(asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (asked.size === 0) return 0
  return [...asked].filter((stem) => said.has(stem)).length / asked.size
}
