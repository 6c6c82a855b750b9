import { group } from 'd3-array'
import { z } from 'zod'
import { defineStage, entryKey, type KnowledgeEntry } from '../engine/stage.js'
import { stopWordsSchema } from '../knowledge/stop-words.js'
import { type TopicModel, topicModelSchema } from '../knowledge/topic-model.js'
import type { Doc } from '../model/layers.js'
import type { Span } from '../model/span.js'
import { OTHER_TOPIC, type TopicAssignment } from '../model/topic.js'
import { type SparseVector, weighTerms } from '../statistics/tf-idf.js'
import { type ExchangeTerms, readWords, termsOf } from './emergent/terms.js'

/** Where the words stand that say nothing, relative to the pipeline. */
export const STOP_WORDS = 'lexicons/stop-words.yaml'

const config = z.strictObject({
  /** The fitted model, a JSON file. */
  model: z.string(),
  stopWords: z.string().default(STOP_WORDS),
})

/** Fewer known terms than this say nothing of a topic. */
const MIN_TERMS = 2
/** An exchange farther than this from every topic belongs to none. */
const MIN_COSINE = 0.03
/** How quickly a topic's weight falls with its distance from the best one. */
const TEMPERATURE = 0.05
const EVIDENCE = 3

/** Gives exchanges that no codebook topic fits the nearest topic of a fitted model. */
export const emergent = defineStage({
  name: 'emergent',
  version: 1,
  about: 'Gives exchanges that no codebook topic fits the nearest topic of a fitted model.',
  needs: ['exchanges', 'sentences', 'tokens', 'topics'],
  gives: ['topics'],
  config,
  build: ({ model: path, stopWords }, load) => {
    const model = load.yaml(path, topicModelSchema)
    const stop = new Set(load.yaml(stopWords, stopWordsSchema).words)
    const known = { model, placeOf: new Map(model.terms.map((term, place) => [term, place])), pulls: pullsOf(model) }
    const entryOf = (id: string): KnowledgeEntry => ({ file: 'emergent topics', entry: id, kind: 'emergent topic' })
    return {
      entries: model.topics.map(({ id }) => entryOf(id)),
      vocabulary: { topics: model.topics.map(({ id, label }) => ({ id, label, parent: '' })) },
      apply: (doc) => {
        const uses = new Map<string, number>()
        const words = readWords(doc, stop)
        const sentences = group(doc.sentences, ({ exchange }) => exchange)
        const noted = new Set(doc.topics.map(({ exchange }) => exchange))
        const added = openExchanges(doc).map((exchange) => {
          const text = termsOf(words[exchange] ?? '')
          const nearing = { ...known, tokens: doc.tokens, sentences: sentences.get(exchange) ?? [], text }
          const assignment = { exchange, rank: noted.has(exchange) ? 2 : 1, ...nearestTopic(nearing) }
          const key = entryKey(entryOf(assignment.topic))
          if (assignment.topic !== OTHER_TOPIC) uses.set(key, (uses.get(key) ?? 0) + 1)
          return assignment
        })
        return { topics: [...doc.topics, ...added], uses }
      },
    }
  },
})

/** The exchanges without a codebook topic. */
export function openExchanges({ exchanges, topics }: Doc<'exchanges' | 'topics'>): readonly number[] {
  const coded = new Set(topics.filter(({ topic }) => topic !== OTHER_TOPIC).map(({ exchange }) => exchange))
  return [...exchanges.keys()].filter((exchange) => !coded.has(exchange))
}

/** How strongly each term of a model pulls toward which topics. */
type Pulls = ReadonlyMap<number, readonly { readonly topic: number; readonly weight: number }[]>

function pullsOf(model: TopicModel): Pulls {
  const all = model.topics.flatMap(({ places, weights }, topic) =>
    places.map((place, i) => ({ place, topic, weight: weights[i] ?? 0 })),
  )
  return group(all, ({ place }) => place)
}

interface Nearing extends Pick<Doc<'sentences' | 'tokens'>, 'sentences' | 'tokens'> {
  readonly model: TopicModel
  readonly placeOf: ReadonlyMap<string, number>
  readonly pulls: Pulls
  readonly text: ExchangeTerms
}

function nearestTopic(nearing: Nearing): Omit<TopicAssignment, 'exchange' | 'rank'> {
  const { model, placeOf, pulls, text } = nearing
  const shared = { kind: 'emergent', parent: '' } as const
  const none = (note: string) =>
    ({ ...shared, topic: OTHER_TOPIC, label: 'Unclustered', weight: 0, evidence: [], note }) as const
  const vector = weighTerms(text.terms, { placeOf, idf: model.idf })
  if (vector.places.length < MIN_TERMS) return none('unclustered: too few words that the model knows')
  const totals = new Float64Array(model.topics.length)
  vector.places.forEach((place, i) => {
    for (const { topic, weight } of pulls.get(place) ?? []) {
      totals[topic] = (totals[topic] ?? 0) + weight * (vector.values[i] ?? 0)
    }
  })
  const cosines = [...totals].map((total) => Math.round(total * 1e9) / 1e9)
  const best = Math.max(...cosines)
  const index = cosines.indexOf(best)
  const topic = model.topics[index]
  if (!topic || best < MIN_COSINE) return none('unclustered: near no topic of the model')
  const total = cosines.reduce((sum, cosine) => sum + Math.exp((cosine - best) / TEMPERATURE), 0)
  return {
    ...{ ...shared, topic: topic.id, label: topic.label, weight: Math.round(1e6 / total) / 1e6 },
    evidence: evidenceOf(nearing, { index, vector }),
    note: '',
  }
}

/** The three words that pull the exchange most toward its topic, where they first stand. */
function evidenceOf(
  { sentences, tokens, model, pulls, text }: Nearing,
  { index, vector }: { readonly index: number; readonly vector: SparseVector },
): readonly Span[] {
  const weightOf = (place: number) => pulls.get(place)?.find(({ topic }) => topic === index)?.weight ?? 0
  const words = vector.places
    .map((place, i) => ({ place, pull: Math.round(weightOf(place) * (vector.values[i] ?? 0) * 1e9) }))
    .filter(({ place, pull }) => pull > 0 && !(model.terms[place] ?? '').includes(' '))
    .sort((a, b) => b.pull - a.pull || a.place - b.place)
    .slice(0, EVIDENCE)
    .map(({ place }) => text.words[text.terms.indexOf(model.terms[place] ?? '')] ?? '')
  const spans = words.flatMap((word) => {
    for (const { firstToken, endToken } of sentences) {
      const token = tokens.slice(firstToken, endToken).find(({ norm }) => norm === word)
      if (token) return [{ start: token.start, end: token.end }]
    }
    return []
  })
  return spans.toSorted((a, b) => a.start - b.start)
}
