import type { Mention } from '../../model/entity.js'
import type { Statement, Target } from '../../model/stance.js'
import type { Sentence } from '../../model/token.js'
import { isAgent, uniqueTargets } from './arguments.js'
import { findAsked } from './asked.js'
import type { Discourse } from './discourse.js'
import type { Stage } from './references.js'
import type { Scene } from './scene.js'

/** Who can be meant where an answer begins: whom its question is about. */
export function openDiscourse(stage: Stage, { sentences, mentions, outlet }: Question): Discourse {
  const questions = sentences.filter(({ side }) => side === 'question')
  const first = questions[0]?.firstToken ?? 0
  const end = questions.at(-1)?.endToken ?? 0
  const asked = findAsked({
    mentions: questions.flatMap(mentions),
    tokens: stage.tokens.slice(first, end),
    stage,
  })
  return {
    asker: outlet,
    asked: asked.actors,
    isActing: asked.isActing,
    askedPerson: asked.person,
    last: [],
    blamed: [],
    isBlaming: false,
    lastPerson: undefined,
    sentencesSince: 0,
    isSelfLast: false,
  }
}

interface Question {
  readonly sentences: readonly Sentence[]
  readonly mentions: (sentence: Sentence) => readonly Mention[]
  /** Who asks. */
  readonly outlet: Target
}

/** How many actors a pronoun can mean together. */
export const MAX_LAST = 3

/** Whom statements speak against, the last of them; whoever was before where there are none. */
export function blamedBy(statements: readonly Statement[], before: readonly Target[]): readonly Target[] {
  const against = statements.flatMap(({ target, voice, position }) =>
    target && voice === '' && position === 'oppose' ? [target] : [],
  )
  return against.length > 0 ? uniqueTargets(against).slice(0, MAX_LAST) : before
}

/** Who a pronoun of the next sentence can mean: the last actor of this one, else as before. */
export function nextDiscourse(
  discourse: Discourse,
  { scene, statements }: { readonly scene: Scene; readonly statements: readonly Statement[] },
): Discourse {
  if (scene.references.length === 0 && statements.length === 0) {
    return { ...discourse, sentencesSince: discourse.sentencesSince + 1, isSelfLast: false }
  }
  const actors = scene.references.filter(
    (r) => r.kind === 'entity' && r.target && r.target.type !== 'person' && isAgent(scene, r),
  )
  const persons = scene.references.filter((r) => r.target?.type === 'person')
  const judged = statements.flatMap(({ target, voice }) =>
    target && voice === '' && target.type !== 'person' ? [target] : [],
  )
  const named = actors.flatMap(({ target }) => target ?? [])
  const last = uniqueTargets(judged.length > 0 ? judged : named).slice(0, MAX_LAST)
  return {
    ...discourse,
    blamed: blamedBy(statements, discourse.blamed),
    last: last.length > 0 ? last : discourse.last,
    lastPerson: persons.at(-1)?.target ?? discourse.lastPerson,
    sentencesSince: last.length > 0 ? 0 : discourse.sentencesSince + 1,
    isSelfLast:
      last.length === 0 &&
      scene.references.some(({ kind, words }) => kind === 'self' && !/^(?:we|i|our|us|my|me)$/i.test(words)),
  }
}
