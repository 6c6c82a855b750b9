import type { Side } from '../../model/dialogue.js'
import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Span } from '../../model/span.js'
import type { Sentence, Token } from '../../model/token.js'
import type { Bead } from '../../text/pattern.js'
import { pairQuotations } from '../../text/quotation.js'
import type { FormulaFinder, FormulaHit } from '../formulas.js'

/** A word of a sentence with its place in the transcript. */
export interface Word extends Bead, Span {
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
  const mentions = mentionsBySentence(doc.mentions)
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

function mentionsBySentence(mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const bySentence = new Map<number, Mention[]>()
  for (const mention of mentions) {
    const list = bySentence.get(mention.sentence)
    if (list) list.push(mention)
    else bySentence.set(mention.sentence, [mention])
  }
  return bySentence
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
  const tokens = doc.tokens.slice(sentence.firstToken, sentence.endToken)
  const words = wordsOf(tokens, place)
  const ownEnd = sentence.side === 'answer' ? foreignStart(words, finder) : words.length
  const hits = finder.find(words, sentence.side).map((hit) => ({
    hit,
    start: words[hit.first]?.start ?? sentence.start,
    end: words[hit.end - 1]?.end ?? sentence.end,
  }))
  return {
    ...{ start: sentence.start, end: sentence.end, paragraph: sentence.paragraph, words, ownEnd },
    own: hits.filter(({ hit }) => hit.end <= ownEnd),
    foreign: hits.filter(({ hit }) => hit.end > ownEnd),
    isQuestion: tokens.at(-1)?.norm === '?' || tokens.at(-2)?.norm === '?',
  }
}

const SKIPPED = /^["'`-]+$/

function wordsOf(tokens: readonly Token[], { doc, mentions, quotes }: SentencePlace): readonly Word[] {
  const kept = tokens.filter(
    (token) =>
      !SKIPPED.test(token.norm) && !quotes.some((quote) => token.start >= quote.start && token.end <= quote.end),
  )
  const words: Word[] = []
  for (const token of kept) {
    const mention = mentions.find(({ start, end }) => token.start >= start && token.end <= end)
    const { start, end, norm } = token
    if (!mention || mention.entity.type === 'place') words.push({ start, end, norm, term: norm })
    else words.push({ start, end, norm, ...nameOf(mention, { words, holder: doc.header.holder }) })
  }
  return closeActors(words, mentions)
}

function nameOf(
  mention: Mention,
  { words, holder }: { readonly words: readonly Word[]; readonly holder: string },
): Pick<Word, 'term' | 'actor'> {
  const { iso3, id } = mention.entity
  if (holder && (iso3 === holder || id === holder)) return { term: '<self>' }
  const before = words.at(-1)
  const isContinued = before?.actor !== undefined && before.start >= mention.start
  const first = isContinued ? before.actor.first : words.length
  return { term: '<actor>', actor: { first, end: words.length + 1 } }
}

/** Gives every word of a name the same end. */
function closeActors(words: readonly Word[], mentions: readonly Mention[]): readonly Word[] {
  if (mentions.length === 0) return words
  const ends = new Map<number, number>()
  words.forEach((word, i) => {
    if (word.actor) ends.set(word.actor.first, i + 1)
  })
  return words.map((word) =>
    word.actor
      ? { ...word, actor: { first: word.actor.first, end: ends.get(word.actor.first) ?? word.actor.end } }
      : word,
  )
}

/** Where somebody else's clause begins: a subject other than the speaker before a verb of saying. */
function foreignStart(words: readonly Word[], finder: FormulaFinder): number {
  for (let i = 1; i < words.length; i++) {
    if (finder.matchClass('report-verb', words, i) < 0) continue
    const from = clauseStart(words, i)
    const before = words.slice(from, i)
    if (before.length === 0 || before.length > MAX_SUBJECT_WORDS) continue
    const isOwn = before.some(
      (_, k) => finder.matchClass('self', before, k) >= 0 || finder.matchClass('own-voice', before, k) >= 0,
    )
    const isNamed = before.some(
      (word, k) => word.actor !== undefined || finder.matchClass('other-voice', before, k) >= 0,
    )
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
