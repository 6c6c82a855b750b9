import type { Position, Target } from '../../model/stance.js'
import type { Clause } from '../../text/clause.js'
import {
  isAgent,
  isHarmed,
  objectsAfter,
  objectsOf,
  ownersOf,
  type Subject,
  subjectAt,
  uniqueTargets,
} from './arguments.js'
import { type Discourse, lastActors, resolvePointer } from './discourse.js'
import type { FrameMatch, Reference, Scene } from './scene.js'

/** What a frame says about one target, before voice and strength are settled. */
export interface Judgement {
  readonly target?: Target
  readonly position: Position
  readonly strength: number
  readonly isNegated: boolean
  /** How the target was found, for `explain`. */
  readonly targetStep: string
  readonly negationStep: string
  /** Replaces the frame's act where the target or negation changes it. */
  readonly act?: 'deny' | 'appeal' | 'affirm-principle' | 'oppose' | 'support'
}

export interface FrameAt {
  readonly match: FrameMatch
  readonly clause: Clause
  readonly discourse: Discourse
}

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
    ? [{ ...only, target, targetStep: `target: ${target.name}, the only actor of the sentence` }]
    : judgements
}

const PLACE_ROLES = new Set(['in', 'on', 'against', 'to', 'toward', 'towards', 'into', 'at', 'with', 'about', 'over'])

/** The one actor of a sentence that neither suffers nor is only where things happen. */
function loneActor(scene: Scene, { match, discourse }: FrameAt): Target | undefined {
  const isObject = ({ firstToken, role }: Reference) => role === '' && firstToken >= match.endToken
  const actors = scene.references.filter(
    (reference) =>
      reference.kind === 'entity' &&
      !isObject(reference) &&
      !PLACE_ROLES.has(reference.role) &&
      !isHarmed(scene, reference),
  )
  const targets = uniqueTargets(actors.flatMap((reference) => resolvePointer(reference, discourse)))
  return targets.length === 1 ? targets[0] : undefined
}

function judgeByKind(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { frame } = at.match.value
  if (frame.kind === 'performative') return judgePerformative(scene, at)
  if (frame.kind === 'demand' || frame.kind === 'hope' || frame.kind === 'modal') return judgeRequest(scene, at)
  if (frame.kind === 'conduct') return judgeConduct(scene, at)
  return judgeQuality(scene, at)
}

function judgePerformative(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause } = at
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse: at.discourse })
  if (isPassive(scene, match)) return passivePerformative(scene, at)
  if (subject.kind !== 'self' && !subject.withSelf && !isBare(scene, at, subject) && !isBacked(scene, at)) return []
  const { frame } = match.value
  const range = { from: match.endToken, to: endOfObject(scene, clause) }
  const objects =
    frame.after.length > 0 ? objectsAfter(scene, { ...range, prepositions: frame.after }) : objectsOf(scene, range)
  return performOn(scene, at, objects)
}

/** "supports X in opposing Y": the holder opposes Y as well. */
function isBacked(scene: Scene, { match, clause }: FrameAt): boolean {
  let before = match.firstToken - 1
  while (scene.text.isSkipped?.(before)) before--
  if (scene.text.words[before] !== 'in') return false
  return scene.frames.some(
    ({ firstToken, value }) =>
      firstToken >= clause.firstToken &&
      firstToken < match.firstToken &&
      value.frame.kind === 'performative' &&
      value.frame.position === 'support',
  )
}

/** Where the object of a clause can end: with the clause that completes it, if one does ("regrets that X has …"). */
function endOfObject({ clauses }: Scene, clause: Clause): number {
  const next = clauses.find(({ firstToken }) => firstToken === clause.endToken)
  return next?.kind === 'complement' ? next.endToken : clause.endToken
}

/** Whether a clause without a subject is the holder's own: an answer that begins with the verb, or "to" after the holder. */
function isBare(scene: Scene, { match, clause }: FrameAt, subject: Subject): boolean {
  if (subject.kind !== 'none') return false
  const { words } = scene.text
  const before = words[match.firstToken - 1] ?? ''
  return clause.parent < 0 || before === 'to' || match.firstToken === clause.firstToken || subject.words === ''
}

