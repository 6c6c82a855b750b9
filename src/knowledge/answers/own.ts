import type { ExchangeReading, SentenceReading } from './reading.js'
import { KIND, kindsOfWords, type Spoken } from './spoken.js'

/** An exchange, and of its answer the sentences with words of the speaker's own. */
export interface OwnReading {
  readonly reading: ExchangeReading
  readonly own: readonly SentenceReading[]
}

/** The sentences of an answer that have words of the speaker's own. */
export function ownSentences({ spoken, answer }: ExchangeReading): readonly SentenceReading[] {
  return answer.filter((sentence) => hasOwnWord(spoken, sentence))
}

function hasOwnWord({ words }: Spoken, { firstWord, ownEnd }: SentenceReading): boolean {
  const kinds = kindsOfWords(words.numbering)
  for (let at = firstWord; at < ownEnd; at++) {
    if (((kinds[words.numbers[at] as number] as number) & KIND.word) !== 0) return true
  }
  return false
}

/** The sentences that ask: those with a question mark, else the last. */
export function asking(question: readonly SentenceReading[]): readonly SentenceReading[] {
  const found = question.filter(({ isQuestion }) => isQuestion)
  return found.length > 0 ? found : question.slice(-1)
}
