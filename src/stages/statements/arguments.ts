import type { Target } from '../../model/stance.js'
import type { Clause } from '../../text/clause.js'
import { type Discourse, resolvePointer } from './discourse.js'
import type { Reference } from './references.js'
import type { FrameMatch, Scene } from './scene.js'
import { BE } from './verbs.js'

/** Prepositions after which a noun phrase names who acts, or whose the thing is. */
const AGENT_ROLES = new Set(['', 'by', 'from', 'of', 'between', 'among', 'than', 'like', 'including', 'for'])
/** Prepositions after which it names who suffers or what it is about. */
const VICTIM_ROLES = new Set(['in', 'on', 'against', 'of', 'to', 'toward', 'towards', 'into', 'over', 'at', 'from'])
const HOLDING_NOUNS =
  /^(?:people|politicians?|individuals?|forces?|those|officials?|lawmakers?|someone|somebody|elements|media|circles|few|some|certain|parties)$/

/** Who stands before a verb: the holder, somebody, nobody named. */
export interface Subject {
  readonly kind: 'self' | 'other' | 'collective' | 'none'
  readonly targets: readonly Target[]
  /** Whether the holder is among them. */
  readonly withSelf: boolean
  readonly words: string
}

const NOBODY: Subject = { kind: 'none', targets: [], withSelf: false, words: '' }

/** The subject of a clause at a place in it, taken over from the clause that it hangs on where it has none of its own. */
export function subjectAt(
  scene: Scene,
  { clause, before, discourse }: { readonly clause: Clause; readonly before: number; readonly discourse: Discourse },
): Subject {
  const own = subjectIn(scene, { from: clause.firstToken, to: before, discourse })
  if (own.kind !== 'none') return own
  const fronted = clause.parent < 0 ? frontedFor(scene, clause) : []
  if (fronted.length > 0) return summarise(fronted, discourse)
  if (clause.parent < 0) return own
  const parent = scene.clauses[clause.parent]
  if (!parent) return own
  if (clause.kind === 'relative') return antecedent(scene, { parent, discourse })
  const cause = clause.kind === 'participle' ? passiveCause(scene, { parent, discourse }) : undefined
  if (cause) return cause
  if (clause.kind === 'coordinate' || clause.kind === 'participle' || clause.kind === 'subordinate') {
    return subjectAt(scene, { clause: parent, before: firstVerb(scene, parent), discourse })
  }
  return own
}

/** Whose doing a participle at the head of a sentence tells: "Having annexed …, X is …" is X's. */
function frontedFor({ tokens, text, references, sentence }: Scene, clause: Clause): readonly Reference[] {
  const { words } = text
  const first = clause.firstToken
  if (first !== sentence.firstToken) return []
  if (
    !words[first]?.endsWith('ing') &&
    !(/^(?:by|in|after|while|instead)$/.test(words[first] ?? '') && words[first + 1]?.endsWith('ing'))
  )
    return []
  const comma = words.indexOf(',', first)
  if (comma < 0 || comma >= sentence.endToken) return []
  const next = references.find(({ firstToken, role }) => firstToken > comma && role === '')
  const verb = tokens[next?.endToken ?? -1]
  const isSubject = next && next.firstToken - comma <= 2 && /^(?:VERB|AUX|ADV)$/.test(verb?.partOfSpeech ?? '')
  return isSubject ? [next] : []
}

/** Whether a clause tells what its subject suffers from something: "X was struck by Y". */
export function isSuffering(scene: Scene, clause: Clause): boolean {
  const verb = firstVerb(scene, clause)
  const words = scene.text.words.slice(verb, clause.endToken)
  const participle = scene.tokens[verb + 1]
  const isPassive = BE.has(words[0] ?? '') && participle?.partOfSpeech === 'VERB' && !participle.norm.endsWith('ing')
  return isPassive && words.includes('by')
}

/** Who does what a passive clause tells: "X was struck by Y, causing damage" is about Y. */
function passiveCause(
  scene: Scene,
  { parent, discourse }: { readonly parent: Clause; readonly discourse: Discourse },
): Subject | undefined {
  if (!isSuffering(scene, parent)) return undefined
  const by = objectsAfter(scene, { from: parent.firstToken, to: parent.endToken, prepositions: ['by'] })
  return by.length > 0 ? summarise(by, discourse) : NOBODY
}

