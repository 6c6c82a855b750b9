import { group } from 'd3-array'
import type { Side } from '../model/dialogue.js'
import type { Doc, LayerName } from '../model/layers.js'
import type { Span } from '../model/span.js'
import { type Coded, replyClassOf, type Statement } from '../model/stance.js'
import { type ExchangeView, viewExchanges } from '../reports/exchange-view.js'
import { reviewOf } from '../reports/review.js'
import { type JoinedText, joinWithOffsets } from '../text/cells.js'

/** Most characters of a question or an answer that a page shows. */
const MAX_CHARS = 200_000
const CUT_MARK = ' […cut here: the whole text is in the tables]'

/** A label, how sure it is, and the rule that gave it. */
export type LabelRecord = readonly [value: string, confidence: number, rule: string]

/** What a stretch of an exchange is set off for. */
export type MarkKind = 'name' | 'statement' | 'topic' | 'event' | 'level' | 'reply'

/** A stretch of question (0) or answer (1); `ref` is an index into the list that the kind names. */
export type MarkRecord = readonly [side: 0 | 1, start: number, end: number, kind: MarkKind, ref: number]

/** An entity as a reader sees it. */
export type NameRecord = readonly [id: string, name: string, type: string, rule: string]

/** A statement with the steps that led to it. */
export interface StatementRecord {
  readonly act: string
  readonly position: string
  readonly strength: number
  readonly target: string
  readonly level: number
  readonly rule: string
  readonly voice: string
  readonly isNegated: boolean
  readonly isQuoted: boolean
  readonly chain: readonly string[]
}

/** One exchange for the page: its texts, its labels, and where in the texts they come from. */
export interface ExchangeRecord {
  readonly id: string
  readonly sequence: number
  readonly kind: string
  readonly outlets: readonly (readonly [id: string, name: string, country: string])[]
  readonly outletLabel: string
  readonly speakers: readonly string[]
  readonly followUpOf: string
  readonly question: string
  readonly answer: string
  readonly topics: readonly (readonly [id: string, label: string, weight: number, note: string, kind: string])[]
  readonly event: LabelRecord | null
  readonly level: LabelRecord | null
  readonly reply: LabelRecord | null
  readonly replyClass: string
  readonly acts: readonly string[]
  /** The stance is null where it is mixed. */
  readonly stances: readonly (readonly [id: string, name: string, type: string, stance: number | null])[]
  readonly statements: readonly StatementRecord[]
  readonly names: readonly NameRecord[]
  readonly countries: readonly (readonly [id: string, name: string])[]
  readonly marks: readonly MarkRecord[]
  readonly confidence: number
  readonly review: readonly string[]
}

/** Texts, marks and reasons of one exchange, as a page stores them. */
export interface ExchangeText {
  readonly question: string
  readonly answer: string
  readonly outletLabel: string
  readonly speakers: readonly string[]
  readonly followUpOf: string
  readonly topics: ExchangeRecord['topics']
  readonly event: ExchangeRecord['event']
  readonly level: ExchangeRecord['level']
  readonly reply: ExchangeRecord['reply']
  readonly acts: readonly string[]
  readonly statements: readonly StatementRecord[]
  readonly names: ExchangeRecord['names']
  readonly marks: readonly MarkRecord[]
}

/** One transcript for the page. */
export interface TranscriptRecord {
  readonly id: string
  readonly date: string
  readonly title: string
  readonly holder: string
  readonly institution: string
  readonly source: string
  readonly isDateInferred: boolean
  readonly exchanges: readonly ExchangeRecord[]
}

/** What the page shows of a transcript. */
export function recordTranscript(doc: Doc<LayerName>): TranscriptRecord {
  const layers = {
    mentions: group(doc.mentions, ({ exchange }) => exchange),
    statements: group(doc.statements, ({ exchange }) => exchange),
    stances: group(doc.stances, ({ exchange }) => exchange),
  }
  const { title, date, holder, institution, dateInferred } = doc.header
  return {
    id: doc.transcript.id,
    ...{ date, title, holder, institution, source: doc.transcript.source.path, isDateInferred: dateInferred },
    exchanges: viewExchanges(doc).map((view) => recordExchange(view, layers)),
  }
}

interface LayersByExchange {
  readonly mentions: ReadonlyMap<number, Doc<'mentions'>['mentions']>
  readonly statements: ReadonlyMap<number, Doc<'statements'>['statements']>
  readonly stances: ReadonlyMap<number, Doc<'stances'>['stances']>
}

