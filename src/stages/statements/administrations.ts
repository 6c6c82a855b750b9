import type { Target } from '../../model/stance.js'
import type { StatementLexicon } from './lexicon.js'

/**
 * Whom the name of an administration means on a date: the holder itself, or one before it.
 *
 * Shape: without a target, the one before the holder's own; absent where nobody can be meant.
 * Edge: without a date, a named administration is the holder's own.
 */
export function administrationOf(
  target: Target | undefined,
  { holder, date, lexicon }: { readonly holder: string; readonly date: string; readonly lexicon: StatementLexicon },
): Target | 'self' | undefined {
  const begun = (lexicon.administrations[holder] ?? []).filter(({ from }) => from <= date)
  const current = begun.at(-1)
  if (!current) return target ? 'self' : undefined
  if (target) return target.id === current.name ? 'self' : target
  const before = begun.at(-2)
  return before && { id: before.name, name: before.name, type: 'organisation' }
}
