import { isProposedPerson } from '../../adapters/compromise.js'
import { type Found, indexFound, isAcronym, isCapital } from './found.js'
import { nameEnd, type PeopleContext, personOf } from './people.js'

const MAX_WORDS = 3
const MIN_LETTERS = 3

/**
 * People whom neither list nor title explains, as the tagger proposes them: runs of one to three capitalised words
 * that nothing else has claimed. One word alone counts only inside a sentence, where its capital means something.
 */
export function findProposals(taken: readonly Found[], context: PeopleContext): readonly Found[] {
  const explained = indexFound(taken)
  const found: Found[] = []
  let at = 0
  while (at < context.atoms.length) {
    if (!isCapital(context.atoms[at])) {
      at += 1
      continue
    }
    const end = explained.covering(at) ? at + 1 : runEnd(at, context.atoms)
    if (end > at && !explained.covering(at) && isFree(at, end, explained) && isPerson(at, end, context)) {
      found.push(personOf(at, end, { rule: 'proposal', iso3: '', context }))
    }
    at = Math.max(end, at + 1)
  }
  return found
}

/** Where the capitalised words end that begin at an atom; `at` itself where there are none. */
function runEnd(at: number, atoms: PeopleContext['atoms']): number {
  let end = at
  while (isCapital(atoms[end]) && (end === at || atoms[end]?.gap === ' ' || atoms[end]?.gap === '-')) end += 1
  return end
}

function isFree(first: number, end: number, explained: ReturnType<typeof indexFound>): boolean {
  for (let at = first; at < end; at += 1) if (explained.covering(at)) return false
  return !explained.ending(first)
}

function isPerson(first: number, end: number, context: PeopleContext): boolean {
  if (nameEnd(first, context) !== end) return false
  const run = context.textOf(first, end)
  const words = run.split(' ')
  if (words.length > MAX_WORDS || words.some((word) => word.length < MIN_LETTERS || isAcronym(word))) return false
  return (words.length > 1 || isInsideSentence(first, context)) && isProposedPerson(run)
}

function isInsideSentence(at: number, { atoms }: PeopleContext): boolean {
  const before = atoms[at - 1]
  return before !== undefined && (before.isWord || before.form === ',') && atoms[at]?.gap === ' '
}
