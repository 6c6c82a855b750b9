import type { TopicModel } from '../../knowledge/topic-model.js'

/** What became of a topic between two fits. */
export interface TopicMove {
  readonly topic: string
  readonly label: string
  readonly oldTopic: string
  readonly oldLabel: string
  /** Cosine of the two mean directions. Range: 0-1. */
  readonly similarity: number
  readonly change: 'kept' | 'new' | 'gone'
  readonly exchanges: number
  readonly oldExchanges: number
}

/** Below this cosine two topics are not the same. */
const MIN_SIMILARITY = 0.35

/** A new fit with the ids and labels of the old topics it finds again, and what changed. */
export function matchTopics(
  model: TopicModel,
  old: TopicModel,
): { readonly model: TopicModel; readonly moves: readonly TopicMove[] } {
  const partners = pairUp(model, old)
  const taken = new Set(old.topics.map(({ id }) => id))
  const topics = model.topics.map((topic, i) => {
    const partner = partners.get(i)
    if (partner) return { ...topic, id: partner.old.id, label: partner.old.label }
    let id = topic.id
    for (let n = 2; taken.has(id); n++) id = `${topic.id}-${n}`
    taken.add(id)
    return { ...topic, id }
  })
  const found = new Set([...partners.values()].map((partner) => partner.old.id))
  const moves = topics.map((topic, i): TopicMove => {
    const partner = partners.get(i)
    return {
      ...{ topic: topic.id, label: topic.label, exchanges: topic.exchanges },
      ...{
        oldTopic: partner?.old.id ?? '',
        oldLabel: partner?.old.label ?? '',
        oldExchanges: partner?.old.exchanges ?? 0,
      },
      ...{ similarity: partner?.similarity ?? 0, change: partner ? 'kept' : 'new' },
    }
  })
  const gone = old.topics
    .filter(({ id }) => !found.has(id))
    .map(
      (topic): TopicMove => ({
        ...{
          topic: '',
          label: '',
          exchanges: 0,
          oldTopic: topic.id,
          oldLabel: topic.label,
          oldExchanges: topic.exchanges,
        },
        ...{ similarity: 0, change: 'gone' },
      }),
    )
  return { model: { ...model, topics }, moves: [...moves, ...gone] }
}

type Partner = { readonly old: TopicModel['topics'][number]; readonly similarity: number }

/** Pairs of new and old topics, most alike first, each at most once. */
function pairUp(model: TopicModel, old: TopicModel): ReadonlyMap<number, Partner> {
  const oldWeights = old.topics.map((topic) => weightsByTerm(topic, old.terms))
  const pairs = model.topics.flatMap((topic, i) => {
    const weights = weightsByTerm(topic, model.terms)
    return oldWeights.map((other, j) => ({ i, j, similarity: cosineOf(weights, other) }))
  })
  pairs.sort((a, b) => b.similarity - a.similarity || a.i - b.i || a.j - b.j)
  const partners = new Map<number, Partner>()
  const used = new Set<number>()
  for (const { i, j, similarity } of pairs) {
    const topic = old.topics[j]
    if (!topic || similarity < MIN_SIMILARITY || partners.has(i) || used.has(j)) continue
    partners.set(i, { old: topic, similarity })
    used.add(j)
  }
  return partners
}

function weightsByTerm(
  { places, weights }: TopicModel['topics'][number],
  terms: readonly string[],
): ReadonlyMap<string, number> {
  return new Map(places.map((place, i) => [terms[place] ?? '', weights[i] ?? 0]))
}

function cosineOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let total = 0
  for (const [term, weight] of a) total += weight * (b.get(term) ?? 0)
  return Math.round(Math.min(1, total) * 1e6) / 1e6
}
