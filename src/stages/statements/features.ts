import { type Statement, UNNAMED } from '../../model/stance.js'
import { quotationAt } from '../../text/quotation.js'
import { isAgent, isHarmed } from './arguments.js'
import type { Answer, Draft, Place } from './drafts.js'

/** An answer with everybody in it. */
export interface Whole {
  readonly answer: Answer
  readonly drafts: readonly Draft[]
}

/** What is seen of one actor of an answer, as names of features, each once; the part before `:` is their kind. */
export function featuresOf(draft: Draft, whole: Whole): readonly string[] {
  const own = draft.statements.filter(({ voice }) => voice === '')
  const side = sideOf(own)
  const flags = [...flagsOf(draft, whole), ...questionFlags(draft, whole)]
  const kinds = kindsOf(draft)
  const all = [
    ...kinds.map((kind) => `t:${kind}`),
    ...statementFeatures(draft.statements, own),
    ...flags.map((flag) => `g:${flag}`),
    ...[...kinds, ...flags].map((flag) => `x:${side}&${flag}`),
    ...draft.places.flatMap((place) => [...placeFeatures(place, draft), ...clauseWords(place)]),
    ...toneOf(whole).map((tone) => `g:${tone}`),
    ...(draft.places.length === 0 || side === 'silent' ? toneOf(whole).map((tone) => `x:${side}&${tone}`) : []),
  ]
  return [...new Set(all)]
}

function sideOf(own: readonly Statement[]): string {
  const net = own.reduce((sum, { position }) => sum + (position === 'oppose' ? -1 : position === 'support' ? 1 : 0), 0)
  return net < 0 ? 'against' : net > 0 ? 'favour' : own.length > 0 ? 'both' : 'silent'
}

function kindsOf({ target, places, asked, marks }: Draft): readonly string[] {
  const kind = places.find(({ reference }) => reference.entityKind)?.reference.entityKind ?? asked[0]?.entity.kind
  return [target.id === UNNAMED ? 'unnamed' : target.type, ...(kind ? [`kind=${kind}`] : []), ...marks]
}

function statementFeatures(all: readonly Statement[], own: readonly Statement[]): readonly string[] {
  return [
    ...(all.length > own.length ? ['s:reported'] : []),
    ...own.flatMap(({ rule, position, strength, act, way = 'subject' }) => [
      `f:${rule}|${position}`,
      `s:way=${way}|${position}`,
      `s:strength=${position}|${strength}`,
      `s:act=${act}|${position}`,
      `f:${rule}|${position}|${way}`,
    ]),
  ]
}

function flagsOf({ target, places, statements }: Draft, { answer, drafts }: Whole): readonly string[] {
  const own = statements.filter(({ voice }) => voice === '')
  const against = own.filter(({ position }) => position === 'oppose').length
  const favour = own.filter(({ position }) => position === 'support').length
  const named = places.filter(({ reference }) => reference.target?.id === target.id)
  const total = drafts.reduce((sum, draft) => sum + draft.places.length, 0)
  const present = drafts.filter((draft) => draft.places.length > 0).length
  const net = own.reduce(
    (sum, s) => sum + (s.position === 'oppose' ? -1 : s.position === 'support' ? 1 : 0) * s.strength,
    0,
  )
  const sentences = new Set(places.map(({ sentence }) => sentence)).size
  const flags: readonly (readonly [string, boolean])[] = [
    ['unmentioned', places.length === 0],
    ['only-pointed', places.length > 0 && named.length === 0],
    ['once', places.length === 1],
    ['often', places.length >= 3],
    ['mostly', places.length * 2 > total],
    ['alone', present === 1 && places.length > 0],
    ['many', present >= 4],
    ['first', places.some(({ sentence }) => sentence === 0)],
    ['last', places.some(({ sentence }) => sentence === answer.scenes.length - 1)],
    ['half-of-sentences', sentences * 2 >= answer.scenes.length],
    ['against-2', against >= 2],
    ['against-4', against >= 4],
    ['favour-2', favour >= 2],
    ['both-sides', against > 0 && favour > 0],
    ['net-against', net <= -2],
    ['net-strongly-against', net <= -5],
    ['net-favour', net >= 2],
    ['net-strongly-favour', net >= 5],
  ]
  return flags.flatMap(([name, holds]) => (holds ? [name] : []))
}

