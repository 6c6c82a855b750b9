import { createHash } from 'node:crypto'
import { group } from 'd3-array'
import { byCodeUnit } from '../text/compare.js'

/** What is known of a transcript before it is coded. */
export interface Claim {
  readonly source: string
  /** Country and institution of the id; empty where unknown. */
  readonly institutionId: string
  /** ISO date; empty where undated. */
  readonly date: string
  /** Hash of what was said, folded: the same for mirrors of one text. */
  readonly textHash: string
}

/** A claim with the id that it gets, or the source that it repeats. */
export interface Identity<C extends Claim> {
  readonly claim: C
  readonly id: string
  /** Source of the same text that is kept instead; empty for the one that is kept. */
  readonly duplicateOf: string
}

const HEX_DIGITS = 6

/** Hash of a transcript's words, equal for texts that differ only in blanks, quotes and case. */
export function hashFolded(folded: string): string {
  return createHash('sha256').update(folded).digest('hex')
}

/**
 * Gives every transcript its id, in the order of the tables: by date (undated last), then id.
 *
 * Edge: different texts that claim one id each take six hex digits of their text's hash; a text seen before is a duplicate.
 * The order of the claims does not matter.
 */
export function identify<C extends Claim>(claims: readonly C[]): readonly Identity<C>[] {
  const sorted = claims.toSorted((a, b) => compareDates(a.date, b.date) || byCodeUnit(a.source, b.source))
  const kept = new Map<string, C>()
  const identities = sorted.map((claim) => {
    const original = kept.get(`${claim.textHash} ${claim.date}`) ?? (claim.date ? undefined : kept.get(claim.textHash))
    if (original) return { claim, id: '', duplicateOf: original.source }
    kept.set(`${claim.textHash} ${claim.date}`, claim)
    if (!kept.has(claim.textHash)) kept.set(claim.textHash, claim)
    return { claim, id: claimedId(claim), duplicateOf: '' }
  })
  const rivals = group(
    identities.filter(({ duplicateOf }) => !duplicateOf),
    ({ id }) => id,
  )
  return identities
    .map((identity) =>
      (rivals.get(identity.id)?.length ?? 0) > 1
        ? { ...identity, id: `${identity.id}-${identity.claim.textHash.slice(0, HEX_DIGITS)}` }
        : identity,
    )
    .toSorted((a, b) => compareDates(a.claim.date, b.claim.date) || byCodeUnit(a.id, b.id))
}

function claimedId({ institutionId, date, textHash }: Claim): string {
  const when = date || `undated-${textHash.slice(0, HEX_DIGITS)}`
  return institutionId ? `${institutionId}-${when}` : when
}

/** Orders ISO dates, the empty one last. */
function compareDates(a: string, b: string): number {
  return byCodeUnit(a || '\uffff', b || '\uffff')
}