function performOn(scene: Scene, at: FrameAt, objects: readonly Reference[]): readonly Judgement[] {
  const { frame } = at.match.value
  const negation = negationOf(scene, at)
  const position = turn(frame.position, negation.isNegated)
  const strength = negation.isNegated ? Math.min(1, frame.strength) : frame.strength
  const base = { strength, isNegated: negation.isNegated, negationStep: negation.step }
  const agents = objects.filter((reference) => frame.after.length > 0 || isAgent(scene, reference))
  const named = uniqueTargets(agents.flatMap((reference) => resolvePointer(reference, at.discourse)))
  const harmed = position === 'oppose' && frame.after.length === 0 ? harmedBy(scene, at, objects) : []
  if (named.length > 0) {
    const targetStep = `target: ${agents.map(({ words }) => `“${words}”`).join(', ')} after the frame`
    return [...named.map((target) => ({ ...base, position, target, targetStep })), ...harmed]
  }
  if (harmed.length > 0) return harmed
  const others = position === 'support' ? objects.filter(({ kind }) => kind === 'entity') : []
  const near = uniqueTargets(others.flatMap((reference) => resolvePointer(reference, at.discourse)))
  if (near.length > 0) {
    return near.map((target) => ({ ...base, position, target, targetStep: 'target: in what the frame is about' }))
  }
  const isOnSelf = agents.some(({ kind }) => kind === 'self')
  const isOnMany = agents.some(({ kind }) => kind === 'collective')
  const mayReach = !isOnMany && !(isOnSelf && position !== 'oppose') && isReaching(scene, at)
  const reached = mayReach ? lastActors(at.discourse) : []
  if (reached.length > 0)
    return reached.map((target) => ({
      ...base,
      position,
      target,
      targetStep: 'target: not in the clause, the actor spoken of',
    }))
  return [{ ...base, position, targetStep: 'target: nobody named' }]
}

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'re", 'get', 'gets', 'got'])
const POINTING = /^(?:it|this|that|these|those|such|the|above|relevant|so)$/

/** Whether a frame may look back for its target, by what its entry asks for. */
function isReaching(scene: Scene, { match, clause, discourse }: FrameAt): boolean {
  const { reaches } = match.value.frame
  if (reaches !== 'pointed')
    return reaches === 'always' || (reaches === 'acting' && (discourse.isActing || discourse.last.length > 0))
  const next = scene.text.words.slice(match.endToken, Math.min(match.endToken + 2, endOfObject(scene, clause)))
  return next.some((word) => POINTING.test(word))
}

/** "oppose interference in X's affairs" stands by X. */
function harmedBy(scene: Scene, { match, discourse }: FrameAt, objects: readonly Reference[]): readonly Judgement[] {
  const harmed = objects.filter((reference) => reference.kind === 'entity' && isHarmed(scene, reference))
  return uniqueTargets(harmed.flatMap((reference) => resolvePointer(reference, discourse))).map((target) => ({
    target,
    position: 'support' as const,
    act: 'support' as const,
    strength: Math.min(1, match.value.frame.strength),
    isNegated: false,
    targetStep: `target: ${target.name}, who suffers what is opposed`,
    negationStep: 'negation: none',
  }))
}

/** "X was welcomed by the holder". */
function passivePerformative(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause, discourse } = at
  const by = objectsAfter(scene, { from: match.endToken, to: clause.endToken, prepositions: ['by'] })
  if (by[0]?.kind !== 'self') return []
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse })
  const { isNegated, step } = negationOf(scene, at)
  const position = turn(match.value.frame.position, isNegated)
  const common = { position, isNegated, negationStep: step, strength: match.value.frame.strength }
  return subject.targets.map((target) => ({ ...common, target, targetStep: 'target: subject of the passive' }))
}

