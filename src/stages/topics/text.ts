import { group } from 'd3-array'
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
  return doc.exchanges.map(topicTextReader(doc))
}

/** Reads one exchange after the other, so that no more than one need be kept. */
export function topicTextReader(doc: TopicDoc): (_: unknown, exchange: number) => TopicText {
  const sentences = group([...doc.sentences.keys()], (index) => doc.sentences[index]?.exchange ?? -1)
  const mentions = group(doc.mentions, ({ exchange }) => exchange)
  const mentionsBySentence = group(doc.mentions, ({ sentence }) => sentence)
  return (_, exchange) => {
    const progress = { hasOpened: false, hasAsked: false }
    return {
      holder: doc.header.holder,
      sentences: (sentences.get(exchange) ?? []).flatMap((index): readonly TopicSentence[] => {
        const sentence = doc.sentences[index]
        return sentence
          ? [readSentence(doc, { sentence, progress, mentions: mentionsBySentence.get(index) ?? [] })]
          : []
      }),
      mentions: mentions.get(exchange) ?? [],
    }
  }
}

interface SentencePlace {
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  /** What the question has done so far; it goes on with the sentence. */
  readonly progress: { hasOpened: boolean; hasAsked: boolean }
}

function readSentence(doc: TopicDoc, { sentence, mentions, progress }: SentencePlace): TopicSentence {
  const { text } = doc.transcript
  const tokens = doc.tokens.slice(sentence.firstToken, sentence.endToken)
  const words = wordsOfTokens(text, tokens)
  const place = placeOf(sentence, progress)
  if (sentence.side === 'question') {
    progress.hasOpened ||= words.norms.filter((norm) => norm !== BREAK).length >= MIN_OPENING_WORDS
    progress.hasAsked ||= text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')
  }
  return { place, words, tokens, mentions }
}

function placeOf(sentence: Sentence, progress: { readonly hasOpened: boolean; readonly hasAsked: boolean }): Place {
  if (sentence.side === 'answer') return 'answer'
  if (!progress.hasOpened) return 'opening'
  return progress.hasAsked ? 'laterQuestion' : 'question'
}
