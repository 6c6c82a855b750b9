import { group } from 'd3-array'
import type { Side } from '../../model/dialogue.js'
import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Span } from '../../model/span.js'
import type { Sentence } from '../../model/token.js'
import type { ReadText } from '../../text/matcher.js'
import { pairQuotations } from '../../text/quotation.js'
import type { FormulaFinder, FormulaHit } from '../formulas.js'

/** A word of a sentence with its place in the transcript. */
export interface Word extends Span {
  /** Lower case. */
  readonly norm: string
  /** What stands for it when texts are compared: a name of anybody but the holder is `<actor>`, the holder's is `<self>`. */
  readonly term: string
}

/** A formula where it stands in the transcript. */
export interface PlacedHit extends Span {
  readonly hit: FormulaHit
}

/** One sentence as a listener takes it: which words are the speaker's own, and which formulas stand in them. */
export interface SentenceReading extends Span {
  readonly paragraph: number
  /** Its words without quotations. */
  readonly words: readonly Word[]
  /** Where the words of somebody else begin ("NATO says …"): an index into `words`; its length where all are the speaker's own. */
  readonly ownEnd: number
  readonly own: readonly PlacedHit[]
  /** Formulas in words that are somebody else's. */
  readonly foreign: readonly PlacedHit[]
  readonly isQuestion: boolean
}

/** One exchange as its codings need it. */
export interface ExchangeReading {
  readonly question: readonly SentenceReading[]
  readonly answer: readonly SentenceReading[]
}

type NeededLayers = 'exchanges' | 'sentences' | 'tokens' | 'mentions'

/** Every exchange of a transcript, sentence by sentence. */
export function readExchanges(doc: Doc<NeededLayers>, finder: FormulaFinder): readonly ExchangeReading[] {
  const readings = doc.exchanges.map(() => ({ question: [] as SentenceReading[], answer: [] as SentenceReading[] }))
  const mentions = group(doc.mentions, ({ sentence }) => sentence)
  const quotes = quotesByParagraph(doc)
  doc.sentences.forEach((sentence, index) => {
    const { exchange, side, paragraph } = sentence
    const place = {
      ...{ doc, sentence, finder },
      mentions: mentions.get(index) ?? [],
      quotes: quotes.get(keyOf(exchange, side, paragraph)) ?? [],
    }
    readings[exchange]?.[side].push(readSentence(place))
  })
  return readings
}

function keyOf(exchange: number, side: Side, paragraph: number): string {
  return `${exchange} ${side} ${paragraph}`
}

function quotesByParagraph({ transcript, exchanges }: Doc<NeededLayers>): ReadonlyMap<string, readonly Span[]> {
  const byParagraph = new Map<string, readonly Span[]>()
  exchanges.forEach((exchange, index) => {
    for (const side of ['question', 'answer'] as const) {
      exchange[side].forEach((span, paragraph) => {
        byParagraph.set(keyOf(index, side, paragraph), pairQuotations(transcript.text, span))
      })
    }
  })
  return byParagraph
}

interface SentencePlace {
  readonly doc: Doc<NeededLayers>
  readonly sentence: Sentence
  readonly finder: FormulaFinder
  readonly mentions: readonly Mention[]
  readonly quotes: readonly Span[]
}

function readSentence(place: SentencePlace): SentenceReading {
  const { doc, sentence, finder } = place
  const { words, actorEnds } = wordsOf(place)
  const norms = words.map(({ norm }) => norm)
  const text = { words: norms, rows: finder.read(norms), actorEnds }
  const ownEnd = sentence.side === 'answer' ? foreignStart({ words, text, finder }) : words.length
  const hits = finder.find(text, sentence.side).map((hit) => ({
    hit,
    start: words[hit.first]?.start ?? sentence.start,
    end: words[hit.end - 1]?.end ?? sentence.end,
  }))
  const isMark = (at: number) => at >= sentence.firstToken && doc.tokens[at]?.norm === '?'
  return {
    ...{ start: sentence.start, end: sentence.end, paragraph: sentence.paragraph, words, ownEnd },
    own: hits.filter(({ hit }) => hit.end <= ownEnd),
    foreign: hits.filter(({ hit }) => hit.end > ownEnd),
    isQuestion: isMark(sentence.endToken - 1) || isMark(sentence.endToken - 2),
  }
}

const SKIPPED = /^["'`-]+$/
/** The code of `a`: quotes and dashes lie below it. */
const LEAST_LETTER = 0x61
const ACTOR = '<actor>'

function isQuoteOrDash(norm: string): boolean {
  return norm.charCodeAt(0) < LEAST_LETTER && SKIPPED.test(norm)
}

/** The words of a sentence without quotations; for each that begins the name of an actor, where the name ends. */
function wordsOf({ doc, sentence, mentions, quotes }: SentencePlace): {
  readonly words: readonly Word[]
  readonly actorEnds: Int32Array | undefined
} {
  const words: Word[] = []
  const actorEnds = mentions.length > 0 ? new Int32Array(sentence.endToken - sentence.firstToken) : undefined
  const quoteAt = spanFinder(quotes)
  const mentionAt = spanFinder(mentions)
  let nameFirst = 0
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const token = doc.tokens[at]
    if (!token || isQuoteOrDash(token.norm) || quoteAt(token)) continue
    const { start, end, norm } = token
    const mention = mentionAt(token)
    if (!mention || !actorEnds || mention.entity.type === 'place') {
      words.push({ start, end, norm, term: norm })
      continue
    }
    const { iso3, id } = mention.entity
    const { holder } = doc.header
    const isSelf = holder !== '' && (iso3 === holder || id === holder)
    const before = words.at(-1)
    if (before?.term !== ACTOR || before.start < mention.start) nameFirst = words.length
    words.push({ start, end, norm, term: isSelf ? '<self>' : ACTOR })
    if (!isSelf) actorEnds[nameFirst] = words.length
  }
  return { words, actorEnds }
}

/** Finds the span that another lies in; both ascend, and none overlap. */
function spanFinder<T extends Span>(spans: readonly T[]): (inner: Span) => T | undefined {
  let next = 0
  return ({ start, end }) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= start) next++
    const span = spans[next]
    return span && span.start <= start && end <= span.end ? span : undefined
  }
}

interface SentenceWords {
  readonly words: readonly Word[]
  readonly text: ReadText
  readonly finder: FormulaFinder
}

/** Where somebody else's clause begins: a subject other than the speaker before a verb of saying. */
function foreignStart({ words, text, finder }: SentenceWords): number {
  for (let i = 1; i < words.length; i++) {
    if (!finder.hasClass('report-verb', text, i, words.length)) continue
    const from = clauseStart(words, i)
    if (i === from || i - from > MAX_SUBJECT_WORDS) continue
    const has = (name: string, at: number) => finder.hasClass(name, text, at, i)
    let [isOwn, isNamed] = [false, false]
    for (let at = from; at < i; at++) {
      isOwn ||= has('self', at) || has('own-voice', at)
      isNamed ||= words[at]?.term === ACTOR || has('other-voice', at)
    }
    if (!isOwn && isNamed) return from
  }
  return words.length
}

const MAX_SUBJECT_WORDS = 14
const CLAUSE_MARKS = new Set([',', ';', ':'])

function clauseStart(words: readonly Word[], at: number): number {
  for (let i = at - 1; i > 0; i--) if (CLAUSE_MARKS.has(words[i]?.norm ?? '')) return i + 1
  return 0
}