function judgeRequest(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause, discourse } = at
  const { frame } = match.value
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse })
  const addressed = frame.kind === 'modal' ? subject : addressee(scene, at, subject)
  if (!addressed) return []
  const negation = negationOf(scene, at)
  if (frame.kind === 'modal' && negation.isAdjacent) return []
  const base = { isNegated: negation.isNegated, negationStep: negation.step }
  const { targets } = addressed
  if (addressed.withSelf && addressed.kind !== 'collective') {
    return targets.map((target) => ({
      ...base,
      ...COMMON_WISH,
      target,
      targetStep: 'target: together with the holder',
    }))
  }
  if (targets.length === 0) {
    return [
      {
        ...base,
        position: 'neutral',
        strength: 0,
        act: frame.kind === 'modal' ? 'affirm-principle' : 'appeal',
        targetStep: 'target: nobody in particular',
      },
    ]
  }
  const asked = contentOf(scene, at)
  if (targets.length > 1 && asked !== 'blame') {
    return targets.map((target) => ({ ...base, ...EVEN_APPEAL, target, targetStep: 'target: several parties alike' }))
  }
  return targets.map((target) => ({
    ...base,
    ...requestOf(frame.kind, asked),
    target,
    targetStep: `target: “${addressed.words}” is asked`,
  }))
}

const COMMON_WISH = { position: 'support', strength: 1, act: 'support' } as const
const EVEN_APPEAL = { position: 'neutral', strength: 0, act: 'appeal' } as const

function requestOf(kind: string, asked: 'blame' | 'wish' | 'plain'): Pick<Judgement, 'position' | 'strength' | 'act'> {
  if (kind === 'hope' && asked === 'wish') return { position: 'support', strength: 1, act: 'appeal' }
  if (kind === 'hope' && asked === 'plain') return { position: 'neutral', strength: 0, act: 'appeal' }
  if (asked === 'wish') return { position: 'neutral', strength: 0, act: 'appeal' }
  return { position: 'oppose', strength: 1 }
}

/** Who is urged, asked or hoped to do something: the first actor after the frame. */
function addressee(scene: Scene, { match, clause, discourse }: FrameAt, subject: Subject): Subject | undefined {
  if (subject.kind === 'other' || subject.kind === 'collective') return undefined
  const limit = Math.min(scene.sentence.endToken, clause.endToken + 12)
  const from = match.firstToken + 1
  const end = requestEnd(scene, { from, to: limit })
  const references = scene.references.filter(
    ({ firstToken, endToken, role }) =>
      firstToken >= from && endToken <= end && /^(?:|on|upon|to|for|of|that|in)$/.test(role),
  )
  const targets = uniqueTargets(references.flatMap((reference) => resolvePointer(reference, discourse)))
  const words = references.map(({ words: text }) => text).join(', ')
  const withSelf = references.some(({ kind }) => kind === 'self')
  if (references.length === 0) return { kind: 'none', targets: [], withSelf, words }
  const isMany = references[0]?.kind === 'collective'
  return { kind: isMany ? 'collective' : 'other', targets: isMany ? [] : targets, withSelf, words }
}

/** Where the addressee ends: at "to", or the verb of what is wished. */
function requestEnd({ tokens }: Scene, { from, to }: { readonly from: number; readonly to: number }): number {
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i]
    if (token?.partOfSpeech === 'AUX' || token?.partOfSpeech === 'VERB') return i
    if (token?.norm === 'to') return i
  }
  return to
}

