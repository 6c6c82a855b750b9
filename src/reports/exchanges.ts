import type { Exchange, Side } from '../model/dialogue.js'
import { rowSource } from '../model/source.js'
import { type Span, surface } from '../model/span.js'
import { replyClassOf } from '../model/stance.js'
import { unwrap } from '../text/cells.js'
import { type ExchangeView, viewExchanges } from './exchange-view.js'
import { column, defineRowReport, round4 } from './report.js'
import { reviewOf } from './review.js'
import { sideOf } from './sides.js'

const side = ({ doc, exchange }: ExchangeView, name: Side) => sideOf(doc, exchange, name)

function quote({ doc }: ExchangeView, span: Span | undefined): string | null {
  return span ? unwrap(surface(doc.transcript.text, span)) : null
}

function wordsOfActs(view: ExchangeView): readonly string[] {
  return (view.coding?.actEvidence ?? []).map(({ act, evidence }) => `${act}: ${quote(view, evidence)}`)
}

function sourceOf({ doc, exchange }: ExchangeView): string {
  const { path } = doc.transcript.source
  return exchange.row === undefined ? path : rowSource(path, exchange.row)
}

function outletFact(exchange: Exchange, fact: 'id' | 'name' | 'country' | 'kind'): string | null {
  return (
    exchange.outlets
      .map((outlet) => outlet[fact])
      .filter(Boolean)
      .join('; ') || null
  )
}

/** One row per exchange: who asked what, and every label of it. */
export const exchanges = defineRowReport<ExchangeView>(
  {
    name: 'exchanges',
    about: 'One row per exchange: a questioner’s turn and the reply to it, or an announcement.',
    columns: [
      column('exchange_id', 'string', ({ exchange }) => exchange.id, ['transcript id and number']),
      column('transcript_id', 'string', ({ doc }) => doc.transcript.id, ['press conference it belongs to']),
      column('date', 'date', ({ doc }) => doc.header.date || null, [
        'day of the press conference',
        'nothing states it',
      ]),
      column('sequence', 'integer', ({ exchange }) => exchange.sequence, ['place in the press conference, from 1']),
      column('kind', 'string', ({ exchange }) => exchange.kind, [
        'question, follow-up, announcement or after-conference',
      ]),
      column('outlet', 'string', ({ exchange }) => outletFact(exchange, 'name'), [
        'medium that asks, canonical name',
        'not named or generic',
      ]),
      column('outlet_id', 'string', ({ exchange }) => outletFact(exchange, 'id'), [
        'stable slug of the medium',
        'not named, generic or unknown',
      ]),
      column('outlet_country', 'string', ({ exchange }) => outletFact(exchange, 'country'), [
        'country of the medium, ISO 3166-1 alpha-3',
        'unknown',
      ]),
      column('speaker', 'list', ({ exchange }) => exchange.speakers, ['who answers', 'nobody is named']),
      column('question', 'string', (view) => side(view, 'question').text || null, [
        'the question, paragraphs a blank line apart',
        'an announcement',
      ]),
      column('answer', 'string', (view) => side(view, 'answer').text || null, [
        'the answer, paragraphs a blank line apart',
        'no reply',
      ]),
      column('question_words', 'integer', (view) => side(view, 'question').words, [
        'words of the question',
        'never empty',
        'words',
      ]),
      column('answer_words', 'integer', (view) => side(view, 'answer').words, [
        'words of the answer',
        'never empty',
        'words',
      ]),
      column('topic', 'string', ({ topics }) => topics[0]?.topic ?? null, ['primary topic', 'language not supported']),
      column('topic_label', 'string', ({ topics }) => topics[0]?.label ?? null, [
        'name of the primary topic',
        'language not supported',
      ]),
      column('topic_weight', 'number', ({ topics }) => (topics[0] ? round4(topics[0].weight) : null), [
        'probability of the primary topic',
        'language not supported',
        '0-1',
      ]),
      column('topics', 'list', ({ topics }) => topics.map((topic) => topic.topic), [
        'all topics, primary first',
        'language not supported',
      ]),
      column('event_stance', 'string', ({ coding }) => coding?.eventStance.value ?? null, [
        'position toward what the question puts',
        'language not supported',
      ]),
      column('reply', 'string', ({ reply }) => reply?.reply?.value ?? null, [
        'how the answer meets the question',
        'announcement, or no reply',
      ]),
      column('reply_class', 'string', ({ reply }) => replyClassOf(reply?.reply?.value) || null, [
        'clear, ambivalent or non-reply',
        'announcement, or no reply',
      ]),
      column('level', 'integer', ({ coding }) => coding?.level.value ?? null, [
        'wording level; measures wording, forecasts nothing; validated for Chinese ministry English only',
        'language not supported',
        '0-8',
      ]),
      column('acts', 'list', ({ coding }) => coding?.acts ?? null, ['what the answer does', 'no act was found']),
      column('follow_up_of', 'string', ({ exchange }) => exchange.followUpOf || null, [
        'exchange that this one follows up',
        'no follow-up',
      ]),
      column('source', 'string', sourceOf, ['input file; of a table, the row']),
      column('institution', 'string', ({ doc }) => doc.header.institution || null, [
        'who holds the press conference',
        'unknown',
      ]),
      column('holder', 'string', ({ doc }) => doc.header.holder || null, [
        'government whose stance is read, ISO 3166-1 alpha-3',
        'unknown',
      ]),
      column('outlet_label', 'string', ({ exchange }) => exchange.outletLabel || null, [
        'label of the question as printed',
        'no label',
      ]),
      column('outlet_kind', 'string', ({ exchange }) => outletFact(exchange, 'kind'), [
        'agency, broadcaster, newspaper, online or other',
        'unknown',
      ]),
      column('event_evidence', 'string', (view) => quote(view, view.coding?.eventStance.evidence), [
        'words behind event_stance',
        'none',
      ]),
      column('reply_evidence', 'string', (view) => quote(view, view.reply?.reply?.evidence), [
        'words behind reply',
        'none',
      ]),
      column('level_evidence', 'string', (view) => quote(view, view.coding?.level.evidence), [
        'words behind level',
        'level 0',
      ]),
      column('confidence', 'number', (view) => round4(reviewOf(view).confidence), [
        'lowest confidence of its labels',
        'never empty',
        '0-1',
      ]),
      column('review', 'boolean', (view) => reviewOf(view).reasons.length > 0, ['whether a person should look']),
      column('review_reason', 'list', (view) => reviewOf(view).reasons, [
        'labels that are in doubt',
        'nothing is in doubt',
      ]),
      column('parts', 'json', ({ exchange }) => (exchange.parts.length > 0 ? exchange.parts : null), [
        'spans of separable questions and replies of one turn',
        'one part',
      ]),
      column('acts_evidence', 'list', (view) => wordsOfActs(view), [
        'act and the words that show it, in the order of acts; acts that the whole answer shows are left out',
        'no act is shown by a formula or a statement',
      ]),
    ],
  },
  viewExchanges,
)
