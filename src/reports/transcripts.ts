import { sum } from 'd3-array'
import type { Side } from '../model/dialogue.js'
import type { Doc, LayerName } from '../model/layers.js'
import { column, defineRowReport, round4 } from './report.js'
import { sideOf } from './sides.js'

type Row = Doc<LayerName>

const asked = (doc: Row) => doc.exchanges.filter((exchange) => exchange.kind !== 'announcement')

function wordsOf(doc: Row, side: Side): number {
  return sum(asked(doc), (exchange) => sideOf(doc, exchange, side).words)
}

/** One row per press conference. */
export const transcripts = defineRowReport<Row>(
  {
    name: 'transcripts',
    about: 'One row per press conference that was read.',
    columns: [
      column('transcript_id', 'string', (doc) => doc.transcript.id, [
        'country, institution and date of the press conference',
      ]),
      column('date', 'date', (doc) => doc.header.date || null, ['day of the press conference', 'nothing states it']),
      column('title', 'string', (doc) => doc.header.title || null, ['title as printed', 'no title is printed']),
      column('institution', 'string', (doc) => doc.header.institution || null, [
        'who holds the press conference',
        'unknown',
      ]),
      column('speakers', 'list', (doc) => doc.header.speakers, [
        'spokespersons in order of appearance',
        'nobody is named',
      ]),
      column('published_at', 'string', (doc) => doc.header.publishedAt || null, [
        'when it was posted, as printed',
        'not stated',
      ]),
      column('source', 'string', (doc) => doc.transcript.source.path, [
        'input file, relative to the common folder of all inputs',
      ]),
      column('sha256', 'string', (doc) => doc.transcript.source.sha256, ['checksum of the input file']),
      column('format', 'string', (doc) => doc.format, ['layout it was read with']),
      column('language', 'string', (doc) => doc.transcript.language, ['language of the text, ISO 639-1']),
      column('exchanges', 'integer', (doc) => asked(doc).length, [
        'exchanges, announcements left out',
        'never empty',
        'exchanges',
      ]),
      column('question_words', 'integer', (doc) => wordsOf(doc, 'question'), [
        'words of all questions',
        'never empty',
        'words',
      ]),
      column('answer_words', 'integer', (doc) => wordsOf(doc, 'answer'), [
        'words of all answers, announcements left out',
        'never empty',
        'words',
      ]),
      column('issues', 'integer', (doc) => doc.issues.length, [
        'rows that this transcript has in the table issues',
        'never empty',
        'rows',
      ]),
      column('holder', 'string', (doc) => doc.header.holder || null, [
        'government whose stance is read, ISO 3166-1 alpha-3',
        'unknown',
      ]),
      column('announcements', 'integer', (doc) => doc.exchanges.length - asked(doc).length, [
        'statements without a question',
        'never empty',
        'announcements',
      ]),
      column('date_inferred', 'boolean', (doc) => doc.header.dateInferred, [
        'whether the date was worked out rather than read',
      ]),
      column('confidence', 'number', (doc) => round4(doc.confidence), [
        'how sure the reading of the layout is',
        'never empty',
        '0-1',
      ]),
      {
        ...column<Row>('text', 'string', (doc) => doc.transcript.text, [
          'the text that every offset points into, UTF-16 code units',
        ]),
        only: 'json',
      },
    ],
  },
  (doc) => [doc],
)
