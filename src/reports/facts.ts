import { group, rollup } from 'd3-array'
import type { EntityFact, ExchangeFacts, StanceFact, TranscriptFacts } from '../model/facts.js'
import type { Doc, LayerName } from '../model/layers.js'
import { replyClassOf, type Stance, type Statement } from '../model/stance.js'
import { type ExchangeView, viewExchanges } from './exchange-view.js'

/** The labels of a transcript without its texts: all that counting needs. */
export function factsOf(doc: Doc<LayerName>): TranscriptFacts {
  const layers = {
    stances: group(doc.stances, (stance) => stance.exchange),
    statements: group(doc.statements, (statement) => statement.exchange),
    mentions: group(doc.mentions, (mention) => mention.exchange),
  }
  const exchanges = viewExchanges(doc).map((view): ExchangeFacts => {
    const { exchange, coding, reply, index } = view
    const value = reply?.reply?.value
    return {
      exchangeId: exchange.id,
      kind: exchange.kind,
      outlets: exchange.outlets,
      speaker: exchange.speakers.join('; '),
      topics: topicsOf(view),
      primaryTopic: view.topics[0]?.topic ?? '',
      reply: value ?? '',
      replyClass: replyClassOf(value),
      level: coding?.level.value ?? 0,
      acts: coding?.acts ?? [],
      eventStance: coding?.eventStance.value ?? '',
      stances: stanceFacts(layers.stances.get(index) ?? [], layers.statements.get(index) ?? []),
      entities: entityFacts(layers.mentions.get(index) ?? []),
    }
  })
  return { transcriptId: doc.transcript.id, date: doc.header.date, holder: doc.header.holder, exchanges }
}

/** Topics of an exchange, primary first, then the parents they belong under. */
function topicsOf({ topics }: ExchangeView): readonly string[] {
  return [...new Set([...topics.map(({ topic }) => topic), ...topics.map(({ parent }) => parent)])].filter(Boolean)
}

function stanceFacts(stances: readonly Stance[], statements: readonly Statement[]): readonly StanceFact[] {
  return stances.map(({ target, stance, isMixed, statements: count }) => ({
    ...target,
    ...{ stance, isMixed, statements: count },
    maxLevel: Math.max(0, ...statements.filter((s) => s.target?.id === target.id && !s.voice).map((s) => s.level)),
  }))
}

function entityFacts(mentions: Doc<'mentions'>['mentions']): readonly EntityFact[] {
  const byKey = rollup(
    mentions,
    ([first]) => first,
    (mention) => `${mention.side} ${mention.entity.type} ${mention.entity.id}`,
  )
  return [...byKey.values()].flatMap((mention) =>
    mention
      ? [{ side: mention.side, id: mention.entity.id, name: mention.entity.name, type: mention.entity.type }]
      : [],
  )
}
