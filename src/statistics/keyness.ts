/** A term's count among all words of a side. */
export interface TermCount {
  readonly count: number
  readonly words: number
}

export interface LogOdds {
  readonly delta: number
  readonly variance: number
  readonly z: number
}

/**
 * How much likelier a term is in i than in j: the log-odds ratio with an informative Dirichlet prior.
 *
 * Unit: nats; `alpha` pseudo-counts of the term out of `alphaTotal` of all terms.
 * Source: Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16, 20 and 22.
 */
export function logOdds(
  i: TermCount,
  j: TermCount,
  prior: { readonly alpha: number; readonly alphaTotal: number },
): LogOdds {
  const { alpha, alphaTotal } = prior
  const odds = (side: TermCount) => Math.log((side.count + alpha) / (side.words + alphaTotal - side.count - alpha))
  const delta = odds(i) - odds(j)
  const variance = 1 / (i.count + alpha) + 1 / (j.count + alpha)
  return { delta, variance, z: delta / Math.sqrt(variance) }
}