/** Whether what is asked for blames, is a friendly wish, or neither. */
function contentOf(scene: Scene, { match }: FrameAt): 'blame' | 'wish' | 'plain' {
  const to = scene.sentence.endToken
  if (scene.marks('blames', match.endToken, to).length > 0) return 'blame'
  return scene.marks('wishes', match.endToken, to).length > 0 ? 'wish' : 'plain'
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
  const by = objectsAfter(scene, { from: match.endToken, to: clause.endToken, prepositions: ['by'] })
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
    return owned.map((target) => ({ ...base, target, targetStep: `target: ${target.name}, whose it is` }))
  }
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse })
  if (subject.kind === 'other') {
    return subject.targets.map((target) => ({
      ...base,
      target,
      targetStep: `target: “${subject.words}”, subject of the clause`,
    }))
  }
  if (subject.kind === 'collective' || (subject.kind === 'self' && position !== 'oppose')) return []
  const reached = isPredicate(scene, at) && frame.reaches !== 'never' ? lastActors(discourse) : []
  if (reached.length === 0) return position === 'oppose' ? [{ ...base, targetStep: 'target: nobody named' }] : []
  return reached.map((target) => ({ ...base, target, targetStep: 'target: not in the clause, the actor spoken of' }))
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

function turn(position: Position, isNegated: boolean): Position {
  if (!isNegated) return position
  return position === 'support' ? 'oppose' : 'neutral'
}

/** Whether a verb is passive: a form of "be" before a past participle. */
export function isPassive({ tokens, text }: Scene, match: FrameMatch): boolean {
  let { firstToken } = match
  while (firstToken + 1 < match.endToken && tokens[firstToken]?.partOfSpeech === 'ADV') firstToken++
  const verb = tokens[firstToken]
  if (verb?.partOfSpeech !== 'VERB' || verb.norm.endsWith('ing')) return false
  let i = firstToken - 1
  while (tokens[i]?.partOfSpeech === 'ADV' || tokens[i]?.norm === 'not') i--
  if (BE.has(text.words[i] ?? '')) return true
  return isReduced({ tokens, at: firstToken })
}

/** "… uttered by X": a participle behind a noun with "by" after it. */
function isReduced({ tokens, at }: { readonly tokens: Scene['tokens']; readonly at: number }): boolean {
  return /(?:ed|en|wn|ght|ade)$/.test(tokens[at]?.norm ?? '') && tokens[at + 1]?.norm === 'by'
}

const NEGATION_REACH = 6

/** Whether a negator of the same clause governs the frame. */
export function negationOf(
  scene: Scene,
  { match, clause }: Pick<FrameAt, 'match' | 'clause'>,
): { readonly isNegated: boolean; readonly isAdjacent: boolean; readonly step: string } {
  const from = Math.max(clause.firstToken, match.firstToken - NEGATION_REACH)
  const cues = scene.marks('negators', from, match.firstToken)
  const spared = scene.marks('notNegators', from, match.endToken)
  const cue = cues
    .filter(({ firstToken }) => !spared.some((s) => s.firstToken <= firstToken && firstToken < s.endToken))
    .find(({ endToken }) => !isCut(scene, { from: endToken, to: match.firstToken }))
  if (!cue && isNegatedInside(scene, match))
    return { isNegated: true, isAdjacent: true, step: 'negation: inside the frame' }
  if (!cue) return { isNegated: false, isAdjacent: false, step: 'negation: none' }
  return {
    isNegated: true,
    isAdjacent: cue.endToken === match.firstToken,
    step: `negation: “${scene.text.words.slice(cue.firstToken, cue.endToken).join(' ')}”`,
  }
}

const INSIDE = /^(?:not|n't|never)$/

/** "is not worried about": a negator in a gap of the frame, unless the frame itself asks for one. */
function isNegatedInside({ text }: Scene, { firstToken, endToken, value }: FrameMatch): boolean {
  if (/(?:^|[ :|(])(?:not|n't|never|no)(?:[ |)]|$)/.test(value.entry.entry)) return false
  return text.words.slice(firstToken, endToken).some((word) => INSIDE.test(word))
}

/** Whether something between negator and frame ends the scope: a comma, a new verb with an object, "but". */
function isCut({ text, tokens }: Scene, { from, to }: { readonly from: number; readonly to: number }): boolean {
  for (let i = from; i < to; i++) {
    const word = text.words[i] ?? ''
    if (word === ',' || word === 'but' || word === 'than' || word === 'because') return true
    if (tokens[i]?.partOfSpeech === 'SCONJ') return true
  }
  return false
}
