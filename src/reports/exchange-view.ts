import { group } from 'd3-array'
import type { Exchange } from '../model/dialogue.js'
import type { Doc, LayerName } from '../model/layers.js'
import type { Coding, ReplyCoding } from '../model/stance.js'
import type { TopicAssignment } from '../model/topic.js'

/** One exchange with everything that was said of it. */
export interface ExchangeView {
  readonly doc: Doc<LayerName>
  readonly exchange: Exchange
  readonly index: number
  /** Codebook topics, primary first. */
  readonly topics: readonly TopicAssignment[]
  readonly coding?: Coding
  readonly reply?: ReplyCoding
}

/** The exchanges of a transcript with their labels. */
export function viewExchanges(doc: Doc<LayerName>): readonly ExchangeView[] {
  const assignments = group(doc.topics, (assignment) => assignment.exchange)
  return doc.exchanges.map((exchange, index) => {
    const coding = doc.codings[index]
    const reply = doc.replies[index]
    const given = assignments.get(index) ?? []
    const codebook = given.filter((topic) => topic.kind === 'codebook')
    const topics = codebook.length > 0 ? codebook : given
    return {
      ...{ doc, exchange, index },
      topics: topics.toSorted((a, b) => a.rank - b.rank),
      ...(coding && { coding }),
      ...(reply && { reply }),
    }
  })
}
