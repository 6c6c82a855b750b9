import { groupRows } from '../../statistics/grouping.js'
import { createRandom, shuffled } from '../../statistics/random.js'
import type { UnitRows } from '../../statistics/rows.js'
import { highest, type Incidence, markTerms, overlapOf } from '../../statistics/topic-words.js'

/** Numbers of topics that are tried. */
const COUNTS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25]
/** A topic should have at least this many exchanges on average. */
const MIN_EACH = 8
const SAMPLES = 4
const SAMPLE_SHARE = 0.8
/** More exchanges than this make the choice slower and no better. */
const MAX_ROWS = 1_000
const TOP_TERMS = 10

interface Choice {
  readonly count: number
  readonly stability: readonly { readonly topics: number; readonly similarity: number }[]
}

/**
 * How many topics: the number whose topics come out most alike on part samples.
 *
 * Edge: of numbers that come out alike the smallest, since more only divide a subject.
 * Source: Greene, O’Callaghan & Cunningham 2014, doi:10.1007/978-3-662-44848-9_32; average Jaccard of the ten highest terms.
 */
export function chooseCount(fit: {
  readonly rows: UnitRows
  readonly documents: Incidence
  readonly terms: number
  readonly seed: number
}): Choice {
  const { rows, terms, seed } = fit
  const order = shuffled([...rows.keys()], createRandom(seed, 'stability')).slice(0, MAX_ROWS)
  const topTerms = (members: readonly number[], k: number) => {
    const groups = groupRows(
      members.map((i) => rows[i] ?? new Float64Array(0)),
      { k, seed },
    )
    const marks = markTerms({ documents: members.map((i) => fit.documents[i] ?? []), groups, k, terms })
    return marks.map((scores) => new Set(highest(scores, TOP_TERMS)))
  }
  const stability = COUNTS.filter((k) => k * MIN_EACH <= order.length).map((k) => {
    const whole = topTerms(order, k)
    const parts = Array.from({ length: SAMPLES }, (_, sample) => {
      const drawn = shuffled(order, createRandom(seed, `stability ${sample}`)).slice(
        0,
        Math.floor(order.length * SAMPLE_SHARE),
      )
      return likenessOf(whole, topTerms(drawn, k))
    })
    return { topics: k, similarity: Math.round((parts.reduce((sum, part) => sum + part, 0) / SAMPLES) * 1e6) / 1e6 }
  })
  const best = stability.toSorted((a, b) => b.similarity - a.similarity || a.topics - b.topics)[0]
  return { count: best?.topics ?? 1, stability }
}

/** Mean likeness of each topic to its best partner, taken greedily. */
function likenessOf(a: readonly ReadonlySet<number>[], b: readonly ReadonlySet<number>[]): number {
  const pairs = a.flatMap((left, i) => b.map((right, j) => ({ i, j, likeness: overlapOf(left, right) })))
  pairs.sort((x, y) => y.likeness - x.likeness || x.i - y.i || x.j - y.j)
  const [usedA, usedB] = [new Set<number>(), new Set<number>()]
  let total = 0
  for (const { i, j, likeness } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    total += likeness
  }
  return total / Math.max(1, a.length)
}
