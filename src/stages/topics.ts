import { z } from 'zod'
import { defineStage, entryKey, type VocabularyEntry } from '../engine/stage.js'
import { codebookSchema } from '../knowledge/codebook.js'
import type { Span } from '../model/span.js'
import { OTHER_TOPIC, type TopicAssignment } from '../model/topic.js'
import { type Choices, chooseByCues } from './topics/choose.js'
import { type CompiledCodebook, compileCodebook } from './topics/compile.js'
import { gatherEvidence, type TopicEvidence } from './topics/evidence.js'
import { readTopicTexts } from './topics/text.js'

const config = z.strictObject({
  /** Codebook, relative to the pipeline; `none` gives no codebook topics. */
  codebook: z.string().default('codebooks/press-briefings.yaml'),
})

const OTHER_LABEL = 'Other'
const EVIDENCE_SPANS = 3

/** Gives every exchange its codebook topics: by cues, and by learned weights where the codebook has them. */
export const topics = defineStage({
  name: 'topics',
  version: 2,
  about: 'Gives every exchange its codebook topics.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions'],
  gives: ['topics'],
  config,
  build: ({ codebook }, load) => {
    if (codebook === 'none') return { apply: () => ({ topics: [] }), entries: [] }
    const compiled = compileCodebook(load.yaml(codebook, codebookSchema), codebook)
    return {
      entries: compiled.entries,
      vocabulary: { topics: vocabularyOf(compiled) },
      apply: (doc) => {
        const uses = new Map<string, number>()
        const assignments = readTopicTexts(doc).flatMap((text, exchange) => {
          const evidence = gatherEvidence(text, compiled)
          for (const { hits } of evidence) {
            for (const { entry } of hits) uses.set(entryKey(entry), (uses.get(entryKey(entry)) ?? 0) + 1)
          }
          return assign(chooseByCues(evidence, compiled.codebook), { exchange, evidence, compiled })
        })
        return { topics: assignments, uses }
      },
    }
  },
})

function vocabularyOf({ topics: all }: CompiledCodebook): readonly VocabularyEntry[] {
  const listed = all.map(({ id, label, parent }) => ({ id, label, parent }))
  return [...listed, { id: OTHER_TOPIC, label: OTHER_LABEL, parent: '' }]
}

interface Case {
  readonly exchange: number
  readonly evidence: readonly TopicEvidence[]
  readonly compiled: CompiledCodebook
}

function assign(choices: Choices, { exchange, evidence, compiled }: Case): readonly TopicAssignment[] {
  const assignments = choices.chosen.map(({ topic, probability }, i): TopicAssignment => {
    const { id = '', label = '', parent = '' } = compiled.topics[topic] ?? {}
    return {
      ...{ exchange, topic: id, label, parent, kind: 'codebook', weight: probability, rank: i + 1 },
      evidence: strongest(evidence[topic]),
      note: '',
    }
  })
  return assignments.length > 0 ? assignments : [otherAssignment(choices, exchange, compiled)]
}

function strongest(evidence: TopicEvidence | undefined): readonly Span[] {
  const seen = new Set<string>()
  return [...(evidence?.hits ?? [])]
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .filter(({ entry }) => !seen.has(entry.entry) && seen.add(entry.entry))
    .slice(0, EVIDENCE_SPANS)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start)
}

function otherAssignment({ nearest }: Choices, exchange: number, compiled: CompiledCodebook): TopicAssignment {
  const named = nearest.map(({ topic, probability }) => `${compiled.topics[topic]?.id} ${probability.toFixed(2)}`)
  const note = named.length > 0 ? `no topic is likely enough; nearest: ${named.join(', ')}` : 'no cue of any topic'
  const weight = 1 - (nearest[0]?.probability ?? 0)
  return {
    ...{ exchange, topic: OTHER_TOPIC, label: OTHER_LABEL, parent: '', kind: 'codebook', weight, rank: 1 },
    ...{ evidence: [], note },
  }
}
