import { styleText } from 'node:util'
import type { Doc, LayerName } from '../../model/layers.js'
import { type Span, surface } from '../../model/span.js'
import type { Coded } from '../../model/stance.js'
import { type ExchangeView, viewExchanges } from '../../reports/exchange-view.js'
import { reviewOf } from '../../reports/review.js'
import { unwrap } from '../../text/cells.js'
import { type Mark, markText, withoutControls } from '../../text/mark.js'
import { describeStatements } from './describe-statements.js'

interface Style {
  readonly isColoured: boolean
}

/** One exchange as text for a terminal: question and answer with names and statements marked, then each label with its evidence. */
export function describeExchange(
  doc: Doc<LayerName>,
  { index, isColoured }: { readonly index: number } & Style,
): string {
  const view = viewExchanges(doc)[index]
  if (!view) return ''
  const sections = [
    headline(view),
    ...textOf(view, { isColoured }),
    ...labelsOf(view),
    ...describeStatements(doc, { index, isColoured }),
  ]
  return `${sections.join('\n\n')}\n`
}

function headline({ doc, exchange }: ExchangeView): string {
  const from = exchange.outlets.map(({ name }) => name).join('; ') || exchange.outletLabel || 'nobody named'
  return withoutControls(
    `${exchange.id}  ${exchange.kind}  ${doc.header.date}\n${from} → ${exchange.speakers.join('; ') || 'nobody named'}`,
  )
}

function textOf(view: ExchangeView, style: Style): readonly string[] {
  const { doc, exchange } = view
  const marks = marksOf(view, style)
  const side = (name: 'question' | 'answer') =>
    exchange[name].map((span) => unwrap(markText(withoutControls(doc.transcript.text), { span, marks }))).join('\n')
  return [
    ...(exchange.question.length > 0 ? [`QUESTION\n${side('question')}`] : []),
    `ANSWER\n${side('answer') || '(no reply)'}`,
  ]
}

function marksOf({ doc, index }: ExchangeView, style: Style): readonly Mark[] {
  const mentions = doc.mentions
    .filter(({ exchange }) => exchange === index)
    .map(({ start, end, entity }) => ({ start, end, ...around('cyan', style, ['[', `=${entity.id}]`]) }))
  const statements = doc.statements
    .filter(({ exchange }) => exchange === index)
    .map(({ start, end }) => ({ start, end, ...around('underline', style, ['«', '»']) }))
  return [...mentions, ...uniqueSpans(statements)]
}

function uniqueSpans<S extends Span>(spans: readonly S[]): readonly S[] {
  return [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()]
}

function around(
  format: 'cyan' | 'underline',
  { isColoured }: Style,
  [open, close]: readonly [string, string],
): Pick<Mark, 'open' | 'close'> {
  if (!isColoured) return { open, close }
  const [before = '', after = ''] = styleText(format, '\n', { validateStream: false }).split('\n')
  return { open: before, close: after }
}

function labelsOf(view: ExchangeView): readonly string[] {
  const { doc, topics, coding, reply } = view
  const quote = (span: Span | undefined) =>
    span ? ` — “${withoutControls(unwrap(surface(doc.transcript.text, span)))}”` : ''
  const coded = (label: string, value: Coded<string | number> | undefined) =>
    value ? [`${label}: ${value.value} (${value.confidence.toFixed(2)}; ${value.rule})${quote(value.evidence)}`] : []
  const review = reviewOf(view)
  return [
    [
      ...topics.map(
        ({ topic, weight, evidence, note }) =>
          `topic: ${topic} (${weight.toFixed(2)})${evidence.map(quote).join('')}${note ? ` — ${note}` : ''}`,
      ),
      ...coded('event stance', coding?.eventStance),
      ...coded('level', coding?.level),
      ...(coding ? [`acts: ${coding.acts.join(', ') || 'none'}`] : []),
      ...coded('reply', reply?.reply),
      ...(review.reasons.length > 0 ? [`please look at: ${review.reasons.join(', ')}`] : []),
    ].join('\n'),
  ]
}
