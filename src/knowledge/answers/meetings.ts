import type { Statement } from '../../model/stance.js'
import { type OwnReading, put } from './own.js'
import type { SentenceReading } from './reading.js'

/** What an answer states, and whom its question names. */
export interface Stated {
  readonly statements: readonly Statement[]
  /** Ids of the targets that the question names. */
  readonly asked: ReadonlySet<string>
}

const MANY = 3

/** Positions that the answer takes: how many, which first, and which toward those whom the question names. */
export function addStatements(
  features: Map<string, number>,
  { own, stated }: Pick<OwnReading, 'own'> & { readonly stated: Stated },
): void {
  const mine = stated.statements.filter(({ voice, isQuoted }) => !voice && !isQuoted)
  const add = (name: string) => features.set(name, Math.min(MANY, (features.get(name) ?? 0) + 1))
  for (const { act, position, strength, target } of mine) {
    add(`st:act:${act}`)
    add(`st:${position}`)
    if (strength > 1) put(features, `st:strong:${position}`, 1)
    if (target && stated.asked.has(target.id)) add(`st:asked:${position}`)
  }
  const isEvaluative = ({ position }: Statement) => position !== 'neutral'
  const isAsked = ({ target }: Statement) => target !== undefined && stated.asked.has(target.id)
  const evaluations = mine.filter(isEvaluative)
  put(features, `st:first:${evaluations[0]?.position ?? 'none'}`, 1)
  put(features, `st:last:${evaluations.at(-1)?.position ?? 'none'}`, 1)
  put(features, `st:asked-first:${evaluations.find(isAsked)?.position ?? 'none'}`, 1)
  put(features, `st:lead:${mine.find((one) => isWithin(one, own[0]))?.position ?? 'none'}`, 1)
}

function isWithin({ start }: Statement, sentence: SentenceReading | undefined): boolean {
  return sentence !== undefined && start >= sentence.start && start < sentence.end
}

const ASKS = 'f:ask:'
const SAYS = ['ev:first:', 'rep:first:', 'only:', 'st:first:', 'st:asked-first:', 'ev:']

/** What kind of question meets what kind of answer: pairs of one feature each. */
export function addMeetings(features: Map<string, number>): void {
  const names = [...features.keys()]
  const said = names.filter((name) => SAYS.some((kind) => name.startsWith(kind)))
  for (const name of names.filter((one) => one.startsWith(ASKS))) {
    for (const met of said) features.set(`x:${name.slice(ASKS.length)}&${met}`, 1)
  }
}
