import type { Target } from '../../model/stance.js'
import { isHarmed, isSuffering, objectsAfter, ownersOf, type Subject, subjectAt, uniqueTargets } from './arguments.js'
import { pointedActors, resolvePointer } from './discourse.js'
import { type FrameAt, type Judgement, turn } from './judgement.js'
import { isPassive, negationOf } from './negation.js'
import { judgePerformative } from './performatives.js'
import type { Reference } from './references.js'
import { judgeRequest } from './requests.js'
import type { Scene } from './scene.js'
import { BE } from './verbs.js'

/** What one frame says, about whom: nothing, one target, or several. */
export function judgeFrame(scene: Scene, at: FrameAt): readonly Judgement[] {
  const judgements = judgeByKind(scene, at)
  const [only] = judgements
  if (
    judgements.length !== 1 ||
    !only ||
    only.target ||
    only.position !== 'oppose' ||
    only.act === 'deny' ||
    isPassive(scene, at.match)
  )
    return judgements
  const target = loneActor(scene, at)
  return target
    ? [{ ...only, target, way: 'lone', targetStep: `target: ${target.name}, the only actor of the sentence` }]
    : judgements
}

const PLACE_ROLES = new Set(['in', 'on', 'against', 'to', 'toward', 'towards', 'into', 'at', 'with', 'about', 'over'])

/** The one actor of a sentence that neither suffers nor is only where things happen. */
function loneActor(scene: Scene, at: FrameAt): Target | undefined {
  const { match, discourse } = at
  if (match.value.frame.kind === 'quality' && isCountered(scene, at)) return undefined
  const isObject = ({ firstToken, role }: Reference) => role === '' && firstToken >= match.endToken
  const suffers = ({ firstToken, role }: Reference) =>
    role === '' &&
    scene.clauses.some((c) => c.firstToken <= firstToken && firstToken < c.endToken && isSuffering(scene, c))
  const actors = scene.references.filter(
    (reference) =>
      reference.kind === 'entity' &&
      !isObject(reference) &&
      (!PLACE_ROLES.has(reference.role) || isOwner(scene, reference)) &&
      !suffers(reference) &&
      !isHarmed(scene, reference),
  )
  const targets = uniqueTargets(actors.flatMap((reference) => resolvePointer(reference, discourse)))
  return targets.length === 1 ? targets[0] : undefined
}

/** "with X's determination to …": the preposition governs what X owns. */
function isOwner({ tokens }: Scene, { endToken }: Reference): boolean {
  return tokens[endToken]?.norm === "'s"
}

function judgeByKind(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { frame } = at.match.value
  if (frame.kind === 'performative') return judgePerformative(scene, at)
  if (frame.kind === 'demand' || frame.kind === 'hope' || frame.kind === 'modal') return judgeRequest(scene, at)
  if (frame.kind === 'conduct') return judgeConduct(scene, at)
  return judgeQuality(scene, at)
}

function judgeConduct(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause, discourse } = at
  const { frame } = match.value
  const negation = negationOf(scene, at)
  const base = { isNegated: negation.isNegated, negationStep: negation.step }
  const agent = isPassive(scene, match)
    ? byAgent(scene, at)
    : subjectAt(scene, { clause, before: match.firstToken, discourse })
  if (agent.kind === 'self' || (agent.withSelf && agent.targets.length === 0)) {
    if (frame.position !== 'oppose' || !negation.isNegated) return []
    return [
      { ...base, position: 'oppose', strength: 1, act: 'deny', targetStep: 'target: nobody, the holder clears itself' },
    ]
  }
  if (negation.isNegated && frame.position === 'oppose') return []
  const position = turn(frame.position, negation.isNegated)
  const strength = negation.isNegated ? 1 : frame.strength
  if (agent.kind === 'none' && position === 'oppose' && frame.act === 'accuse') {
    if (isCountered(scene, at)) return []
    return [{ ...base, position, strength, targetStep: 'target: nobody named' }]
  }
  return agent.targets.map((target) => ({
    ...base,
    position,
    strength,
    target,
    targetStep: `target: “${agent.words}” acts`,
  }))
}

