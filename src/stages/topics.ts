import { z } from 'zod'
import { defineStage, entryKey, type KnowledgeEntry, type VocabularyEntry } from '../engine/stage.js'
import { OTHER_TOPIC, type TopicAssignment } from '../model/topic.js'
import { onceFor } from '../text/once.js'
import { assignTopics, OTHER_LABEL } from './topics/assign.js'
import { readTopicKnowledge, type TopicKnowledge } from './topics/knowledge.js'
import { readTopicTexts } from './topics/text.js'

const config = z.strictObject({
  /** Codebook, relative to the pipeline, with its learned weights beside it; `none` gives no codebook topics. */
  codebook: z.string().default('codebooks/press-briefings.yaml'),
})

/** Gives every exchange its codebook topics: by cues, and by learned weights where the codebook has them. */
export const topics = defineStage({
  name: 'topics',
  version: 3,
  about: 'Gives every exchange its codebook topics.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions'],
  gives: ['topics'],
  config,
  build: ({ codebook }, load) => {
    if (codebook === 'none') return { apply: () => ({ topics: [] }), entries: [] }
    const knowledge = readTopicKnowledge(codebook, load)
    return {
      entries: knowledge.compiled.entries,
      vocabulary: { topics: vocabularyOf(knowledge) },
      apply: (doc) => {
        const uses = new Map<string, number>()
        const all: TopicAssignment[] = []
        readTopicTexts(doc).forEach((text, exchange) => {
          const { assignments, hits } = assignTopics(text, exchange, knowledge)
          all.push(...assignments)
          for (const { entry } of hits) {
            const key = keyOf(entry)
            uses.set(key, (uses.get(key) ?? 0) + 1)
          }
        })
        return { topics: all, uses }
      },
    }
  },
})

/** The key of an entry, put together once. */
const keyOf = onceFor((entry: KnowledgeEntry) => entryKey(entry))

function vocabularyOf({ compiled }: TopicKnowledge): readonly VocabularyEntry[] {
  const listed = compiled.topics.map(({ id, label, parent }) => ({ id, label, parent }))
  return [...listed, { id: OTHER_TOPIC, label: OTHER_LABEL, parent: '' }]
}
