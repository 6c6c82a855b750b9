import type { Mention } from '../../model/entity.js'
import { type Target, UNNAMED } from '../../model/stance.js'
import { type Discourse, resolvePointer, UNNAMED_TARGET } from './discourse.js'
import type { Answer, Draft } from './drafts.js'
import { featuresOf } from './features.js'
import { countryBehind, isSelf, type Reference } from './references.js'
import { clauseSpan, type Scene } from './scene.js'

/** Somebody whom an answer may take a side on, with all that tells whether it does. */
export interface Candidate {
  readonly target: Target
  /** Names of what is seen, each once. */
  readonly features: readonly string[]
  /** Whether the answer names the target, or points to it. */
  readonly isNamed: boolean
  /** The clause that names the target first; else the first one of the answer that evaluates; else its first. */
  readonly clause: { readonly start: number; readonly end: number } | undefined
}

/** Every actor that an answer names, judges or is asked about, in the order of the text. */
export function findCandidates(answer: Answer): readonly Candidate[] {
  const drafts = new Map<string, Draft>()
  answer.scenes.forEach(({ scene, discourse }, sentence) => {
    for (const reference of scene.references) addReference(drafts, { scene, sentence, reference, discourse })
  })
  for (const target of [...answer.opening.asked, ...(answer.opening.askedPerson ? [answer.opening.askedPerson] : [])])
    draftOf(drafts, target)
  for (const statement of answer.statements) {
    // a rebuked outlet stays as the rules have it: it is too seldom one to be weighed
    if (statement.target && statement.target.id !== answer.opening.asker.id)
      draftOf(drafts, statement.target).statements.push(statement)
  }
  for (const mention of answer.asked) addAsked(drafts, { mention, answer })
  for (const target of answer.groups) draftOf(drafts, target).marks.add('asked-group')
  for (const mention of answer.named) addTerritory(drafts, { mention, answer })
  const whole = { answer, drafts: [...drafts.values()] }
  const likely = whole.drafts.filter((draft) => isLikely(draft, answer))
  return likely.map((draft) => ({
    target: draft.target,
    features: featuresOf(draft, whole),
    isNamed: draft.places.length > 0,
    clause: clauseOf(draft, answer),
  }))
}

/** Leaves out who is only named in the question, in passing. */
function isLikely({ target, places, statements, marks, asked }: Draft, { opening }: Answer): boolean {
  if (places.length > 0 || statements.length > 0 || marks.size > 0) return true
  return asked.length > 0 || [...opening.asked, opening.askedPerson].some((one) => one?.id === target.id)
}

function draftOf(drafts: Map<string, Draft>, target: Target): Draft {
  const known = drafts.get(target.id)
  if (known) return known
  const draft: Draft = { target, places: [], statements: [], asked: [], marks: new Set() }
  drafts.set(target.id, draft)
  return draft
}

function addReference(
  drafts: Map<string, Draft>,
  {
    scene,
    sentence,
    reference,
    discourse,
  }: {
    readonly scene: Scene
    readonly sentence: number
    readonly reference: Reference
    readonly discourse: Discourse
  },
): void {
  const clause = scene.clauses.findLast((c) => c.firstToken <= reference.firstToken)
  if (!clause) return
  const place = { scene, sentence, reference, clause }
  if (reference.target) draftOf(drafts, reference.target).places.push(place)
  if (reference.country) draftOf(drafts, reference.country).marks.add(`answer-through-${reference.target?.type ?? ''}`)
  if (reference.kind === 'anaphor') {
    const [only, ...others] = resolvePointer(reference, discourse)
    if (only && others.length === 0) draftOf(drafts, only).places.push(place)
  }
  if (reference.kind === 'unnamed') draftOf(drafts, UNNAMED_TARGET).places.push(place)
}

function addAsked(
  drafts: Map<string, Draft>,
  { mention, answer }: { readonly mention: Mention; readonly answer: Answer },
) {
  const { entity, rule } = mention
  if (rule === 'label' || entity.type === 'place' || isSelf(mention, answer.stage)) return
  const { id, name, type } = entity
  const draft = draftOf(drafts, { id, name, type })
  draft.asked.push(mention)
  if (isOwnTerritory(mention, answer)) draft.marks.add('territory')
  const { country } = countryBehind(mention, answer.stage)
  if (country) draftOf(drafts, country).marks.add(type === 'person' ? 'through-person' : 'through-office')
}

function addTerritory(
  drafts: Map<string, Draft>,
  { mention, answer }: { readonly mention: Mention; readonly answer: Answer },
) {
  if (!isOwnTerritory(mention, answer)) return
  const { id, name, type } = mention.entity
  draftOf(drafts, { id, name, type }).marks.add('territory')
}

function isOwnTerritory({ entity }: Mention, { stage }: Answer): boolean {
  return stage.lexicon.territories[stage.holder]?.includes(entity.id) ?? false
}

function clauseOf({ target, places, statements }: Draft, answer: Answer): Candidate['clause'] {
  const named = places.find(({ reference }) => reference.target?.id === target.id || target.id === UNNAMED) ?? places[0]
  if (named) return clauseSpan(named.scene.tokens, named.clause)
  const [own] = statements
  if (own) return { start: own.start, end: own.end }
  const evaluating = answer.statements.find(({ voice, strength }) => voice === '' && strength > 0)
  if (evaluating) return { start: evaluating.start, end: evaluating.end }
  const first = answer.scenes[0]?.scene
  const clause = first?.clauses[0]
  return first && clause ? clauseSpan(first.tokens, clause) : undefined
}
