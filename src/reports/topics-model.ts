import type { TopicModel } from '../knowledge/topic-model.js'
import type { TableDefinition } from '../model/table.js'
import { column, round4 } from './report.js'

/** One emergent topic with how often it was given in a run. */
export interface TopicsModelRow {
  readonly topic: TopicModel['topics'][number]
  readonly exchanges: number
}

/** One row per emergent topic. */
export const topicsModel: TableDefinition<TopicsModelRow> = {
  name: 'topics_model',
  about: 'One row per emergent topic of the model in use; without rows where no model is.',
  columns: [
    column('topic', 'string', ({ topic }) => topic.id, ['topic id']),
    column('label', 'string', ({ topic }) => topic.label, ['name made of its most telling terms']),
    column('terms', 'list', ({ topic }) => topic.terms, ['telling terms, most telling first']),
    column('exchanges', 'integer', ({ exchanges }) => exchanges, ['exchanges of this run given the topic']),
    column('npmi', 'number', ({ topic }) => round4(topic.npmi), [
      'mean normalised pointwise mutual information of the terms where the model was fitted',
      'never empty',
      '-1 to 1',
    ]),
    column('diversity', 'number', ({ topic }) => round4(topic.diversity), [
      'share of the terms that no other topic has',
      'never empty',
      '0-1',
    ]),
    column('representatives', 'list', ({ topic }) => topic.representatives, [
      'exchanges nearest its middle where the model was fitted',
    ]),
  ],
}