function byAgent(scene: Scene, { match, clause, discourse }: FrameAt): Subject {
  // "was sponsored and condoned by X"
  const joined = scene.clauses.find(({ kind, firstToken }) => kind === 'coordinate' && firstToken === clause.endToken)
  const ends = [clause.endToken, ...(joined ? [joined.endToken] : [])]
  const found = ends.map((to) => objectsAfter(scene, { from: match.endToken, to, prepositions: ['by'] }))
  const by = found.find((references) => references.length > 0) ?? []
  const targets = uniqueTargets(by.flatMap((reference) => resolvePointer(reference, discourse)))
  const withSelf = by.some(({ kind }) => kind === 'self')
  const words = by.map(({ words: text }) => text).join(', ')
  return { kind: withSelf ? 'self' : targets.length > 0 ? 'other' : 'none', targets, withSelf, words }
}

function judgeQuality(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause, discourse } = at
  const { frame } = match.value
  const negation = negationOf(scene, at)
  if (negation.isNegated && frame.position === 'oppose') return []
  const position = turn(frame.position, negation.isNegated)
  const base = {
    position,
    strength: negation.isNegated ? 1 : frame.strength,
    isNegated: negation.isNegated,
    negationStep: negation.step,
  }
  const owners = ownersOf(scene, { match, clause })
  if (owners.some(({ kind }) => kind === 'self')) return []
  const owned = uniqueTargets(owners.flatMap((reference) => resolvePointer(reference, discourse)))
  if (owned.length > 0) {
    return owned.map((target) => ({ ...base, target, way: 'owner', targetStep: `target: ${target.name}, whose it is` }))
  }
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse })
  if (subject.kind === 'other' && (position === 'oppose' ? isCountered(scene, at) : isInside(scene, at))) return []
  if (subject.kind === 'other' || (subject.withSelf && subject.targets.length > 0 && position === 'support')) {
    return subject.targets.map((target) => ({
      ...base,
      target,
      targetStep: `target: “${subject.words}”, subject of the clause`,
    }))
  }
  if (subject.kind === 'collective' || (subject.kind === 'self' && position !== 'oppose')) return []
  const reached = isPredicate(scene, at) && frame.reaches !== 'never' ? pointedActors(discourse) : []
  if (reached.length === 0) return position === 'oppose' ? [{ ...base, targetStep: 'target: nobody named' }] : []
  const targetStep = 'target: not in the clause, the actor spoken of'
  return reached.map((target) => ({ ...base, target, way: 'reach', targetStep }))
}

/** Whether what is evaluated is what the clause speaks of fighting, facing or rejecting ("prevent conflicts from escalating"). */
function isCountered(scene: Scene, { match, clause }: FrameAt): boolean {
  const from = Math.max(clause.firstToken, match.firstToken - COUNTER_REACH)
  return scene.marks('counters', from, match.firstToken).length > 0
}

const COUNTER_REACH = 9

/** Whether what is praised stands behind a preposition and so is not said of the subject ("it helps to work with key partners"). */
function isInside({ tokens }: Scene, { match, clause }: FrameAt): boolean {
  let before = match.firstToken - 1
  while (before >= clause.firstToken && /^(?:DET|ADJ|ADV|NUM)$/.test(tokens[before]?.partOfSpeech ?? '')) before--
  return before >= clause.firstToken && tokens[before]?.partOfSpeech === 'ADP' && tokens[before]?.norm !== 'as'
}

/** Whether an evaluation is what is said of a subject ("… is groundless"), or stands inside what the holder opposes. */
function isPredicate(scene: Scene, { match, clause }: FrameAt): boolean {
  const words = scene.text.words.slice(Math.max(clause.firstToken, match.firstToken - 5), match.endToken)
  if (words.some((word) => BE.has(word) || word === 'such' || word === 'these' || word === 'this')) return true
  return scene.frames.some(
    (other) =>
      other.firstToken >= clause.firstToken &&
      other.firstToken < match.firstToken &&
      other.value.frame.kind === 'performative' &&
      other.value.frame.position === 'oppose' &&
      other.value.frame.reaches === 'always',
  )
}
