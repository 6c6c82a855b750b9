import type { Clause } from '../../text/clause.js'
import { quotationAt } from '../../text/quotation.js'
import { subjectAt } from './arguments.js'
import type { Discourse } from './discourse.js'
import type { Scene } from './scene.js'

/** Whose words a place of a sentence are. */
export interface Voice {
  /** Empty for the holder. */
  readonly speaker: string
  readonly isQuoted: boolean
  /** What `explain` says about it. */
  readonly holderStep: string
  readonly quotationStep: string
}

/** Quotations of up to this many words are names, slogans or distance. */
const SHORT = 4

interface Place {
  readonly clause: Clause
  readonly token: number
  readonly discourse: Discourse
}

/** Whose words stand at a token: the holder's, or those of whoever a report or quotation gives. */
export function voiceAt(scene: Scene, place: Place): Voice {
  if (isTakenUp(scene, place)) return TAKEN_UP
  const token = scene.tokens[place.token]
  const quotation = token ? quotationAt(scene.quotations, token) : undefined
  const reported = reporterOf(scene, place)
  if (!quotation) {
    const holderStep = reported ? `holder: reported as the words of ${reported}` : 'holder: the answer itself'
    return { speaker: reported, isQuoted: false, holderStep, quotationStep: 'quotation: none' }
  }
  const isShort = quotation.words <= SHORT
  return {
    speaker: reported || 'quotation',
    isQuoted: true,
    holderStep: `holder: ${reported ? `reported as the words of ${reported}` : 'whoever is quoted'}`,
    quotationStep: isShort ? 'quotation: short, at a distance' : `quotation: ${quotation.words} words of somebody else`,
  }
}

const TAKEN_UP: Voice = {
  speaker: '',
  isQuoted: false,
  holderStep: 'holder: words of somebody else, taken up',
  quotationStep: 'quotation: agreed with',
}

/** Whether the sentence agrees with the words it gives: "as X rightly noted, …", "…, which we agree with". */
function isTakenUp({ marks, sentence }: Scene, { token }: Place): boolean {
  return marks('endorsements', sentence.firstToken, sentence.endToken).some(
    ({ firstToken, endToken }) => token < firstToken || token >= endToken,
  )
}

/** Name of who is reported to say what stands at a token; empty where nobody is. */
function reporterOf(scene: Scene, { clause, token, discourse }: Place): string {
  const own = scene
    .reporters()
    .find((r) => r.firstToken >= clause.firstToken && r.endToken <= token && r.firstToken < token)
  if (own && clause.kind !== 'subordinate' && !isFreeRelative(scene, { from: clause.firstToken, to: own.firstToken })) {
    const speaker = speakerOf(scene, { clause, at: own.firstToken, discourse })
    if (speaker && !selfBetween(scene, { from: own.endToken, to: token })) return speaker
  }
  if (clause.parent < 0 || clause.kind === 'main') return ''
  const parent = scene.clauses[clause.parent]
  if (!parent) return ''
  if (parent.kind === 'subordinate' && clause.kind === 'coordinate') return ''
  return reporterOf(scene, { clause: parent, token: parent.endToken, discourse })
}

/** "what X said is wrong", "whatever X says": the words are spoken of, not given. */
function isFreeRelative({ text }: Scene, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return text.words.slice(Math.max(0, from - 1), to).some((word) => word === 'what' || word === 'whatever')
}

const SHOWING = /^(?:reveal(?:s|ed)?|report(?:s|ed)?|read(?:s)?)$/

function speakerOf(scene: Scene, place: { clause: Clause; at: number; discourse: Discourse }): string {
  const subject = subjectAt(scene, { clause: place.clause, before: place.at, discourse: place.discourse })
  if (subject.kind === 'self' || subject.withSelf) return ''
  // "it has revealed …" after "this is the third report": a thing shows, nobody says
  if (/^it$/i.test(subject.words) && SHOWING.test(scene.text.words[place.at] ?? '')) return ''
  if (subject.targets.length > 0) return subject.targets.map(({ name }) => name).join(', ')
  if (subject.kind === 'collective') return subject.words
  const first = scene.text.words[place.clause.firstToken] ?? ''
  return /^(?:according|reports?|media)$/.test(first) ? 'reports' : ''
}

/** Whether the holder speaks again between a report verb and a place: "X says …, we oppose". */
function selfBetween(scene: Scene, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return (
    scene.references.some(
      ({ kind, firstToken, endToken }) => kind === 'self' && firstToken >= from && endToken <= to,
    ) && scene.text.words.slice(from, to).includes(',')
  )
}