/** The noun phrase that a relative clause explains. */
function antecedent(
  scene: Scene,
  { parent, discourse }: { readonly parent: Clause; readonly discourse: Discourse },
): Subject {
  const from = Math.max(parent.firstToken, lastVerb(scene, parent))
  const near = subjectIn(scene, { from, to: parent.endToken, discourse })
  if (near.kind !== 'none') return near
  const subject = subjectAt(scene, { clause: parent, before: firstVerb(scene, parent), discourse })
  return subject.kind === 'other' ? subject : near
}

interface Range {
  readonly from: number
  readonly to: number
  readonly discourse: Discourse
}

/** The actors of a stretch in the places where who acts is named. */
function subjectIn(scene: Scene, { from, to, discourse }: Range): Subject {
  const references = scene.references
    .filter(({ firstToken, endToken }) => firstToken >= from && endToken <= to)
    .filter((reference) => isAgent(scene, reference))
  const nearest = afterFronting(scene, { references, to })
  if (nearest.length === 0) return NOBODY
  return summarise(nearest, discourse)
}

/** Leaves out what a comma parts from the subject ("As Cuba noted, …"), unless nothing else is there. */
function afterFronting(
  scene: Scene,
  { references, to }: { readonly references: readonly Reference[]; readonly to: number },
): readonly Reference[] {
  const verb = lastVerbBefore(scene, { references, to })
  const tail = references.filter(({ firstToken }) => firstToken >= verb)
  const rest = tail.length > 0 ? tail : references
  const inner = rest.filter(({ firstToken }) => firstToken > frontingEnd(scene, { references: rest, to }))
  return inner.length > 0 ? inner : rest
}

/** The comma after a phrase that begins a sentence with a preposition and names somebody: "As a member of X, Y must". */
function frontingEnd(
  { tokens, sentence }: Scene,
  { references, to }: { readonly references: readonly Reference[]; readonly to: number },
): number {
  if (!/^(?:ADP|SCONJ)$/.test(tokens[sentence.firstToken]?.partOfSpeech ?? '')) return -1
  const [first] = references
  for (let i = first?.endToken ?? to; i < to; i++) if (tokens[i]?.norm === ',') return i
  return -1
}

/** Where the last verb with somebody behind it stands: its object acts in what follows ("urge X to stop …"). */
function lastVerbBefore(
  scene: Scene,
  { references, to }: { readonly references: readonly Reference[]; readonly to: number },
): number {
  const last = references.at(-1)
  if (!last) return 0
  for (let i = Math.min(last.firstToken, to) - 1; i >= (references[0]?.endToken ?? 0); i--) {
    const part = scene.tokens[i]?.partOfSpeech
    if (part === 'VERB' || part === 'AUX') return i
  }
  return 0
}

function summarise(references: readonly Reference[], discourse: Discourse): Subject {
  const [first] = references
  const isBackToSelf = first?.kind === 'anaphor' && discourse.isSelfLast && /^(?:it|its)$/i.test(first.words)
  if (isBackToSelf) return { kind: 'self', targets: [], withSelf: true, words: first.words }
  const withSelf = references.some(({ kind }) => kind === 'self')
  const targets = uniqueTargets(references.flatMap((reference) => resolvePointer(reference, discourse)))
  const words = references.map(({ words: text }) => text).join(', ')
  if (first?.kind === 'self') return { kind: 'self', targets, withSelf, words }
  if (targets.length > 0) return { kind: 'other', targets, withSelf, words }
  if (first?.kind === 'collective') return { kind: 'collective', targets, withSelf, words }
  return { ...NOBODY, withSelf, words }
}

/** Whether a reference names who acts: no preposition before it, or one of agents; "people in X" are X. */
export function isAgent(scene: Scene, reference: Reference): boolean {
  if (isHeldBy(scene, reference)) return true
  if (reference.role === 'of' || reference.role === 'from') return !isHarmed(scene, reference)
  return AGENT_ROLES.has(reference.role)
}

/** "some people in X". */
function isHeldBy({ text }: Scene, { firstToken, role }: Reference): boolean {
  if (role !== 'in' && role !== 'from' && role !== 'of') return false
  for (let i = firstToken - 1; i > firstToken - 4 && i > 0; i--) {
    if (text.words[i] === role) return HOLDING_NOUNS.test(text.words[i - 1] ?? '')
  }
  return false
}

/** Whether a reference stands behind a noun of harm: "interference in X", "suppression of X". */
export function isHarmed(scene: Scene, { firstToken, role }: Reference): boolean {
  if (!VICTIM_ROLES.has(role)) return false
  return scene.marks('harms', Math.max(scene.sentence.firstToken, firstToken - 6), firstToken).length > 0
}

