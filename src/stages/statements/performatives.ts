import type { Clause } from '../../text/clause.js'
import { isAgent, isHarmed, objectsAfter, objectsOf, type Subject, subjectAt, uniqueTargets } from './arguments.js'
import { pointedActors, resolvePointer } from './discourse.js'
import { type FrameAt, type Judgement, turn } from './judgement.js'
import { isPassive, negationOf } from './negation.js'
import type { Reference } from './references.js'
import type { Scene } from './scene.js'

/** What a verb of the holder's own says about its object ("we oppose X", "thanks to X"). */
export function judgePerformative(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause } = at
  if (isCourtesy(scene, at)) return []
  // "if we did not recognise X"
  if (/^(?:if|unless|whether)$/.test(scene.text.words[clause.firstToken] ?? '')) return []
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse: at.discourse })
  if (isPassive(scene, match)) return passivePerformative(scene, at)
  if (subject.kind !== 'self' && !subject.withSelf && !isBare(scene, at, subject) && !isBacked(scene, at)) return []
  const { frame } = match.value
  const shared = sharedObject(scene, at)
  if (shared) return performOn(scene, at, objectsOf(scene, shared))
  const range = { from: match.endToken, to: endOfObject(scene, clause) }
  const objects =
    frame.after.length > 0 ? objectsAfter(scene, { ...range, prepositions: frame.after }) : objectsOf(scene, range)
  return performOn(scene, at, objects)
}

/** Thanks to whoever asks: "Thank you, Jake." */
function isCourtesy({ text }: Scene, { match, clause }: FrameAt): boolean {
  const { words } = text
  if (!/^thank/.test(words[match.firstToken] ?? '') || words[match.endToken] !== 'you') return false
  return !words.slice(match.endToken, clause.endToken).includes('for')
}

/** Where the object of two joined verbs stands: "opposes and condemns X". */
function sharedObject(scene: Scene, { match }: FrameAt): { readonly from: number; readonly to: number } | undefined {
  if (match.value.frame.after.length > 0 || !/^(?:and|or)$/.test(scene.text.words[match.endToken] ?? ''))
    return undefined
  const next = scene.frames.find(
    ({ firstToken, value }) =>
      firstToken > match.endToken && firstToken <= match.endToken + 3 && value.frame.kind === 'performative',
  )
  if (!next || next.value.frame.after.length > 0) return undefined
  const clause = scene.clauses.findLast(({ firstToken }) => firstToken <= next.firstToken)
  return clause && { from: next.endToken, to: endOfObject(scene, clause) }
}

/** "supports X in opposing Y": the holder opposes Y as well. */
function isBacked(scene: Scene, { match, clause }: FrameAt): boolean {
  let before = match.firstToken - 1
  while (scene.text.skipped[before] === 1) before--
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

const NOMINAL = /^(?:NOUN|PROPN)$/
const AUXILIARY = /^(?:may|can|could|might|will|would)$/

function nextWord(tokens: Scene['tokens'], i: number): string {
  return tokens[i + 1]?.norm ?? ''
}

/** Whether a clause without a subject is the holder's own: an answer that begins with the verb, or "to" after the holder. */
function isBare(scene: Scene, { match, clause }: FrameAt, subject: Subject): boolean {
  if (subject.kind !== 'none') return false
  const { words } = scene.text
  const before = words[match.firstToken - 1] ?? ''
  if (before === 'to' || match.firstToken === clause.firstToken) return true
  // "AI may assist the disabled": a thing is the subject
  const lead = scene.tokens.slice(clause.firstToken, match.firstToken)
  return !lead.some(({ partOfSpeech }, i) => NOMINAL.test(partOfSpeech) && AUXILIARY.test(nextWord(lead, i)))
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
    return [...named.map((target) => ({ ...base, position, target, way: 'object' as const, targetStep })), ...harmed]
  }
  if (harmed.length > 0) return harmed
  const others = position === 'support' ? objects.filter(({ kind }) => kind === 'entity') : []
  const near = uniqueTargets(others.flatMap((reference) => resolvePointer(reference, at.discourse)))
  if (near.length > 0) {
    const targetStep = 'target: in what the frame is about'
    return near.map((target) => ({ ...base, position, target, way: 'about', targetStep }))
  }
  const isOnSelf = agents.some(({ kind }) => kind === 'self')
  const isOnMany = agents.some(({ kind }) => kind === 'collective')
  const mayReach = !isOnMany && !(isOnSelf && position !== 'oppose') && isReaching(scene, at) && !isGeneral(scene, at)
  const reached = mayReach ? pointedActors(at.discourse) : []
  if (reached.length > 0)
    return reached.map((target) => ({
      ...base,
      position,
      target,
      way: isPointing(scene, at) ? 'pointed' : 'reach',
      targetStep: `target: not in the clause, the actor ${isPointing(scene, at) ? 'pointed to' : 'spoken of'}`,
    }))
  return [{ ...base, position, targetStep: 'target: nobody named' }]
}

const POINTING = /^(?:it|this|that|these|those|such|the|above|relevant|so)$/

/** Whether a frame may look back for its target, by what its entry asks for. */
function isReaching(scene: Scene, { match, clause, discourse }: FrameAt): boolean {
  const { reaches } = match.value.frame
  if (reaches !== 'pointed')
    return reaches === 'always' || (reaches === 'acting' && (discourse.isActing || discourse.last.length > 0))
  return isPointing(scene, { match, clause })
}

function isPointing(scene: Scene, { match, clause }: Pick<FrameAt, 'match' | 'clause'>): boolean {
  const next = scene.text.words.slice(match.endToken, Math.min(match.endToken + 2, endOfObject(scene, clause)))
  return next.some((word) => POINTING.test(word))
}

const GENERAL = /^(?:all|any|every|each|whatever)$/

/** Whether the object is a kind of thing and no act of somebody: "oppose all forms of …". */
function isGeneral({ text }: Scene, { match }: FrameAt): boolean {
  return GENERAL.test(text.words[match.endToken] ?? '')
}

/** "oppose interference in X's affairs" stands by X. */
function harmedBy(scene: Scene, { match, discourse }: FrameAt, objects: readonly Reference[]): readonly Judgement[] {
  const harmed = objects.filter((reference) => reference.kind === 'entity' && isHarmed(scene, reference))
  return uniqueTargets(harmed.flatMap((reference) => resolvePointer(reference, discourse))).map((target) => ({
    target,
    way: 'victim' as const,
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