function recordExchange(view: ExchangeView, layers: LayersByExchange): ExchangeRecord {
  const { doc, exchange, index, topics, coding, reply } = view
  const text = doc.transcript.text
  const sides = {
    question: joinWithOffsets(text, exchange.question),
    answer: joinWithOffsets(text, exchange.answer),
  }
  const mentions = layers.mentions.get(index) ?? []
  const statements = layers.statements.get(index) ?? []
  const names = distinctNames(mentions)
  const countries = new Map(
    mentions.filter(({ entity }) => entity.type === 'country').map(({ entity }) => [entity.id, entity.name]),
  )
  const mark = markerOf(view, sides)
  const review = reviewOf(view)
  return {
    ...{ id: exchange.id, sequence: exchange.sequence, kind: exchange.kind, outletLabel: exchange.outletLabel },
    ...{ speakers: exchange.speakers, followUpOf: exchange.followUpOf },
    outlets: exchange.outlets.map(({ id, name, country }) => [id, name, country] as const),
    question: cut(sides.question.text),
    answer: cut(sides.answer.text),
    topics: topics.map(({ topic, label, weight, note, kind }) => [topic, label, round2(weight), note, kind] as const),
    event: labelOf(coding?.eventStance),
    level: labelOf(coding?.level),
    reply: labelOf(reply?.reply),
    replyClass: replyClassOf(reply?.reply?.value),
    acts: coding?.acts ?? [],
    stances: (layers.stances.get(index) ?? []).map(
      ({ target, stance, isMixed }) => [target.id, target.name, target.type, isMixed ? null : stance] as const,
    ),
    statements: statements.map(recordStatement),
    names,
    countries: [...countries],
    marks: [
      ...mentions.flatMap((mention) => mark(mention, 'name', names.findIndex(isNameOf(mention)), mention.side)),
      ...statements.flatMap((statement, i) => mark(statement, 'statement', i)),
      ...topics.flatMap(({ evidence }, i) => evidence.flatMap((span) => mark(span, 'topic', i))),
      ...mark(coding?.eventStance.evidence, 'event', 0),
      ...mark(coding?.level.evidence, 'level', 0),
      ...mark(reply?.reply?.evidence, 'reply', 0),
    ],
    confidence: round2(review.confidence),
    review: review.reasons,
  }
}

function recordStatement(statement: Statement): StatementRecord {
  const { act, position, strength, target, level, rule, voice, isNegated, isQuoted, chain } = statement
  return { act, position, strength, target: target?.name ?? '', level, rule, voice, isNegated, isQuoted, chain }
}

type Mention = Doc<'mentions'>['mentions'][number]

function distinctNames(mentions: readonly Mention[]): readonly NameRecord[] {
  const names = mentions.map(({ entity, rule }): NameRecord => [entity.id, entity.name, entity.type, rule])
  return [...new Map(names.map((name) => [name.join('\n'), name])).values()]
}

function isNameOf({ entity, rule }: Mention): (name: NameRecord) => boolean {
  return ([id, name, type, by]) => id === entity.id && name === entity.name && type === entity.type && by === rule
}

type Marker = (span: Span | undefined, kind: MarkKind, ref: number, side?: Side) => readonly MarkRecord[]

/** Turns spans of the transcript into stretches of question or answer; what lies outside both is left out. */
function markerOf({ exchange }: ExchangeView, sides: Readonly<Record<Side, JoinedText>>): Marker {
  const holds = (side: Side, { start }: Span) => exchange[side].some((span) => start >= span.start && start < span.end)
  return (span, kind, ref, known) => {
    if (!span) return []
    const side = known ?? (['answer', 'question'] as const).find((name) => holds(name, span))
    if (!side || !holds(side, span)) return []
    const within = (at: number) => Math.min(sides[side].at(at), MAX_CHARS)
    const [start, end] = [within(span.start), within(span.end)]
    return end > start ? [[side === 'question' ? 0 : 1, start, end, kind, ref]] : []
  }
}

/** A text that a page can show; a longer one says that it is cut. */
function cut(text: string): string {
  return text.length > MAX_CHARS ? text.slice(0, MAX_CHARS).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK : text
}

function labelOf(coded: Coded<string | number> | undefined): LabelRecord | null {
  return coded ? [String(coded.value), round2(coded.confidence), coded.rule] : null
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
