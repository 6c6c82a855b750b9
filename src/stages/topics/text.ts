import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Sentence, Token } from '../../model/token.js'
import { mentionsBySentence } from '../../text/by-sentence.js'
import type { WordRange } from '../../text/matcher.js'
import { BREAK, type Words, wordsOfTokens } from '../../text/phrase-words.js'

/** Where in an exchange a sentence stands. */
export type Place = 'opening' | 'question' | 'laterQuestion' | 'answer'

/** A sentence as a range of words, with the mentions in it. */
export interface TopicSentence extends WordRange {
  readonly place: Place
  /** Half-open range into the transcript's tokens. */
  readonly firstToken: number
  readonly endToken: number
  readonly mentions: readonly Mention[]
}

/** One exchange as topics are read from it. */
export interface TopicText {
  readonly holder: string
  /** The words and tokens of its whole transcript. */
  readonly words: Words
  readonly tokens: readonly Token[]
  readonly sentences: readonly TopicSentence[]
  readonly mentions: readonly Mention[]
}

type TopicDoc = Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions'>

/** Fewer words than these at the beginning of a question are a greeting. */
const MIN_OPENING_WORDS = 5

/** The exchanges of a transcript as sentences of words, in order. */
export function readTopicTexts(doc: TopicDoc): readonly TopicText[] {
  const words = wordsOfTokens(doc.transcript.text, doc.tokens)
  const sentences = doc.exchanges.map((): TopicSentence[] => [])
  const progress = doc.exchanges.map(() => ({ hasOpened: false, hasAsked: false }))
  const mentionsOf = mentionsBySentence(doc.mentions)
  doc.sentences.forEach((sentence, index) => {
    const done = progress[sentence.exchange]
    if (!done) return
    const read = readSentence(words, { sentence, done, mentions: mentionsOf(index) })
    sentences[sentence.exchange]?.push(read)
    if (sentence.side !== 'question') return
    done.hasOpened ||= countWords(words, read) >= MIN_OPENING_WORDS
    done.hasAsked ||= isAsking(doc.transcript.text, sentence)
  })
  const mentions = doc.exchanges.map((): Mention[] => [])
  for (const mention of doc.mentions) mentions[mention.exchange]?.push(mention)
  return doc.exchanges.map((_, exchange) => ({
    ...{ holder: doc.header.holder, words, tokens: doc.tokens },
    ...{ sentences: sentences[exchange] ?? [], mentions: mentions[exchange] ?? [] },
  }))
}

interface SentencePlace {
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  /** What the question has done so far. */
  readonly done: Progress
}

interface Progress {
  readonly hasOpened: boolean
  readonly hasAsked: boolean
}

function readSentence({ firsts }: Words, { sentence, mentions, done }: SentencePlace): TopicSentence {
  const { firstToken, endToken } = sentence
  const first = firsts[firstToken] ?? 0
  return { place: placeOf(sentence, done), first, end: firsts[endToken] ?? first, firstToken, endToken, mentions }
}

function placeOf(sentence: Sentence, { hasOpened, hasAsked }: Progress): Place {
  if (sentence.side === 'answer') return 'answer'
  if (!hasOpened) return 'opening'
  return hasAsked ? 'laterQuestion' : 'question'
}

function countWords({ numbered: { numbering, numbers } }: Words, { first, end }: WordRange): number {
  const none = numbering.numberOf(BREAK)
  let count = 0
  for (let at = first; at < end; at++) if (numbers[at] !== none) count++
  return count
}

function isAsking(text: string, { start, end }: Sentence): boolean {
  return text.slice(start, end).trimEnd().endsWith('?')
}
