import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import type { Stance, Statement } from '../model/stance.js'

/** Sums up statements to one stance per exchange and target. */
export const stances = defineStage({
  name: 'stances',
  version: 2,
  about: 'Sums up statements to one stance per exchange and target.',
  needs: ['exchanges', 'statements'],
  gives: ['stances'],
  config: z.strictObject({}),
  build: () => ({ apply: (doc) => ({ stances: sumUp(doc.statements) }), entries: [] }),
})

/** One stance for each exchange and target, in the order in which the targets come. Words of others do not count. */
export function sumUp(statements: readonly Statement[]): readonly Stance[] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (!statement.target || statement.voice !== '') continue
    const key = `${statement.exchange} ${statement.target.id}`
    groups.set(key, [...(groups.get(key) ?? []), statement])
  }
  return [...groups.values()].flatMap(stanceOf)
}

function stanceOf(statements: readonly Statement[]): readonly Stance[] {
  const [first] = statements
  if (!first?.target) return []
  const strongest = statements.reduce(
    (best, statement) => (statement.strength > best.strength ? statement : best),
    first,
  )
  const has = (position: Statement['position']) =>
    statements.some((statement) => statement.position === position && statement.strength >= 1)
  return [
    {
      exchange: first.exchange,
      holder: first.holder,
      target: first.target,
      stance: stanceValue(strongest),
      isMixed: has('support') && has('oppose'),
      statements: statements.length,
      evidence: { start: strongest.start, end: strongest.end },
    },
  ]
}

function stanceValue({ position, strength }: Statement): number {
  if (position === 'neutral' || strength === 0) return 0
  return (position === 'support' ? 1 : -1) * (strength >= 2 ? 2 : 1)
}
