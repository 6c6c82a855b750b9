import { stemOf } from '../../adapters/natural.js'
import { asking, type OwnReading, put, WORD } from './own.js'
import type { Word } from './reading.js'

const WORD_STEPS = [12, 25, 40, 60, 100, 160, 250, 400]

/** Lengths of both sides, their questions, and how much of what is asked comes back in the answer. */
export function addShape(features: Map<string, number>, read: OwnReading): void {
  addLengths(features, read)
  addOverlap(features, read)
}

function addLengths(features: Map<string, number>, { reading, own }: OwnReading): void {
  const words = own.reduce((sum, { ownEnd }) => sum + ownEnd, 0)
  const asked = reading.question.reduce((sum, sentence) => sum + sentence.words.length, 0)
  const questions = reading.question.filter(({ isQuestion }) => isQuestion).length
  for (const limit of WORD_STEPS) put(features, `m:words>${limit}`, words > limit ? 1 : 0)
  put(features, 'm:log-words', Math.log(1 + words) / 5)
  put(features, 'm:log-asked', Math.log(1 + asked) / 5)
  put(features, 'm:sentences', Math.log(1 + own.length) / 2)
  put(features, 'm:questions>1', questions > 1 ? 1 : 0)
  put(features, 'm:questions>2', questions > 2 ? 1 : 0)
  put(features, 'm:counter-question', own.some(({ isQuestion }) => isQuestion) ? 1 : 0)
  put(features, 'm:ends-asking', own.at(-1)?.isQuestion ? 1 : 0)
  const bare = own.filter((sentence) =>
    sentence.own.every(({ hit }) => hit.formula.acts.length === 0 && !hit.formula.reply),
  ).length
  put(features, 'm:bare-sentences', Math.min(1, bare / 4))
  put(features, 'm:bare-share', own.length > 0 ? bare / own.length : 0)
}

const CONTENT_MIN_CHARS = 4

/** How much of what is asked comes back in the answer. */
function addOverlap(features: Map<string, number>, { reading, own }: OwnReading): void {
  const said = contentStems(own.flatMap(({ words, ownEnd }) => words.slice(0, ownEnd)))
  const asked = contentStems(reading.question.flatMap(({ words }) => words))
  put(features, 'm:overlap-ask', shareIn(contentStems(asking(reading.question).flatMap(({ words }) => words)), said))
  put(features, 'm:overlap-question', shareIn(asked, said))
  put(features, 'm:overlap-first', shareIn(asked, contentStems(own[0]?.words ?? [])))
}

function contentStems(words: readonly Word[]): ReadonlySet<string> {
  const long = words.filter(({ norm }) => norm.length >= CONTENT_MIN_CHARS && WORD.test(norm))
  return new Set(long.map(({ norm }) => stemOf(norm)))
}

function shareIn(asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (asked.size === 0) return 0
  return [...asked].filter((stem) => said.has(stem)).length / asked.size
}
