import type { ReadText } from '../../text/read-text.js'
import type { FormulaFinder } from '../formulas.js'
import { KIND, kindsOfWords, type Spoken } from './spoken.js'

interface Sentence {
  readonly text: ReadText
  readonly start: number
  readonly end: number
}

/** Where in a sentence somebody else's clause begins: at a subject other than the speaker before a verb of saying; its end where none does. */
export type ForeignStart = (spoken: Spoken, sentence: Sentence) => number

const MAX_SUBJECT_WORDS = 14

/** Tells the words of others by the classes of a lexicon of formulas. */
export function createForeignStart(finder: FormulaFinder): ForeignStart {
  const nextReport = finder.classSearch('report-verb')
  const ownTests = [finder.classTest('self'), finder.classTest('own-voice')]
  const isOther = finder.classTest('other-voice')
  return (spoken, { text, start, end }) => {
    const reportAfter = (at: number) => nextReport(text, { first: at + 1, end })
    for (let verb = reportAfter(start); verb >= 0; verb = reportAfter(verb)) {
      const from = clauseStart(spoken, { start, at: verb })
      if (verb === from || verb - from > MAX_SUBJECT_WORDS) continue
      let [isOwn, isNamed] = [false, false]
      for (let at = from; at < verb && !isOwn; at++) {
        isOwn = ownTests.some((test) => test(text, at, verb))
        isNamed ||= isActor(spoken, at) || isOther(text, at, verb)
      }
      if (!isOwn && isNamed) return from
    }
    return end
  }
}

function isActor({ terms, actor }: Spoken, at: number): boolean {
  return terms[at] === actor
}

function clauseStart({ words: { numbering, numbers } }: Spoken, { start, at }: { start: number; at: number }): number {
  const kinds = kindsOfWords(numbering)
  for (let i = at - 1; i > start; i--)
    if (((kinds[numbers[i] as number] as number) & KIND.clauseMark) !== 0) return i + 1
  return start
}
