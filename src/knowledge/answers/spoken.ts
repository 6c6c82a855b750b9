import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Span } from '../../model/span.js'
import type { Sentence } from '../../model/token.js'
import { mentionsBySentence } from '../../text/by-sentence.js'
import { createWordTable, type NumberedWords, numberTokens } from '../../text/numbering.js'
import { quotationsOf } from '../../text/quotation.js'

/** The words of a transcript without quotations, end to end. */
export interface Spoken {
  readonly words: NumberedWords
  /** By word the number of what stands for it when texts are compared: a name of anybody but the holder is `<actor>`, the holder's is `<self>`. */
  readonly terms: Int32Array
  /** The number of `<actor>`. */
  readonly actor: number
  /** By word the token that it is. */
  readonly tokens: Int32Array
  /** For each word that begins the name of an actor the index after the name's last; 0 elsewhere. */
  readonly actorEnds: Int32Array
  /** The words of sentence `s` are `starts[s] … starts[s + 1]`. */
  readonly starts: Int32Array
}

const ACTOR = '<actor>'
const SELF = '<self>'
const SKIPPED = /^["'`-]+$/
const WORD = /^[a-z<][a-z'>.-]*$/
const CONTENT_MIN_CHARS = 4
const CLAUSE_MARKS = new Set([',', ';', ':'])

/** What a word is, as bits that add up. */
export const KIND = {
  /** Quotes and dashes. */
  skipped: 1,
  /** Letters, or what stands for a name. */
  word: 2,
  /** A word long enough to say what a text is about. */
  content: 4,
  clauseMark: 8,
} as const

/** Whether a word is letters, or what stands for a name. */
export function isWord(word: string): boolean {
  return WORD.test(word)
}

/** The kinds of each word, as bits of `KIND`. */
export const kindsOfWords = createWordTable((norm) => {
  const isLetters = isWord(norm)
  return (
    (SKIPPED.test(norm) ? KIND.skipped : 0) |
    (isLetters ? KIND.word : 0) |
    (isLetters && norm.length >= CONTENT_MIN_CHARS ? KIND.content : 0) |
    (CLAUSE_MARKS.has(norm) ? KIND.clauseMark : 0)
  )
})

type SpokenDoc = Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions'>

/** Leaves quotations out of a transcript, and names apart from other words. */
export function readSpoken(doc: SpokenDoc): Spoken {
  const { numbering, numbers } = numberTokens(doc.tokens)
  const names = { self: numbering.numberOf(SELF), actor: numbering.numberOf(ACTOR) }
  const size = numbers.length
  const spoken = { numbers: new Int32Array(size), terms: new Int32Array(size), tokens: new Int32Array(size) }
  const actorEnds = new Int32Array(size)
  const starts = new Int32Array(doc.sentences.length + 1)
  const kinds = kindsOfWords(numbering)
  const mentionsOf = mentionsBySentence(doc.mentions)
  let count = 0
  const add = (at: number, term: number) => {
    spoken.numbers[count] = numbers[at] as number
    spoken.terms[count] = term
    spoken.tokens[count] = at
    count++
  }
  doc.sentences.forEach((sentence, index) => {
    starts[index] = count
    const mentions = mentionsOf(index)
    const quotes = quotesAround(doc, sentence)
    const isPlain = mentions.length === 0 && quotes.length === 0
    const quoteAt = spanFinder(quotes)
    const mentionAt = spanFinder(mentions)
    let nameFirst = 0
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const number = numbers[at] as number
      if (((kinds[number] as number) & KIND.skipped) !== 0) continue
      const token = isPlain ? undefined : doc.tokens[at]
      if (!token) {
        add(at, number)
        continue
      }
      if (quoteAt(token)) continue
      const mention = mentionAt(token)
      if (!mention || mention.entity.type === 'place') {
        add(at, number)
        continue
      }
      const isAfterName = count > (starts[index] ?? 0) && spoken.terms[count - 1] === names.actor
      const before = isAfterName ? doc.tokens[spoken.tokens[count - 1] as number] : undefined
      if (!before || before.start < mention.start) nameFirst = count
      const isSelf = isOfHolder(mention, doc.header.holder)
      add(at, isSelf ? names.self : names.actor)
      if (!isSelf) actorEnds[nameFirst] = count
    }
  })
  starts[doc.sentences.length] = count
  return {
    words: { numbering, numbers: spoken.numbers.subarray(0, count) },
    ...{ terms: spoken.terms, actor: names.actor, tokens: spoken.tokens, actorEnds, starts },
  }
}

function isOfHolder({ entity: { iso3, id } }: Mention, holder: string): boolean {
  return holder !== '' && (iso3 === holder || id === holder)
}

function quotesAround({ transcript, exchanges }: SpokenDoc, { exchange, side, paragraph }: Sentence): readonly Span[] {
  const paragraphs = exchanges[exchange]?.[side]
  return (paragraphs && quotationsOf(transcript.text, paragraphs)[paragraph]) ?? []
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
