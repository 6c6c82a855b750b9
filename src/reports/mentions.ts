import type { Mention } from '../model/entity.js'
import type { Doc, LayerName } from '../model/layers.js'
import { surface } from '../model/span.js'
import { unwrap } from '../text/cells.js'
import { column, defineRowReport } from './report.js'

interface Row {
  readonly doc: Doc<LayerName>
  readonly mention: Mention
}

function sentenceOf({ doc, mention }: Row): string | null {
  const sentence = doc.sentences[mention.sentence]
  return sentence ? unwrap(surface(doc.transcript.text, sentence)) : null
}

/** One row per place in a question or answer where an entity is named. */
export const mentions = defineRowReport<Row>(
  {
    name: 'mentions',
    about: 'One row per place in a question or answer where a country, organisation, person or place is named.',
    columns: [
      column('exchange_id', 'string', ({ doc, mention }) => doc.exchanges[mention.exchange]?.id ?? null, [
        'exchange it stands in',
      ]),
      column('date', 'date', ({ doc }) => doc.header.date || null, [
        'day of the press conference',
        'nothing states it',
      ]),
      column('side', 'string', ({ mention }) => mention.side, ['question or answer']),
      column('start', 'integer', ({ mention }) => mention.start, [
        'where it begins in the transcript’s text',
        'never empty',
        'UTF-16 code units',
      ]),
      column('end', 'integer', ({ mention }) => mention.end, [
        'where it ends, exclusive',
        'never empty',
        'UTF-16 code units',
      ]),
      column('text', 'string', ({ doc, mention }) => surface(doc.transcript.text, mention), ['the words as printed']),
      column('type', 'string', ({ mention }) => mention.entity.type, ['country, organisation, person or place']),
      column('entity_id', 'string', ({ mention }) => mention.entity.id, [
        'ISO 3166-1 alpha-3 for countries, a stable slug otherwise',
      ]),
      column('name', 'string', ({ mention }) => mention.entity.name, ['canonical name']),
      column('iso3', 'string', ({ mention }) => mention.entity.iso3 || null, [
        'country it is or belongs to; no position on sovereignty',
        'no country',
      ]),
      column('metonym', 'boolean', ({ mention }) => mention.isMetonym, [
        'whether a capital or seat stands for its government',
      ]),
      column('rule', 'string', ({ mention }) => mention.rule, ['what found it']),
      column('linked', 'boolean', ({ mention }) => mention.isLinked, ['whether the entity stands in a gazetteer']),
      column('sentence', 'string', sentenceOf, ['the sentence it stands in']),
    ],
  },
  (doc) => doc.mentions.map((mention) => ({ doc, mention })),
)
