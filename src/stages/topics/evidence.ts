import type { KnowledgeEntry } from '../../engine/stage.js'
import type { CueCondition, CueGroup } from '../../knowledge/codebook.js'
import type { Entity, Mention } from '../../model/entity.js'
import type { Span } from '../../model/span.js'
import type { PhraseHit } from '../../text/phrases.js'
import type { CompiledCodebook, Cue, PhraseMeaning } from './compile.js'
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
  const hits = text.sentences.flatMap((sentence, index) => [
    ...phraseHits({ text, sentence, index, found: found[index] ?? [], context, compiled }),
    ...mentionHits({ text, sentence, index, context, compiled }),
  ])
  const byTopic = new Map<number, CueHit[]>()
  for (const hit of hits) {
    const same = byTopic.get(hit.topic)
    if (same) same.push(hit)
    else byTopic.set(hit.topic, [hit])
  }
  return compiled.topics.map((_, topic) => {
    const found = byTopic.get(topic)
    return found ? sumHits(keepBest(found), compiled) : NO_EVIDENCE
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
  const phrases = found.flatMap((hits) =>
    hits.flatMap(({ value }) => (value.kind === 'condition' ? [value.phrase] : [])),
  )
  const countries = text.mentions.map(({ entity }) => countryOf(entity)).filter(Boolean)
  return { holder: text.holder, countries: new Set(countries), phrases: new Set(phrases) }
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
}

function phraseHits({
  text,
  sentence,
  index,
  found,
  context,
  compiled,
}: Reading & { readonly found: readonly PhraseHit<PhraseMeaning>[] }): readonly CueHit[] {
  if (found.length === 0) return []
  const { stock, pivots } = compiled.codebook
  const covered = coverOf(found)
  const isCovered = (hit: PhraseHit<PhraseMeaning>, by: string) => {
    const words = covered.get(by)
    return words?.has(hit.first) === true && words.has(hit.end - 1)
  }
  const pivot = found.find(({ value }) => value.kind === 'pivot')
  return found.flatMap((hit) => {
    if (hit.value.kind !== 'cue' || !holds(hit.value.cue.condition, context)) return []
    const { cue } = hit.value
    if (isCovered(hit, `veto ${cue.topic}`)) return []
    const isStock = isCovered(hit, 'stock')
    const isPivotal = pivot !== undefined && sentence.place === 'answer' && pivot.first <= hit.first
    const weight = cue.weight * (isStock ? stock.factor : 1) * (isPivotal ? pivots.factor : 1)
    const start = text.words.starts[hit.first] ?? 0
    const end = text.words.ends[hit.end - 1] ?? start
    return [hitOf(cue, { start, end, weight, place: sentence.place, sentence: index })]
  })
}

/** Words of a sentence inside stock phrases, and inside the vetoes of each topic. */
function coverOf(found: readonly PhraseHit<PhraseMeaning>[]): ReadonlyMap<string, ReadonlySet<number>> {
  const covered = new Map<string, Set<number>>()
  for (const { value, first, end } of found) {
    if (value.kind !== 'veto' && value.kind !== 'stock') continue
    const by = value.kind === 'veto' ? `veto ${value.topic}` : 'stock'
    const words = covered.get(by) ?? new Set()
    for (let at = first; at < end; at++) words.add(at)
    covered.set(by, words)
  }
  return covered
}

function mentionHits({ sentence, index, context, compiled }: Reading): readonly CueHit[] {
  if (sentence.mentions.length === 0) return []
  const codes = new Set(sentence.mentions.map(({ entity }) => countryOf(entity)))
  return sentence.mentions.flatMap((mention) =>
    compiled.mentionCues.flatMap((cue) => {
      if (!isNamed(mention, { cue, holder: context.holder }) || !holds(cue.condition, context)) return []
      if (cue.beside.length > 0 && !cue.beside.some((code) => codes.has(code))) return []
      const { start, end } = mention
      return [hitOf(cue, { start, end, weight: cue.weight, place: sentence.place, sentence: index })]
    }),
  )
}

function isNamed(
  { entity }: Mention,
  { cue, holder }: { readonly cue: CompiledCodebook['mentionCues'][number]; readonly holder: string },
): boolean {
  if (cue.entities.has(entity.id)) return true
  return isAmong(countryOf(entity), { country: cue.country, except: cue.except, holder })
}

function hitOf(cue: Cue, where: Pick<CueHit, 'start' | 'end' | 'weight' | 'place' | 'sentence'>): CueHit {
  return { topic: cue.topic, entry: cue.entry, ...where }
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
    const byCue = new Map<string, number>()
    for (const { place: at, entry, weight } of hits) {
      if (at === place) byCue.set(entry.entry, Math.max(weight, byCue.get(entry.entry) ?? weight))
    }
    const weights = [...byCue.values()].sort((a, b) => b - a)
    sums[place] = weights.reduce((sum, weight, i) => sum + weight / (i + 1), 0)
    score += places[place] * sums[place]
  }
  return { sums, score, hits }
}
