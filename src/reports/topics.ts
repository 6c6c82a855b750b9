import type { Doc, LayerName } from '../model/layers.js'
import { surface } from '../model/span.js'
import type { TopicAssignment } from '../model/topic.js'
import { unwrap } from '../text/cells.js'
import { column, defineRowReport, round4 } from './report.js'

interface Row {
  readonly doc: Doc<LayerName>
  readonly assignment: TopicAssignment
}

function evidenceOf({ doc, assignment }: Row): readonly string[] {
  const quotes = assignment.evidence.map((span) => unwrap(surface(doc.transcript.text, span)))
  return assignment.note ? [...quotes, assignment.note] : quotes
}

/** One row per exchange and topic. */
export const topics = defineRowReport<Row>(
  {
    name: 'topics',
    about: 'One row per exchange and topic.',
    columns: [
      column('exchange_id', 'string', ({ doc, assignment }) => doc.exchanges[assignment.exchange]?.id ?? null, [
        'exchange',
      ]),
      column('date', 'date', ({ doc }) => doc.header.date || null, [
        'day of the press conference',
        'nothing states it',
      ]),
      column('topic', 'string', ({ assignment }) => assignment.topic, ['topic id']),
      column('label', 'string', ({ assignment }) => assignment.label, ['name of the topic']),
      column('kind', 'string', ({ assignment }) => assignment.kind, ['codebook or emergent']),
      column('weight', 'number', ({ assignment }) => round4(assignment.weight), [
        'calibrated probability',
        'never empty',
        '0-1',
      ]),
      column('rank', 'integer', ({ assignment }) => assignment.rank, ['1 for the primary topic']),
      column('evidence', 'list', evidenceOf, [
        'at most three pieces of text that carried it, and what a reader should know',
        'none',
      ]),
      column('parent', 'string', ({ assignment }) => assignment.parent || null, [
        'topic it belongs under',
        'no parent',
      ]),
    ],
  },
  (doc) => doc.topics.map((assignment) => ({ doc, assignment })),
)
