import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Sentence, Token } from '../../model/token.js'
import { BREAK, type Words, wordsOfTokens } from '../../text/phrases.js'

/** Where in an exchange a sentence stands. */
export type Place = 'opening' | 'question' | 'laterQuestion' | 'answer'

/** A sentence as words, with the mentions in it. */
export interface TopicSentence {
  readonly place: Place
  readonly words: Words
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
}

/** One exchange as topics are read from it. */
export interface TopicText {
  readonly holder: string
  readonly sentences: readonly TopicSentence[]
  readonly mentions: readonly Mention[]
}

type TopicDoc = Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions'>

/** Fewer words than these at the beginning of a question are a greeting. */
const MIN_OPENING_WORDS = 5

/** The exchanges of a transcript as sentences of words, in order. */
export function readTopicTexts(doc: TopicDoc): readonly TopicText[] {
  const sentences: TopicSentence[][] = doc.exchanges.map(() => [])
  const mentions: Mention[][] = doc.exchanges.map(() => [])
  const mentionsBySentence = new Map<number, Mention[]>()
  for (const mention of doc.mentions) {
    mentions[mention.exchange]?.push(mention)
    const list = mentionsBySentence.get(mention.sentence) ?? []
    list.push(mention)
    mentionsBySentence.set(mention.sentence, list)
  }
  const progress = { exchange: -1, hasOpened: false, hasAsked: false }
  doc.sentences.forEach((sentence, index) => {
    if (sentence.exchange !== progress.exchange)
      Object.assign(progress, { exchange: sentence.exchange, hasOpened: false, hasAsked: false })
    const tokens = doc.tokens.slice(sentence.firstToken, sentence.endToken)
    const words = wordsOfTokens(doc.transcript.text, tokens)
    const place = placeOf(sentence, progress)
    if (sentence.side === 'question') {
      progress.hasOpened ||= words.norms.filter((norm) => norm !== BREAK).length >= MIN_OPENING_WORDS
      progress.hasAsked ||= doc.transcript.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')
    }
    sentences[sentence.exchange]?.push({ place, words, tokens, mentions: mentionsBySentence.get(index) ?? [] })
  })
  return doc.exchanges.map((_, i) => ({
    holder: doc.header.holder,
    sentences: sentences[i] ?? [],
    mentions: mentions[i] ?? [],
  }))
}

function placeOf(sentence: Sentence, progress: { readonly hasOpened: boolean; readonly hasAsked: boolean }): Place {
  if (sentence.side === 'answer') return 'answer'
  if (!progress.hasOpened) return 'opening'
  return progress.hasAsked ? 'laterQuestion' : 'question'
}
