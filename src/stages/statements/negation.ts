import type { FrameAt } from './judgement.js'
import type { FrameMatch, Scene } from './scene.js'
import { BE } from './verbs.js'

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

const NEGATION_REACH = 9

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
    if (word === ',' && /^(?:or|nor)$/.test(text.words[i + 1] ?? '')) continue
    if (word === ',' || word === 'but' || word === 'than' || word === 'because') return true
    if (tokens[i]?.partOfSpeech === 'SCONJ') return true
  }
  return false
}
