import type { KnowledgeEntry } from '../../engine/stage.js'
import type { CueCondition, CueGroup } from '../../knowledge/codebook.js'
import type { Entity } from '../../model/entity.js'
import type { Span } from '../../model/span.js'
import type { PhraseHit } from '../../text/phrases.js'
import type { CompiledCodebook, Cue, MentionCue, PhraseMeaning } from './compile.js'
import type { Place, TopicSentence, TopicText } from './text.js'

/** A cue where it stands, with what it counts there. */
export interface CueHit extends Span {
  readonly topic: number
  readonly entry: KnowledgeEntry
  /** Weight of the cue in this place, before the factor of the place. */
  readonly weight: number
  readonly place: Place
  /** Index of the sentence in its exchange. */
  readonly sentence: number
}

/** What speaks for one topic in one exchange. */
export interface TopicEvidence {
  /** Sums of the weights of cues, by place: the strongest in full, the second by half, and so on. */
  readonly sums: Readonly<Record<Place, number>>
  /** The sums with the factors of their places: the codebook score. */
  readonly score: number
  readonly hits: readonly CueHit[]
}

/** The kind of entity that newspapers and agencies are. */
const MEDIUM = 'outlet'

const NO_EVIDENCE: TopicEvidence = {
  sums: { opening: 0, question: 0, laterQuestion: 0, answer: 0 },
  score: 0,
  hits: [],
}

const PLACES: readonly Place[] = ['opening', 'question', 'laterQuestion', 'answer']

/**
 * What speaks for each topic of a codebook in one exchange, in the order of the codebook.
 *
 * Edge: a topic's evidence never depends on the other topics of the codebook.
 */
export function gatherEvidence(text: TopicText, compiled: CompiledCodebook): readonly TopicEvidence[] {
  const found = text.sentences.map((sentence) => compiled.book.find(text.words, sentence))
  const context = contextOf(text, found)
  const hits = new Map<number, CueHit[]>()
  text.sentences.forEach((sentence, index) => {
    const reading = { text, sentence, index, context, compiled, hits }
    addPhraseHits(reading, found[index] ?? [])
    addMentionHits(reading)
  })
  return compiled.topics.map((_, topic) => {
    const ofTopic = hits.get(topic)
    return ofTopic ? sumHits(keepBest(ofTopic), compiled) : NO_EVIDENCE
  })
}

/** The country that a name stands for or belongs to; the country of a medium that is cited says nothing of the subject. */
function countryOf({ iso3, kind }: Entity): string {
  return kind === MEDIUM ? '' : iso3
}

interface Context {
  readonly holder: string
  readonly countries: ReadonlySet<string>
  readonly phrases: ReadonlySet<string>
}

function contextOf(text: TopicText, found: readonly (readonly PhraseHit<PhraseMeaning>[])[]): Context {
  const phrases = new Set<string>()
  for (const hits of found) for (const { value } of hits) if (value.kind === 'condition') phrases.add(value.phrase)
  const countries = new Set<string>()
  for (const { entity } of text.mentions) countries.add(countryOf(entity))
  countries.delete('')
  return { holder: text.holder, countries, phrases }
}

function holds(condition: CueCondition | undefined, context: Context): boolean {
  if (!condition) return true
  const { country, except, pair, holder, with: needed, without } = condition
  if (holder && holder !== context.holder) return false
  if (country && ![...context.countries].some((code) => isAmong(code, { country, except, holder: context.holder }))) {
    return false
  }
  if (pair && !isPair(pair, context)) return false
  if (needed.length > 0 && !needed.some((phrase) => context.phrases.has(phrase))) return false
  return !without.some((phrase) => context.phrases.has(phrase))
}

function isPair(pair: readonly [string, string], { holder, countries }: Context): boolean {
  return (
    pair.every((code) => code === holder || countries.has(code)) &&
    pair.some((code) => countries.has(code) && code !== holder)
  )
}

interface Among {
  readonly country: CueGroup['country']
  readonly except: readonly string[]
  readonly holder: string
}

function isAmong(code: string, { country, except, holder }: Among): boolean {
  if (country === 'foreign') return code !== '' && code !== holder && !except.includes(code)
  return country?.includes(code) ?? false
}

interface Reading {
  readonly text: TopicText
  readonly sentence: TopicSentence
  readonly index: number
  readonly context: Context
  readonly compiled: CompiledCodebook
  /** What was found so far, by topic. */
  readonly hits: Map<number, CueHit[]>
}