/** How the answer as a whole sounds. */
function toneOf({ answer }: Whole): readonly string[] {
  const own = answer.statements.filter(({ voice }) => voice === '')
  const loose = own.filter(({ target }) => !target)
  const has = (statements: readonly Statement[], position: string) => statements.some((s) => s.position === position)
  const flags: readonly (readonly [string, boolean])[] = [
    ['answer-against', has(own, 'oppose')],
    ['answer-favour', has(own, 'support')],
    ['answer-loosely-against', has(loose, 'oppose')],
    ['answer-loosely-favour', has(loose, 'support')],
    ['answer-neither', !has(own, 'oppose') && !has(own, 'support')],
    ['short', answer.scenes.length <= 2],
    ['long', answer.scenes.length >= 8],
    ['asks-back', answer.scenes.some(({ scene }) => scene.isQuestion)],
  ]
  return flags.flatMap(([name, holds]) => (holds ? [name] : []))
}

function questionFlags({ target, asked }: Draft, { answer }: Whole): readonly string[] {
  const { opening, asked: names } = answer
  const isAsked = opening.asked.some(({ id }) => id === target.id)
  const actors = new Set(names.filter(({ entity }) => entity.type !== 'place').map(({ entity }) => entity.id))
  const flags: readonly (readonly [string, boolean])[] = [
    ['asked', isAsked],
    ['asked-acting', isAsked && opening.isActing],
    ['asked-alone', isAsked && opening.asked.length === 1],
    ['asked-person', opening.askedPerson?.id === target.id],
    ['in-question', asked.length > 0],
    ['question-twice', asked.length >= 2],
    ['question-first', asked.length > 0 && asked[0] === names[0]],
    ['question-crowd', actors.size >= 4],
    ['no-question', names.length === 0],
  ]
  return flags.flatMap(([name, holds]) => (holds ? [name] : []))
}

/** What stands around one place where somebody is named, up to the bounds of the clause. */
function placeFeatures({ scene, reference, clause }: Place, { target }: Draft): readonly string[] {
  const { firstToken, endToken, role } = reference
  const part = isHarmed(scene, reference) ? 'harmed' : isAgent(scene, reference) ? 'agent' : 'other'
  const token = scene.tokens[firstToken]
  const withSelf = scene.references.some(
    (r) => r.kind === 'self' && r.firstToken >= clause.firstToken && r.endToken <= clause.endToken,
  )
  const isJoined = scene.references.some(
    (r) => r.target && r.target.id !== target.id && Math.abs(r.firstToken - endToken) <= 2,
  )
  return [
    `r:${role || 'none'}`,
    `r:part=${part}`,
    `r:clause=${clause.kind}`,
    ...(withSelf ? ['r:with-holder'] : []),
    ...(isJoined ? ['r:joined'] : []),
    ...(scene.isQuestion ? ['r:in-question-back'] : []),
    ...(token && quotationAt(scene.quotations, token) ? ['r:quoted'] : []),
    ...scene.frames.map(({ value }) => `r:sentence=${value.frame.position}`),
    ...(scene.frames.length === 0 ? ['r:sentence=plain'] : []),
  ]
}

const CONTENT = /^(?:NOUN|VERB|ADJ|ADV)$/

/** The content words of the clause, before and after the name. */
function clauseWords({ scene, reference, clause }: Place): readonly string[] {
  const found: string[] = []
  for (let i = clause.firstToken; i < clause.endToken; i++) {
    const token = scene.tokens[i]
    if (!token || !CONTENT.test(token.partOfSpeech)) continue
    if (i >= reference.firstToken && i < reference.endToken) continue
    found.push(`w:${i < reference.firstToken ? 'before' : 'after'}=${token.norm}`)
  }
  return found
}
