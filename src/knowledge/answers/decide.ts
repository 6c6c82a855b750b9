import type { Span } from '../../model/span.js'
import type { Act, ActEvidence, Coded, EventStance, Reply } from '../../model/stance.js'
import { ACTS, REPLIES, replyClassOf } from '../../model/stance.js'
import { type LabelWeights, round9, weighLabels } from '../coding-weights.js'
import type { Answer } from './reader.js'
import type { PlacedHit } from './reading.js'

/** How sure a label is that the formulas alone give. */
const RULE_CONFIDENCE = 0.6

const EVENT_STANCES: readonly EventStance[] = ['support', 'oppose', 'neutral', 'mixed', 'unstated']

/** The position of an answer toward what the question puts. */
export function decideEvent(answer: Answer, weights: LabelWeights | undefined): Coded<EventStance> {
  const { value, confidence } = weights
    ? likeliest(answer, { weights, labels: EVENT_STANCES })
    : { value: eventByRule(answer), confidence: RULE_CONFIDENCE }
  const hit = answer.hits.find(({ hit: { formula } }) => formula.event === value)
  const statement = answer.statements.find(({ position, voice, isQuoted }) => !voice && !isQuoted && position === value)
  return { value, confidence, ...shownBy(answer, { hit, other: statement, isWeighed: weights !== undefined }) }
}

/** The highest wording level that an answer reaches in its speaker's own words. */
export function decideLevel(answer: Answer, weights: LabelWeights | undefined): Coded<number> {
  const highest = Math.max(0, ...answer.hits.map(({ hit }) => hit.formula.level))
  const { value, confidence } = weights
    ? likeliest(answer, { weights, labels: weights.labels.map(Number) })
    : { value: highest, confidence: RULE_CONFIDENCE }
  if (value === 0) return { value, confidence, rule: weights ? 'weights' : 'no formula' }
  const hits = answer.hits.filter(({ hit }) => hit.formula.level > 0)
  const nearest = hits.toSorted((a, b) => distance(a, value) - distance(b, value) || a.start - b.start)[0]
  return { value, confidence, ...shownBy(answer, { hit: nearest, isWeighed: weights !== undefined }) }
}

function distance({ hit }: PlacedHit, level: number): number {
  return Math.abs(hit.formula.level - level)
}

/** Every act that an answer performs, in the codebook's order; `inform` where nothing else is found. */
export function decideActs(answer: Answer, weights: LabelWeights | undefined): readonly Act[] {
  const found = weights ? likelyActs(answer, weights) : new Set(answer.hits.flatMap(({ hit }) => hit.formula.acts))
  const acts = ACTS.filter((act) => found.has(act))
  return acts.length > 0 || answer.own.length === 0 ? acts : ['inform']
}

function likelyActs(answer: Answer, weights: LabelWeights): ReadonlySet<string> {
  const probabilities = weighLabels(weights, answer.features)
  return new Set(weights.labels.filter((_, i) => (probabilities[i] ?? 0) >= weights.threshold))
}

/** For every act the words that show it: a formula that performs it, else a statement of the speaker that does. */
export function showActs({ hits, statements }: Answer, acts: readonly Act[]): readonly ActEvidence[] {
  return acts.flatMap((act) => {
    const shown: Span | undefined =
      hits.find(({ hit }) => hit.formula.acts.includes(act)) ??
      statements.find((one) => one.act === act && !one.voice && !one.isQuoted)
    return shown ? [{ act, evidence: { start: shown.start, end: shown.end } }] : []
  })
}

/** How an answer meets its question. */
export function decideReply(answer: Answer, weights: LabelWeights | undefined): Coded<Reply> {
  const { value, confidence } = weights
    ? likeliestReply(answer, weights)
    : { value: replyByRule(answer), confidence: RULE_CONFIDENCE }
  const hit = answer.hits.find(({ hit: { formula } }) => formula.reply === value)
  return { value, confidence, ...shownBy(answer, { hit, isWeighed: weights !== undefined }) }
}

