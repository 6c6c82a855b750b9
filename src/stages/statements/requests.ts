import { type Subject, subjectAt, uniqueTargets } from './arguments.js'
import { resolvePointer } from './discourse.js'
import type { FrameAt, Judgement } from './judgement.js'
import { negationOf } from './negation.js'
import type { Scene } from './scene.js'

/** What a demand, hope or modal says about who is to do something. */
export function judgeRequest(scene: Scene, at: FrameAt): readonly Judgement[] {
  const { match, clause, discourse } = at
  const { frame } = match.value
  if (isOwnWish(scene, at)) return []
  const subject = subjectAt(scene, { clause, before: match.firstToken, discourse })
  const addressed = frame.kind === 'modal' ? subject : addressee(scene, at, subject)
  if (!addressed || isThing(scene, { at, addressed })) return []
  const negation = negationOf(scene, at)
  if (frame.kind === 'modal' && negation.isAdjacent) return []
  const base = { isNegated: negation.isNegated, negationStep: negation.step }
  const { targets } = addressed
  if (addressed.withSelf && addressed.kind !== 'collective') {
    return targets.map((target) => ({
      ...base,
      ...COMMON_WISH,
      target,
      way: 'together',
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
  const isEven = targets.length > 1 && (asked !== 'blame' || isCalming(scene, at))
  if (isEven) {
    const targetStep = 'target: several parties alike'
    return targets.map((target) => ({ ...base, ...EVEN_APPEAL, target, way: 'alike', targetStep }))
  }
  return targets.map((target) => ({
    ...base,
    ...requestOf(frame.kind, asked),
    target,
    way: 'asked',
    targetStep: `target: “${addressed.words}” is asked`,
  }))
}

/** "I would like to share", "I suggest you follow …": nobody spoken of is asked. */
function isOwnWish({ text, tokens }: Scene, { match }: FrameAt): boolean {
  const { firstToken, endToken, value } = match
  if (value.frame.kind !== 'demand') return false
  if (text.words[endToken] === 'you' || text.words.slice(firstToken, endToken).includes('you')) return true
  const inner = tokens.slice(firstToken + 1, endToken - 1)
  const isEmpty = !inner.some(({ partOfSpeech }) => /^(?:NOUN|PROPN|PRON)$/.test(partOfSpeech))
  return text.words[endToken - 1] === 'to' && isEmpty && LIKING.test(text.words[firstToken] ?? '')
}

const LIKING = /^(?:would|like|want|wanted|wants|ask|asked|expect|expects|expected)$/

/** Whether only a thing is spoken of: "such cooperation should go on", "it must be studied". */
function isThing(scene: Scene, { at, addressed }: { readonly at: FrameAt; readonly addressed: Subject }): boolean {
  if (/^your\b/i.test(addressed.words)) return true
  if (!/^(?:it|this|that|these|those|such)$/i.test(addressed.words)) return false
  const { match } = at
  const { tokens, text } = scene
  let verb = match.endToken
  while (tokens[verb]?.partOfSpeech === 'ADV') verb++
  const isPassive =
    /^(?:be|been)$/.test(text.words[verb] ?? '') && /(?:ed|en|wn|ght|ade|one)$/.test(text.words[verb + 1] ?? '')
  if (isPassive) return true
  const pointer = scene.references.find(
    ({ kind, words, firstToken }) =>
      kind === 'anaphor' && words === addressed.words && firstToken >= at.clause.firstToken,
  )
  const next = tokens[pointer?.endToken ?? -1]
  return !/^it$/i.test(addressed.words) && (next?.partOfSpeech === 'NOUN' || next?.partOfSpeech === 'ADJ')
}

const COMMON_WISH = { position: 'support', strength: 1, act: 'support' } as const
const EVEN_APPEAL = { position: 'neutral', strength: 0, act: 'appeal' } as const

function isCalming(scene: Scene, { match }: FrameAt): boolean {
  return scene.marks('calming', match.endToken, scene.sentence.endToken).length > 0
}

type Content = 'blame' | 'calm' | 'wish' | 'plain'

function requestOf(kind: string, asked: Content): Pick<Judgement, 'position' | 'strength' | 'act'> {
  if (kind === 'hope' && asked === 'wish') return { position: 'support', strength: 1, act: 'appeal' }
  if (kind === 'hope' && asked === 'calm') return { position: 'neutral', strength: 0, act: 'appeal' }
  if (kind === 'hope' && asked === 'plain') return { position: 'neutral', strength: 0, act: 'appeal' }
  if (asked === 'calm' || (asked === 'wish' && kind === 'demand'))
    return { position: 'neutral', strength: 0, act: 'appeal' }
  return { position: 'oppose', strength: 1 }
}

/** In whose name a holder demands as in its own. */
const EVERYBODY = /\b(?:international community|world)\b/i

/** Who is urged, asked or hoped to do something: the first actor after the frame. */
function addressee(scene: Scene, { match, clause, discourse }: FrameAt, subject: Subject): Subject | undefined {
  if (subject.kind === 'other') return undefined
  if (subject.kind === 'collective' && !EVERYBODY.test(subject.words)) return undefined
  const limit = Math.min(scene.sentence.endToken, clause.endToken + 12)
  const from = match.firstToken + 1
  const end = requestEnd(scene, { from, to: limit })
  const references = scene.references.filter(
    ({ firstToken, endToken, role }) =>
      firstToken >= from && endToken <= end && /^(?:|on|upon|to|for|of|that|in|from)$/.test(role),
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
function contentOf(scene: Scene, { match }: FrameAt): Content {
  const to = scene.sentence.endToken
  if (scene.marks('blames', match.endToken, to).length > 0) return 'blame'
  if (scene.marks('calming', match.endToken, to).length > 0) return 'calm'
  return scene.marks('wishes', match.endToken, to).length > 0 ? 'wish' : 'plain'
}
