import type { Doc, LayerName } from '../model/layers.js'
import { surface } from '../model/span.js'
import type { Stance } from '../model/stance.js'
import { unwrap } from '../text/cells.js'
import { column, defineRowReport } from './report.js'

interface Row {
  readonly doc: Doc<LayerName>
  readonly stance: Stance
}

/** The codebook's words for the values of a stance. */
const LABELS: ReadonlyMap<number, string> = new Map([
  [2, 'strong support'],
  [1, 'support'],
  [0, 'neutral'],
  [-1, 'oppose'],
  [-2, 'strong oppose'],
])

/** One row per exchange and target: its statements summed up. */
export const stances = defineRowReport<Row>(
  {
    name: 'stances',
    about: 'One row per exchange and target: the statements summed up.',
    columns: [
      column('exchange_id', 'string', ({ doc, stance }) => doc.exchanges[stance.exchange]?.id ?? null, ['exchange']),
      column('date', 'date', ({ doc }) => doc.header.date || null, [
        'day of the press conference',
        'nothing states it',
      ]),
      column('target_id', 'string', ({ stance }) => stance.target.id, ['entity id or UNNAMED']),
      column('target', 'string', ({ stance }) => stance.target.name, ['name of the target']),
      column('target_type', 'string', ({ stance }) => stance.target.type, ['country, organisation, person or place']),
      column('stance', 'integer', ({ stance }) => (stance.isMixed ? null : stance.stance), [
        'from strong oppose to strong support',
        'mixed',
        '-2 to 2',
      ]),
      column('label', 'string', ({ stance }) => (stance.isMixed ? 'mixed' : (LABELS.get(stance.stance) ?? null)), [
        'the value in words',
      ]),
      column('statements', 'integer', ({ stance }) => stance.statements, [
        'statements on this target',
        'never empty',
        'statements',
      ]),
      column('evidence', 'string', ({ doc, stance }) => unwrap(surface(doc.transcript.text, stance.evidence)), [
        'the strongest clause',
      ]),
      column('mixed', 'boolean', ({ stance }) => stance.isMixed, ['whether the answer both supports and opposes']),
      column('holder', 'string', ({ stance }) => stance.holder || null, [
        'government whose stance it is, ISO 3166-1 alpha-3',
        'unknown',
      ]),
    ],
  },
  (doc) => doc.stances.map((stance) => ({ doc, stance })),
)
