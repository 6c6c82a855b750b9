import type { ExchangeReading, SentenceReading } from './reading.js'

/** What is measured of an exchange: names of features and how much of each. */
export type Features = ReadonlyMap<string, number>

/** A term that is a word: letters, or what stands for a name. */
export const WORD = /^[a-z<][a-z'>.-]*$/

/** Whether a sentence has words of the speaker's own. */
export function isOwn({ words, ownEnd }: SentenceReading): boolean {
  return words.slice(0, ownEnd).some(({ norm }) => WORD.test(norm))
}

/** An exchange, and of its answer the sentences with words of the speaker's own. */
export interface OwnReading {
  readonly reading: ExchangeReading
  readonly own: readonly SentenceReading[]
}

/** Notes a feature, unless there is nothing of it. */
export function put(features: Map<string, number>, name: string, value: number): void {
  if (value !== 0) features.set(name, value)
}

/** The sentences that ask: those with a question mark, else the last. */
export function asking(question: readonly SentenceReading[]): readonly SentenceReading[] {
  const found = question.filter(({ isQuestion }) => isQuestion)
  return found.length > 0 ? found : question.slice(-1)
}
