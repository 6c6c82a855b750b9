import type { Statement, Target } from '../../model/stance.js'

/** How much of what an answer says against somebody named must be against one actor for it to be plain who is meant. */
const PLAIN = 0.6
/** How many statements back somebody else may have been named, where it is not plain. */
const NEAR = 6
/** Acts that reject a claim, and are against nobody by themselves. */
const AGAINST_NOBODY = new Set(['deny', 'affirm-principle', 'inform'])

/** Gives what is said against nobody named the actor whom the answer is plainly against, else whom it spoke against last. */
export function aimStatements(statements: readonly Statement[]): readonly Statement[] {
  const against = statements.filter(isAgainst)
  const countries = against.filter(({ target }) => target?.type === 'country')
  const plain = plainTarget(countries.length > 0 ? countries : against)
  return statements.map((statement, index) => {
    const { voice, position, act } = statement
    const isOpen = !statement.target && voice === '' && position === 'oppose' && !AGAINST_NOBODY.has(act)
    if (!isOpen) return statement
    const last = statements.slice(Math.max(0, index - NEAR), index).findLast(isAgainst)?.target
    const target = plain ?? last
    return target ? aim(statement, target) : statement
  })
}

function aim(statement: Statement, target: Target): Statement {
  const step = `target: ${target.name}, whom the answer is against`
  return { ...statement, target, chain: statement.chain.map((line) => (line.startsWith('target:') ? step : line)) }
}

function isAgainst({ target, voice, position }: Statement): boolean {
  return target !== undefined && voice === '' && position === 'oppose'
}

/** The one actor whom an answer speaks against; absent where there is none or there are several. */
function plainTarget(against: readonly Statement[]): Target | undefined {
  const counts = new Map<string, { readonly target: Target; count: number }>()
  for (const { target } of against) {
    if (!target) continue
    const known = counts.get(target.id) ?? { target, count: 0 }
    known.count++
    counts.set(target.id, known)
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count)
  return first && first.count >= PLAIN * against.length ? first.target : undefined
}
