import type { Statement } from '../../model/stance.js'
import type { Tally } from '../../statistics/features.js'
import { ASKS, isSaid } from './names.js'
import type { SentenceReading } from './reading.js'

/** What an answer states, and whom its question names. */
export interface Stated {
  readonly statements: readonly Statement[]
  /** Ids of the targets that the question names. */
  readonly asked: ReadonlySet<string>
}

interface StatedBy {
  /** Sentences with words of the speaker's own. */
  readonly own: readonly SentenceReading[]
  readonly stated: Stated
}

const MANY = 3

/** Positions that the answer takes: how many, which first, and which toward those whom the question names. */
export function addStatements({ book, count, set }: Tally, { own, stated }: StatedBy): void {
  const mine = stated.statements.filter(({ voice, isQuoted }) => !voice && !isQuoted)
  const add = (name: string) => count(book.numberOf(name), MANY)
  const put = (name: string) => set(book.numberOf(name), 1)
  for (const { act, position, strength, target } of mine) {
    add(`st:act:${act}`)
    add(`st:${position}`)
    if (strength > 1) put(`st:strong:${position}`)
    if (target && stated.asked.has(target.id)) add(`st:asked:${position}`)
  }
  const isEvaluative = ({ position }: Statement) => position !== 'neutral'
  const isAsked = ({ target }: Statement) => target !== undefined && stated.asked.has(target.id)
  const evaluations = mine.filter(isEvaluative)
  put(`st:first:${evaluations[0]?.position ?? 'none'}`)
  put(`st:last:${evaluations.at(-1)?.position ?? 'none'}`)
  put(`st:asked-first:${evaluations.find(isAsked)?.position ?? 'none'}`)
  put(`st:lead:${mine.find((one) => isWithin(one, own[0]))?.position ?? 'none'}`)
}

function isWithin({ start }: Statement, sentence: SentenceReading | undefined): boolean {
  return sentence !== undefined && start >= sentence.start && start < sentence.end
}

const NEITHER = 0
const ASKED = 1
const SAID = 2

function roleIn(name: string): number {
  if (name.startsWith(ASKS)) return ASKED
  return isSaid(name) ? SAID : NEITHER
}

/** Notes what kind of question meets what kind of answer: pairs of one feature each. */
export function createMeetings({ book, numbers, set }: Tally): () => void {
  const roles: number[] = []
  const roleOf = (feature: number): number => {
    const role = roles[feature] ?? roleIn(book.names[feature] ?? '')
    roles[feature] = role
    return role
  }
  const known: (Map<number, number> | undefined)[] = []
  const meetingOf = (asked: number, met: number): number => {
    const ofAsked = known[asked] ?? new Map<number, number>()
    known[asked] = ofAsked
    const name = () => `x:${book.names[asked]?.slice(ASKS.length)}&${book.names[met]}`
    const meeting = ofAsked.get(met) ?? book.numberOf(name())
    ofAsked.set(met, meeting)
    return meeting
  }
  return () => {
    const present = numbers()
    const said = present.filter((feature) => roleOf(feature) === SAID)
    for (const feature of present) {
      if (roleOf(feature) !== ASKED) continue
      for (const met of said) set(meetingOf(feature, met), 1)
    }
  }
}