/**
 * The likeliest class of reply, then the likeliest reply of that class: five values share the odds of an ambivalent one.
 *
 * Edge: of a non-reply, those values come first that a formula names.
 */
function likeliestReply(answer: Answer, weights: LabelWeights): Choice<Reply> {
  const probabilities = weighLabels(weights, answer.features)
  const shares = { clear: 0, ambivalent: 0, 'non-reply': 0 }
  REPLIES.forEach((reply, i) => {
    shares[replyClassOf(reply)] += probabilities[i] ?? 0
  })
  shares.ambivalent = round9(shares.ambivalent * weights.ambivalent)
  const group = CLASSES.reduce((a, b) => (shares[b] > shares[a] ? b : a))
  const within = REPLIES.map((value, i) => ({ value, confidence: probabilities[i] ?? 0 })).filter(
    ({ value }) => replyClassOf(value) === group,
  )
  const named = group === 'non-reply' ? within.filter(({ value }) => isNamed(answer, value)) : []
  return (named.length > 0 ? named : within).reduce((a, b) => (b.confidence > a.confidence ? b : a))
}

function isNamed({ hits }: Answer, reply: Reply): boolean {
  return hits.some(({ hit: { formula } }) => formula.reply === reply)
}

const CLASSES = ['clear', 'ambivalent', 'non-reply'] as const

interface Choice<T> {
  readonly value: T
  readonly confidence: number
}

interface Options<T> {
  readonly weights: LabelWeights
  readonly labels: readonly T[]
}

function likeliest<T extends string | number>(answer: Answer, { weights, labels }: Options<T>): Choice<T> {
  const probabilities = weighLabels(weights, answer.features)
  let best = 0
  probabilities.forEach((probability, i) => {
    if (probability > (probabilities[best] ?? 0)) best = i
  })
  const name = weights.labels[best]
  const value = labels.find((label) => String(label) === name)
  if (value === undefined) throw new RangeError(`the weights give "${name}", which is no label`)
  return { value, confidence: probabilities[best] ?? 0 }
}

interface Shown {
  readonly hit: PlacedHit | undefined
  /** What shows the label where no formula does. */
  readonly other?: Span | undefined
  readonly isWeighed: boolean
}

/** The words that show a label, and the rule's name: the formula's where one says so, else the answer's first sentence. */
function shownBy(
  { own }: Answer,
  { hit, other, isWeighed }: Shown,
): { readonly evidence?: Span; readonly rule: string } {
  const shown = hit ?? other ?? own[0]
  const name = hit ? hit.hit.formula.id : other ? 'statement' : isWeighed ? 'whole answer' : 'no formula'
  const rule = isWeighed ? `${name}, weighed` : name
  return shown ? { evidence: { start: shown.start, end: shown.end }, rule } : { rule }
}

function eventByRule({ hits, own }: Answer): EventStance {
  const acts = new Set(hits.flatMap(({ hit }) => hit.formula.acts))
  if (own.length === 0 || [...acts].every((act) => act === 'decline' || act === 'not-aware')) return 'unstated'
  const votes = (event: EventStance) => hits.filter(({ hit }) => hit.formula.event === event).length
  if (votes('oppose') > 0 && votes('oppose') >= votes('support')) return 'oppose'
  return votes('support') > 0 ? 'support' : 'neutral'
}

function replyByRule({ hits, own }: Answer): Reply {
  const performed = new Set(hits.flatMap(({ hit }) => hit.formula.acts))
  const stated = [...performed].filter((act) => act !== 'decline' && act !== 'not-aware')
  const first = own[0]?.own.find(({ hit }) => NON_REPLIES.has(hit.formula.reply))
  const any = hits.find(({ hit }) => NON_REPLIES.has(hit.formula.reply))
  const refusal = (first ?? (stated.length === 0 ? any : undefined))?.hit.formula.reply
  return refusal || (any ? 'partial' : 'explicit')
}

const NON_REPLIES: ReadonlySet<string> = new Set(['declining', 'ignorance', 'clarification'])