function addHit({ hits, sentence, index }: Reading, cue: Cue, where: Pick<CueHit, 'start' | 'end' | 'weight'>): void {
  const { topic, entry } = cue
  const { start, end, weight } = where
  const hit = { topic, entry, start, end, weight, place: sentence.place, sentence: index }
  const same = hits.get(topic)
  if (same) same.push(hit)
  else hits.set(topic, [hit])
}

function addPhraseHits(reading: Reading, found: readonly PhraseHit<PhraseMeaning>[]): void {
  if (found.length === 0) return
  const { text, sentence, context, compiled } = reading
  const { stock, pivots } = compiled.codebook
  const pivot = found.find(({ value }) => value.kind === 'pivot')
  for (const { value, first, end } of found) {
    if (value.kind !== 'cue' || !holds(value.cue.condition, context)) continue
    const { cue } = value
    const isCovered = (by: 'veto' | 'stock') => isUnder(found, { by, topic: cue.topic, first, end })
    if (isCovered('veto')) continue
    const isPivotal = pivot !== undefined && sentence.place === 'answer' && pivot.first <= first
    const weight = cue.weight * (isCovered('stock') ? stock.factor : 1) * (isPivotal ? pivots.factor : 1)
    const start = text.words.starts[first] ?? 0
    addHit(reading, cue, { start, end: text.words.ends[end - 1] ?? start, weight })
  }
}

interface Covered {
  readonly by: 'veto' | 'stock'
  readonly topic: number
  readonly first: number
  readonly end: number
}

/** Whether the first word of a phrase, and its last, stand in vetoes of its topic or in stock phrases. */
function isUnder(found: readonly PhraseHit<PhraseMeaning>[], { by, topic, first, end }: Covered): boolean {
  let [isFirst, isLast] = [false, false]
  for (const { value, first: from, end: to } of found) {
    if (value.kind !== by || (value.kind === 'veto' && value.topic !== topic)) continue
    isFirst ||= from <= first && first < to
    isLast ||= from < end && end <= to
  }
  return isFirst && isLast
}

function addMentionHits(reading: Reading): void {
  const { sentence, context, compiled } = reading
  for (const { entity, start, end } of sentence.mentions) {
    for (const cue of compiled.mentionCues) {
      if (!isNamed(entity, { cue, holder: context.holder }) || !holds(cue.condition, context)) continue
      const isBeside =
        cue.beside.length === 0 || sentence.mentions.some((m) => cue.beside.includes(countryOf(m.entity)))
      if (isBeside) addHit(reading, cue, { start, end, weight: cue.weight })
    }
  }
}

function isNamed(entity: Entity, { cue, holder }: { readonly cue: MentionCue; readonly holder: string }): boolean {
  if (cue.entities.has(entity.id)) return true
  return isAmong(countryOf(entity), { country: cue.country, except: cue.except, holder })
}

/** Of hits of one topic that overlap, the strongest; of equals the longest, then the first. */
function keepBest(hits: readonly CueHit[]): readonly CueHit[] {
  if (hits.length === 1) return hits
  const taken = new Set<number>()
  const best: CueHit[] = []
  const ranked = [...hits].sort(
    (a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )
  for (const hit of ranked) {
    if (taken.has(hit.start) || taken.has(hit.end - 1)) continue
    best.push(hit)
    for (let at = hit.start; at < hit.end; at++) taken.add(at)
  }
  return best.sort((a, b) => a.start - b.start)
}

/**
 * Sums the hits of one topic by place: the strongest cue in full, the second by half, the third by a third …, so that
 * many weak words never outweigh a strong one. A cue counts once in a place.
 */
function sumHits(hits: readonly CueHit[], compiled: CompiledCodebook): TopicEvidence {
  const { places } = compiled.codebook
  const sums = { opening: 0, question: 0, laterQuestion: 0, answer: 0 }
  let score = 0
  for (const place of PLACES) {
    const weights = weightsIn(hits, place)
    for (let i = 0; i < weights.length; i++) sums[place] += (weights[i] ?? 0) / (i + 1)
    score += places[place] * sums[place]
  }
  return { sums, score, hits }
}

/** The weights of the cues in one place, the strongest first, each cue once. */
function weightsIn(hits: readonly CueHit[], place: Place): readonly number[] {
  const own = hits.filter((hit) => hit.place === place)
  if (own.length < 2) return own.map(({ weight }) => weight)
  const byCue = new Map<string, number>()
  for (const { entry, weight } of own) byCue.set(entry.entry, Math.max(weight, byCue.get(entry.entry) ?? weight))
  return [...byCue.values()].sort((a, b) => b - a)
}
