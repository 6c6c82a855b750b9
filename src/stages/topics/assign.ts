import type { Span } from '../../model/span.js'
import { OTHER_TOPIC, type TopicAssignment } from '../../model/topic.js'
import { type Choices, chooseByCues } from './choose.js'
import { type CueHit, gatherEvidence, type TopicEvidence } from './evidence.js'
import type { TopicKnowledge } from './knowledge.js'
import { chooseByWeights, scoreTerms } from './model.js'
import type { TopicText } from './text.js'

/** What a reader is told where a probability rests on nothing learned. */
export const UNCALIBRATED = 'uncalibrated: by cues alone'

export const OTHER_LABEL = 'Other'

const EVIDENCE_SPANS = 3

/** The topics of one exchange, and the cues that fired in it. */
export interface AssignedTopics {
  readonly assignments: readonly TopicAssignment[]
  readonly hits: readonly CueHit[]
}

/** Gives one exchange its codebook topics, primary first, or `other` with the reason. */
export function assignTopics(text: TopicText, exchange: number, knowledge: TopicKnowledge): AssignedTopics {
  const evidence = gatherEvidence(text, knowledge.compiled)
  const choices = choose(text, evidence, knowledge)
  const assignments = choices.chosen.map(({ topic, probability }, i): TopicAssignment => {
    const { id = '', label = '', parent = '' } = knowledge.compiled.topics[topic] ?? {}
    return {
      ...{ exchange, topic: id, label, parent, kind: 'codebook', weight: probability, rank: i + 1 },
      evidence: strongest(evidence[topic]),
      note: knowledge.weights?.topics.includes(id) ? '' : UNCALIBRATED,
    }
  })
  return {
    assignments: assignments.length > 0 ? assignments : [otherAssignment(choices, exchange, knowledge)],
    hits: evidence.flatMap(({ hits }) => hits),
  }
}

function choose(text: TopicText, evidence: readonly TopicEvidence[], knowledge: TopicKnowledge): Choices {
  const { compiled, weights, readTerms } = knowledge
  const { topics } = compiled
  if (!weights) return chooseByCues(evidence, compiled.codebook)
  const terms = readTerms(text)
  const termScores = scoreTerms(terms, { terms: weights.terms, topics, evidence })
  return chooseByWeights({ text, evidence, terms, termScores }, { weights, topics })
}

/** The strongest cues of a topic, each once, where they stand first, in the order of the text. */
function strongest(evidence: TopicEvidence | undefined): readonly Span[] {
  const seen = new Set<string>()
  return [...(evidence?.hits ?? [])]
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .filter(({ entry }) => !seen.has(entry.entry) && seen.add(entry.entry))
    .slice(0, EVIDENCE_SPANS)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start)
}

function otherAssignment({ nearest }: Choices, exchange: number, { compiled }: TopicKnowledge): TopicAssignment {
  const named = nearest.map(({ topic, probability }) => `${compiled.topics[topic]?.id} ${probability.toFixed(2)}`)
  const note = named.length > 0 ? `no topic is likely enough; nearest: ${named.join(', ')}` : 'no cue of any topic'
  const weight = 1 - (nearest[0]?.probability ?? 0)
  return {
    ...{ exchange, topic: OTHER_TOPIC, label: OTHER_LABEL, parent: '', kind: 'codebook', weight, rank: 1 },
    ...{ evidence: [], note },
  }
}
