import type { Mention } from '../../model/entity.js'
import type { Target } from '../../model/stance.js'
import type { Token } from '../../model/token.js'
import { countryBehind, isIndependent, type Stage } from './references.js'
import { BE } from './verbs.js'

/** Who acts in a question: whom "this", "the relevant country" and "they" of the answer mean. */
export interface Asked {
  /** Usually one; several where they are joined. */
  readonly actors: readonly Target[]
  readonly person: Target | undefined
  /** Whether the actor does something there, and is not only spoken of. */
  readonly isActing: boolean
}

interface Question {
  readonly mentions: readonly Mention[]
  readonly tokens: readonly Token[]
  readonly stage: Stage
}

/** How near the first an actor must come to be meant together with it. */
const JOINED = 0.9

/** The acting country, organisation or person of a question: the subject of its verbs before what it merely names. */
export function findAsked({ mentions, tokens, stage }: Question): Asked {
  const { holder, lexicon } = stage
  const territories = lexicon.territories[holder] ?? []
  const others = mentions.filter(
    ({ entity, rule }) =>
      isCandidate(entity.type) &&
      (entity.iso3 !== holder || isIndependent(entity, stage)) &&
      !territories.includes(entity.id) &&
      rule !== 'label',
  )
  const scores = new Map<string, { target: Target; score: number; isActing: boolean }>()
  others.forEach((mention, index) => {
    const { id, name, type } = standsFor(mention, stage)
    const known = scores.get(id) ?? { target: { id, name, type }, score: 0, isActing: false }
    const weight = weightOf(mention, tokens)
    known.isActing ||= weight > 1
    known.score += weight + (index === 0 ? 0.5 : 0)
    scores.set(id, known)
  })
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score)
  const persons = ranked.filter(({ target }) => target.type === 'person')
  const actors = ranked.filter(({ target }) => target.type !== 'person')
  const ranking = actors.length > 0 ? actors : persons
  const top = ranking[0]
  return {
    actors: ranking.filter(({ score }) => score >= JOINED * (top?.score ?? 0)).map(({ target }) => target),
    person: persons[0]?.target,
    isActing: top?.isActing ?? false,
  }
}

/** An office of a country is that country. */
function standsFor(mention: Mention, stage: Stage): Target {
  const { id, name, type } = mention.entity
  const { country } = type === 'organisation' ? countryBehind(mention, stage) : {}
  return country ?? { id, name, type }
}

function isCandidate(type: string): boolean {
  return type === 'country' || type === 'organisation' || type === 'person'
}

const VERB_REACH = 7

/** Whether a verb group is passive: "was attacked", "should be respected". */
function isSuffered(tokens: readonly Token[], at: number): boolean {
  let i = at
  while (tokens[i]?.partOfSpeech === 'AUX' || tokens[i]?.partOfSpeech === 'ADV') i++
  const verb = tokens[i]
  return BE.has(tokens[i - 1]?.norm ?? '') && verb?.partOfSpeech === 'VERB' && !verb.norm.endsWith('ing')
}

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
    if (part === 'VERB' || part === 'AUX') return isSuffered(tokens, i) ? base : base * 2
    if (part === undefined || part === 'ADP' || part === 'PUNCT') return base
  }
  return base
}
