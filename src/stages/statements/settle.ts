import { LEANINGS, type Leaning, type StanceWeights } from '../../knowledge/stance-weights.js'
import type { Position, Statement } from '../../model/stance.js'
import { softmax } from '../../statistics/logistic.js'
import { onceFor } from '../../text/once.js'
import type { Candidate } from './candidates.js'

interface Decision {
  readonly leaning: Leaning
  readonly probability: number
}

interface Settling {
  readonly candidates: readonly Candidate[]
  readonly weights: StanceWeights
  readonly exchange: number
  readonly holder: string
}

/**
 * Settles each actor's side by learned weights: statements that point the other way lose their target, never their row,
 * and an actor that is sided with without any frame gets a row of rule `leaning`.
 */
export function settleStatements(statements: readonly Statement[], settling: Settling): readonly Statement[] {
  const { candidates, weights } = settling
  const decisions = new Map(candidates.map((candidate) => [candidate.target.id, decide(candidate, weights)]))
  const kept = statements.map((statement) => settle(statement, decisions))
  const added = candidates.flatMap((candidate) => leaningOf(candidate, { ...settling, kept, decisions }))
  return [...kept, ...added].sort((a, b) => a.start - b.start)
}

/** The rows of weights by feature, made once: an object of thousands of names is slow to look up. */
const rowsOf = onceFor(({ features }: StanceWeights) => new Map(Object.entries(features)))

/** The likeliest side of a candidate. */
export function decide({ features }: Pick<Candidate, 'features'>, weights: StanceWeights): Decision {
  const scores = Float64Array.from(weights.biases)
  const rows = rowsOf(weights)
  for (const feature of features) {
    const row = rows.get(feature)
    if (row) for (let i = 0; i < row.length; i++) scores[i] = (scores[i] ?? 0) + (row[i] ?? 0)
  }
  const probabilities = softmax(scores)
  let best = 0
  probabilities.forEach((probability, i) => {
    if (probability > (probabilities[best] ?? 0) + 1e-9) best = i
  })
  return { leaning: LEANINGS[best] ?? 'none', probability: probabilities[best] ?? 0 }
}

const POSITIONS: Readonly<Record<Exclude<Leaning, 'none'>, Position>> = {
  oppose: 'oppose',
  support: 'support',
  even: 'neutral',
}

function settle(statement: Statement, decisions: ReadonlyMap<string, Decision>): Statement {
  const { target, way, voice, chain, ...rest } = statement
  const decision = target && voice === '' ? decisions.get(target.id) : undefined
  if (!target || !decision) return statement
  const step = `weighing: ${decision.leaning} toward ${target.name} (${decision.probability.toFixed(2)})`
  const isKept = decision.leaning !== 'none' && POSITIONS[decision.leaning] === statement.position
  return {
    ...rest,
    voice,
    ...(isKept ? { target, ...(way ? { way } : {}) } : {}),
    chain: [...chain, isKept ? step : `${step}, so no target`],
  }
}

interface Adding extends Settling {
  readonly kept: readonly Statement[]
  readonly decisions: ReadonlyMap<string, Decision>
}

/** How sure a side must be that no frame shows. */
const LIKELY = 0.5

function leaningOf(candidate: Candidate, adding: Adding): readonly Statement[] {
  const { target, clause, isNamed } = candidate
  const decision = adding.decisions.get(target.id)
  if (!decision || decision.leaning === 'none' || !clause) return []
  const position = POSITIONS[decision.leaning]
  if (decision.probability < LIKELY) return []
  if (adding.kept.some((s) => s.voice === '' && s.target?.id === target.id && s.position === position)) return []
  const act = position === 'oppose' ? 'oppose' : position === 'support' ? 'support' : 'appeal'
  return [
    {
      ...clause,
      ...{ exchange: adding.exchange, holder: adding.holder, act, position, target },
      ...{
        strength: position === 'neutral' ? 0 : 1,
        isNegated: false,
        isQuoted: false,
        level: 0,
        rule: 'leaning',
        voice: '',
      },
      chain: [
        'holder: the answer itself',
        'quotation: none',
        'frame: none; the answer as a whole',
        `target: ${target.name}, ${isNamed ? 'named here' : 'whom the question is about'}`,
        'negation: none',
        `weighing: ${decision.leaning} (${decision.probability.toFixed(2)})`,
      ],
    },
  ]
}
