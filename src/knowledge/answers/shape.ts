import { stemOf } from '../../adapters/natural.js'
import type { Tally } from '../../statistics/features.js'
import { createWordTable } from '../../text/numbering.js'
import type { OwnReading } from './own.js'
import type { SentenceReading } from './reading.js'
import { KIND, kindsOfWords, type Spoken } from './spoken.js'

const WORD_STEPS = [12, 25, 40, 60, 100, 160, 250, 400].map((limit) => ({ limit, name: `m:words>${limit}` }))

interface ShapeReading extends OwnReading {
  /** The sentences that ask. */
  readonly asked: readonly SentenceReading[]
}

/** Lengths of both sides, their questions, and how much of what is asked comes back in the answer. */
export function addShape(tally: Tally, read: ShapeReading): void {
  const put = (name: string, value: number) => {
    if (value !== 0) tally.set(tally.book.numberOf(name), value)
  }
  addLengths(put, read)
  addOverlap(put, read)
}

type Put = (name: string, value: number) => void

function addLengths(put: Put, { reading, own }: ShapeReading): void {
  const words = own.reduce((sum, { firstWord, ownEnd }) => sum + ownEnd - firstWord, 0)
  const asked = reading.question.reduce((sum, { firstWord, endWord }) => sum + endWord - firstWord, 0)
  const questions = reading.question.filter(({ isQuestion }) => isQuestion).length
  for (const { limit, name } of WORD_STEPS) put(name, words > limit ? 1 : 0)
  put('m:log-words', Math.log(1 + words) / 5)
  put('m:log-asked', Math.log(1 + asked) / 5)
  put('m:sentences', Math.log(1 + own.length) / 2)
  put('m:questions>1', questions > 1 ? 1 : 0)
  put('m:questions>2', questions > 2 ? 1 : 0)
  put('m:counter-question', own.some(({ isQuestion }) => isQuestion) ? 1 : 0)
  put('m:ends-asking', own.at(-1)?.isQuestion ? 1 : 0)
  const bare = own.filter((sentence) =>
    sentence.own.every(({ hit }) => hit.formula.acts.length === 0 && !hit.formula.reply),
  ).length
  put('m:bare-sentences', Math.min(1, bare / 4))
  put('m:bare-share', own.length > 0 ? bare / own.length : 0)
}

/** How much of what is asked comes back in the answer. */
function addOverlap(put: Put, { reading: { spoken, question }, own, asked }: ShapeReading): void {
  const [first] = own
  const said = contentStems(spoken, own, 'ownEnd')
  const whole = contentStems(spoken, question, 'endWord')
  put('m:overlap-ask', shareIn(contentStems(spoken, asked, 'endWord'), said))
  put('m:overlap-question', shareIn(whole, said))
  put('m:overlap-first', shareIn(whole, contentStems(spoken, first ? [first] : [], 'endWord')))
}

const numbers = new Map<string, number>()

/** The number of the stem of each word. */
const contentStemOf = createWordTable(
  (norm) => {
    const stem = stemOf(norm)
    const number = numbers.get(stem) ?? numbers.size
    numbers.set(stem, number)
    return number
  },
  () => numbers.clear(),
)

function contentStems(
  { words }: Spoken,
  sentences: readonly SentenceReading[],
  end: 'ownEnd' | 'endWord',
): ReadonlySet<number> {
  const kinds = kindsOfWords(words.numbering)
  const stems = contentStemOf(words.numbering)
  const found = new Set<number>()
  for (const sentence of sentences) {
    for (let at = sentence.firstWord; at < sentence[end]; at++) {
      const word = words.numbers[at] as number
      if (((kinds[word] as number) & KIND.content) !== 0) found.add(stems[word] as number)
    }
  }
  return found
}

function shareIn(asked: ReadonlySet<number>, said: ReadonlySet<number>): number {
  if (asked.size === 0) return 0
  let shared = 0
  for (const stem of asked) if (said.has(stem)) shared++
  return shared / asked.size
}
