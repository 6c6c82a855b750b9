import type { TableDefinition } from '../model/table.js'
import { column, round4 } from './report.js'

/** What became of a topic between two fits. */
export interface TopicMoveRow {
  readonly topic: string
  readonly label: string
  readonly oldTopic: string
  readonly oldLabel: string
  readonly similarity: number
  readonly change: string
  readonly exchanges: number
  readonly oldExchanges: number
}

/** One row per topic of a refit or of the fit before. */
export const topicMoves: TableDefinition<TopicMoveRow> = {
  name: 'topic_moves',
  about: 'What became of each emergent topic between two fits; written beside the model by a refit.',
  columns: [
    column('topic', 'string', ({ topic }) => topic || null, ['topic id in the new model', 'the topic is gone']),
    column('label', 'string', ({ label }) => label || null, ['its name', 'the topic is gone']),
    column('old_topic', 'string', ({ oldTopic }) => oldTopic || null, [
      'topic id in the old model',
      'the topic is new',
    ]),
    column('old_label', 'string', ({ oldLabel }) => oldLabel || null, ['its name there', 'the topic is new']),
    column('similarity', 'number', ({ similarity }) => round4(similarity), [
      'cosine of the two mean directions',
      'never empty',
      '0-1',
    ]),
    column('change', 'string', ({ change }) => change, ['kept, new or gone']),
    column('exchanges', 'integer', ({ exchanges }) => exchanges, ['exchanges in the new fit']),
    column('old_exchanges', 'integer', ({ oldExchanges }) => oldExchanges, ['exchanges in the old fit']),
  ],
}