/** Every actor in a stretch that follows a frame, nearest first, up to the next verb. */
export function objectsOf(
  scene: Scene,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Reference[] {
  const end = nextVerb(scene, { from, to })
  return scene.references.filter(({ firstToken, endToken }) => firstToken >= from && endToken <= end)
}

/** The references after one of some prepositions. */
export function objectsAfter(
  scene: Scene,
  { from, to, prepositions }: { readonly from: number; readonly to: number; readonly prepositions: readonly string[] },
): readonly Reference[] {
  return scene.references.filter(
    ({ firstToken, endToken, role }) => firstToken >= from && endToken <= to && prepositions.includes(role),
  )
}

function nextVerb({ tokens, references }: Scene, { from, to }: { readonly from: number; readonly to: number }): number {
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token?.partOfSpeech === 'AUX') return i
    if (token?.partOfSpeech !== 'VERB' || i === from) continue
    // "the statements made by X"
    if (tokens[i + 1]?.norm === 'by') continue
    const isParticipleBeforeNoun =
      /(?:ed|ing)$/.test(token.norm) && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[i + 1]?.partOfSpeech ?? '')
    if (isParticipleBeforeNoun && !references.some(({ endToken }) => endToken === i)) continue
    return i
  }
  return to
}

/** The first verb of a clause: what stands before it is its subject. */
export function firstVerb({ tokens }: Scene, clause: Clause): number {
  for (let i = clause.firstToken; i < clause.endToken; i++) {
    const part = tokens[i]?.partOfSpeech
    if (part === 'VERB' || part === 'AUX') return i
  }
  return clause.endToken
}

function lastVerb({ tokens }: Scene, clause: Clause): number {
  for (let i = clause.endToken - 1; i >= clause.firstToken; i--) {
    const part = tokens[i]?.partOfSpeech
    if (part === 'VERB' || part === 'AUX') return i
  }
  return clause.firstToken
}

/** Who owns what a noun or adjective evaluates: a possessor before it, or "by", "of", "from" behind it. */
export function ownersOf(
  scene: Scene,
  { match, clause }: { readonly match: FrameMatch; readonly clause: Clause },
): readonly Reference[] {
  // "our NATO allies"
  const inside = scene.references.filter(
    ({ kind, firstToken, endToken }) => kind === 'entity' && firstToken > match.firstToken && endToken < match.endToken,
  )
  if (inside.length > 0) return inside
  const before = possessorsBefore(scene, { at: match.firstToken, first: clause.firstToken })
  if (before.length > 0) return before
  const appositive = apposedTo(scene, { match, clause })
  if (appositive) return [appositive]
  const isFriendly = match.value.frame.position === 'support'
  const limit = nextVerb(scene, { from: match.endToken, to: Math.min(clause.endToken, match.endToken + 9) })
  return scene.references.filter(
    (reference) =>
      reference.firstToken >= match.endToken &&
      reference.endToken <= limit &&
      (['by', 'of', 'from'].includes(reference.role) ||
        (isFriendly && ['between', 'with', 'among'].includes(reference.role))) &&
      !isHarmed(scene, reference),
  )
}

/** "As the culprit of …, X has …": X is what the fronted phrase says. */
function apposedTo(
  { text, references }: Scene,
  { match, clause }: { readonly match: FrameMatch; readonly clause: Clause },
): Reference | undefined {
  if (text.words[clause.firstToken] !== 'as') return undefined
  const comma = text.words.indexOf(',', match.endToken)
  const next = references.find(({ firstToken }) => comma >= 0 && firstToken > comma)
  return next && next.firstToken - comma <= 2 ? next : undefined
}

function possessorsBefore(
  scene: Scene,
  { at, first }: { readonly at: number; readonly first: number },
): readonly Reference[] {
  const { tokens, references } = scene
  for (let i = at - 1; i >= first; i--) {
    const token = tokens[i]
    const reference = references.find(({ firstToken, endToken }) => firstToken <= i && i < endToken)
    if (reference) return reference.kind === 'collective' || reference.role === 'against' ? [] : [reference]
    if (!token || !/^(?:ADJ|NOUN|PROPN|ADV|NUM|PART|PUNCT|DET)$/.test(token.partOfSpeech)) return []
    if (token.partOfSpeech === 'PUNCT' && token.norm !== '-') return []
    if (token.norm === 'to') return []
  }
  return []
}

/** Each target once, in order. */
export function uniqueTargets(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [target.id, target])).values()]
}
