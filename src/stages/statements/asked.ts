import type { Mention } from '../../model/entity.js'
import type { Target } from '../../model/stance.js'
import type { Token } from '../../model/token.js'

/** Who acts in a question: whom "this", "the relevant country" and "they" of the answer mean. */
export interface Asked {
  readonly actor: Target | undefined
  readonly person: Target | undefined
}

interface Question {
  readonly mentions: readonly Mention[]
  readonly tokens: readonly Token[]
  readonly holder: string
}

/** The acting country, organisation or person of a question: the subject of its verbs before what it merely names. */
export function findAsked({ mentions, tokens, holder }: Question): Asked {
  const others = mentions.filter(
    ({ entity, rule }) => isCandidate(entity.type) && entity.iso3 !== holder && rule !== 'label',
  )
  const scores = new Map<string, { target: Target; score: number }>()
  others.forEach((mention, index) => {
    const { id, name, type } = mention.entity
    const known = scores.get(id) ?? { target: { id, name, type }, score: 0 }
    known.score += weightOf(mention, tokens) + (index === 0 ? 0.5 : 0)
    scores.set(id, known)
  })
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score)
  const persons = ranked.filter(({ target }) => target.type === 'person')
  const actors = ranked.filter(({ target }) => target.type !== 'person')
  return { actor: (actors[0] ?? persons[0])?.target, person: persons[0]?.target }
}

function isCandidate(type: string): boolean {
  return type === 'country' || type === 'organisation' || type === 'person'
}

const VERB_REACH = 7

/** More for a name that stands before a verb than for one after a preposition; countries before bodies, media last. */
function weightOf({ start, end, entity }: Mention, tokens: readonly Token[]): number {
  const base = entity.type === 'country' ? 1 : /^(?:outlet|media)$/.test(entity.kind) ? 0.2 : 0.7
  const at = tokens.findIndex((token) => token.end > start)
  const before = tokens[at - 1]?.norm === 'the' ? tokens[at - 2] : tokens[at - 1]
  if (before?.partOfSpeech === 'ADP' && before.norm !== 'by') return base * 0.6
  let i = at
  while ((tokens[i]?.start ?? end) < end) i++
  for (let reach = 0; reach < VERB_REACH; reach++, i++) {
    const part = tokens[i]?.partOfSpeech
    if (part === 'VERB' || part === 'AUX') return base * 2
    if (part === undefined || part === 'ADP' || part === 'PUNCT') return base
  }
  return base
}
