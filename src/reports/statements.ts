import type { Doc, LayerName } from '../model/layers.js'
import { surface } from '../model/span.js'
import type { Statement } from '../model/stance.js'
import { unwrap } from '../text/cells.js'
import { column, defineRowReport } from './report.js'

interface Row {
  readonly doc: Doc<LayerName>
  readonly statement: Statement
  readonly id: string
}

function rowsOf(doc: Doc<LayerName>): readonly Row[] {
  const totals = new Map<number, number>()
  for (const { exchange } of doc.statements) totals.set(exchange, (totals.get(exchange) ?? 0) + 1)
  const seen = new Map<number, number>()
  return doc.statements.map((statement) => {
    const number = (seen.get(statement.exchange) ?? 0) + 1
    seen.set(statement.exchange, number)
    const digits = Math.max(2, String(totals.get(statement.exchange) ?? 0).length)
    const id = `${doc.exchanges[statement.exchange]?.id ?? ''}/s${String(number).padStart(digits, '0')}`
    return { doc, statement, id }
  })
}

/** One row per evaluative or performative clause of an answer. */
export const statements = defineRowReport<Row>(
  {
    name: 'statements',
    about: 'One row per clause of an answer that evaluates somebody or does something in words.',
    columns: [
      column('statement_id', 'string', ({ id }) => id, ['exchange id and number']),
      column('exchange_id', 'string', ({ doc, statement }) => doc.exchanges[statement.exchange]?.id ?? null, [
        'exchange',
      ]),
      column('date', 'date', ({ doc }) => doc.header.date || null, [
        'day of the press conference',
        'nothing states it',
      ]),
      column('holder', 'string', ({ statement }) => statement.holder || null, [
        'government whose stance it is, ISO 3166-1 alpha-3',
        'unknown',
      ]),
      column('act', 'string', ({ statement }) => statement.act, ['what the clause does']),
      column('position', 'string', ({ statement }) => statement.position, ['support, oppose or neutral']),
      column('strength', 'integer', ({ statement }) => statement.strength, [
        'how strong the words are',
        'never empty',
        '0-3',
      ]),
      column('target_id', 'string', ({ statement }) => statement.target?.id ?? null, [
        'about whom: entity id or UNNAMED',
        'no target',
      ]),
      column('target', 'string', ({ statement }) => statement.target?.name ?? null, [
        'name of the target',
        'no target',
      ]),
      column('target_type', 'string', ({ statement }) => statement.target?.type ?? null, [
        'country, organisation, person or place',
        'no target',
      ]),
      column('negated', 'boolean', ({ statement }) => statement.isNegated, ['whether a negation governs the frame']),
      column('quoted', 'boolean', ({ statement }) => statement.isQuoted, ['whether it stands inside quotation marks']),
      column('start', 'integer', ({ statement }) => statement.start, [
        'where the clause begins in the transcript’s text',
        'never empty',
        'UTF-16 code units',
      ]),
      column('end', 'integer', ({ statement }) => statement.end, [
        'where it ends, exclusive',
        'never empty',
        'UTF-16 code units',
      ]),
      column('quote', 'string', ({ doc, statement }) => unwrap(surface(doc.transcript.text, statement)), [
        'the clause',
      ]),
      column('rule', 'string', ({ statement }) => statement.rule, ['frame or formula that fired']),
      column('level', 'integer', ({ statement }) => statement.level, [
        'wording level of the clause; measures wording, forecasts nothing',
        'never empty',
        '0-8',
      ]),
      column('voice', 'string', ({ statement }) => statement.voice || null, [
        'whose words they are',
        'the holder’s own',
      ]),
    ],
  },
  rowsOf,
)
