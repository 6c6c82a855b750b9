import type { FeatureBook, Tally } from '../../statistics/features.js'
import type { Formula, FormulaHit } from '../formulas.js'

/** Where in an exchange a formula stands. */
export type HitPlace = '' | 'first:' | 'last:' | 'foreign:' | 'ask:'

/** Notes the features of a formula that stands in a place. */
export type HitFeatures = (place: HitPlace, hit: FormulaHit) => void

/** Numbers of the features of one formula in one place. */
interface Numbers {
  readonly formula: number
  /** By pattern; only where the place is of no account. */
  readonly patterns: number[]
  readonly acts: readonly number[]
  readonly rest: readonly number[]
}

const MANY = 3

/** Works out the features of each formula in each place once. */
export function createHitFeatures({ book, set, count }: Tally): HitFeatures {
  const known = new Map<HitPlace, Map<Formula, Numbers>>()
  const numbersOf = (place: HitPlace, formula: Formula): Numbers => {
    const ofPlace = known.get(place) ?? new Map<Formula, Numbers>()
    known.set(place, ofPlace)
    const numbers = ofPlace.get(formula) ?? numbersIn(book, place, formula)
    ofPlace.set(formula, numbers)
    return numbers
  }
  return (place, { formula, pattern }) => {
    const { formula: own, patterns, acts, rest } = numbersOf(place, formula)
    set(own, 1)
    if (place === '') {
      patterns[pattern] ??= book.numberOf(`p:${formula.id}#${pattern}`)
      set(patterns[pattern] ?? -1, 1)
    }
    for (const act of acts) count(act, MANY)
    for (const one of rest) set(one, 1)
  }
}

function numbersIn({ numberOf }: FeatureBook, place: HitPlace, formula: Formula): Numbers {
  const { id, acts, level, event, reply, side } = formula
  const own = { formula: numberOf(`f:${place}${id}`), patterns: [] }
  if (side === 'question') return { ...own, acts: [], rest: [] }
  return {
    ...own,
    acts: acts.map((act) => numberOf(`act:${place}${act}`)),
    rest: [
      ...Array.from({ length: level }, (_, l) => numberOf(`lvl:${place}${l + 1}`)),
      ...(event ? [numberOf(`ev:${place}${event}`)] : []),
      ...(reply ? [numberOf(`rep:${place}${reply}`)] : []),
    ],
  }
}
