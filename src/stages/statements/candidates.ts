import type { Statement, Target } from '../../model/stance.js'
import type { Discourse } from './discourse.js'
import { clauseSpan, type Scene } from './scene.js'

/** Somebody whom an answer may take a side on, with all that tells whether it does. */
export interface Candidate {
  readonly target: Target
  /** Names of what is seen, each once. */
  readonly features: readonly string[]
  /** The clause that names the target first; absent where only the question does. */
  readonly clause: { readonly start: number; readonly end: number } | undefined
}

interface Draft {
  readonly target: Target
  readonly features: Set<string>
  mentions: number
  clause: { start: number; end: number } | undefined
}

interface Answer {
  readonly scenes: readonly Scene[]
  readonly statements: readonly Statement[]
  readonly discourse: Discourse
  /** Ids of everybody named in the question. */
  readonly named: ReadonlySet<string>
}

/** Every actor that an answer names, judges or is asked about, in the order of the text. */
export function findCandidates(answer: Answer): readonly Candidate[] {
  const drafts = new Map<string, Draft>()
  for (const scene of answer.scenes) addScene(drafts, scene)
  const { asked } = answer.discourse
  for (const target of asked) draftOf(drafts, target)
  for (const statement of answer.statements) addStatement(drafts, statement)
  const total = [...drafts.values()].reduce((sum, { mentions }) => sum + mentions, 0)
  return [...drafts.values()].map((draft) => finish(draft, { answer, total, actors: drafts.size }))
}

function draftOf(drafts: Map<string, Draft>, target: Target): Draft {
  const known = drafts.get(target.id)
  if (known) return known
  const draft: Draft = { target, features: new Set(), mentions: 0, clause: undefined }
  drafts.set(target.id, draft)
  return draft
}

function addScene(drafts: Map<string, Draft>, scene: Scene): void {
  for (const { target, firstToken, role, entityKind } of scene.references) {
    if (!target) continue
    const draft = draftOf(drafts, target)
    draft.mentions++
    draft.features.add(`role=${role || 'none'}`)
    if (entityKind) draft.features.add(`kind=${entityKind}`)
    const clause = scene.clauses.findLast((c) => c.firstToken <= firstToken)
    if (!clause) continue
    draft.clause ??= clauseSpan(scene.tokens, clause)
  }
}

function addStatement(drafts: Map<string, Draft>, statement: Statement): void {
  const { target, voice, position, rule, strength, chain } = statement
  if (!target) return
  const draft = draftOf(drafts, target)
  if (voice !== '') {
    draft.features.add('reported')
    return
  }
  draft.clause ??= { start: statement.start, end: statement.end }
  draft.features.add(`frame=${rule}|${position}`)
  draft.features.add(`found=${wayOf(chain)}|${position}`)
  draft.features.add(`strength=${position}|${strength}`)
  draft.features.add(`frame=${rule}|${position}|${wayOf(chain)}`)
}

/** How the target of a statement was found, in short. */
function wayOf(chain: readonly string[]): string {
  const step = chain.find((line) => line.startsWith('target:')) ?? ''
  if (step.includes('not in the clause')) return 'reach'
  if (step.includes('in what')) return 'about'
  if (step.includes('the only actor')) return 'lone'
  if (step.includes('asked')) return 'asked'
  if (step.includes('whose it is')) return 'owner'
  if (step.includes('after the frame')) return 'object'
  return step.includes('suffers') ? 'victim' : 'subject'
}

interface Whole {
  readonly answer: Answer
  readonly total: number
  readonly actors: number
}

function finish({ target, features, mentions, clause }: Draft, { answer, total, actors }: Whole): Candidate {
  const own = answer.statements.filter((s) => s.voice === '' && s.target?.id === target.id)
  const against = own.filter(({ position }) => position === 'oppose').length
  const inFavour = own.filter(({ position }) => position === 'support').length
  const anywhere = answer.statements.filter(({ voice }) => voice === '')
  const net = own.reduce(
    (sum, s) => sum + (s.position === 'oppose' ? -1 : s.position === 'support' ? 1 : 0) * s.strength,
    0,
  )
  const isAsked = answer.discourse.asked.some(({ id }) => id === target.id)
  const flags: readonly (readonly [string, boolean])[] = [
    ['asked', isAsked],
    ['asked-acting', isAsked && answer.discourse.isActing],
    ['in-question', answer.named.has(target.id)],
    ['unmentioned', mentions === 0],
    ['once', mentions === 1],
    ['often', mentions >= 3],
    ['mostly', mentions * 2 > total],
    ['alone', actors === 1],
    ['many', actors >= 4],
    ['no-statement', own.length === 0],
    ['against', against > 0],
    ['against-2', against >= 2],
    ['against-4', against >= 4],
    ['favour', inFavour > 0],
    ['favour-2', inFavour >= 2],
    ['more-against', against > inFavour],
    ['more-favour', inFavour > against],
    ['answer-against', anywhere.some(({ position }) => position === 'oppose')],
    ['answer-favour', anywhere.some(({ position }) => position === 'support')],
    ['net-against', net <= -2],
    ['net-favour', net >= 2],
    ['net-strongly-against', net <= -5],
    ['asked-alone', isAsked && answer.discourse.asked.length === 1],
    ['short', answer.scenes.length <= 2],
    ['question-back', answer.scenes.some(({ isQuestion }) => isQuestion)],
  ]
  const side = against > inFavour ? 'against' : inFavour > against ? 'favour' : own.length > 0 ? 'both' : 'silent'
  const kinds = [...features].filter((feature) => feature.startsWith('kind='))
  const crosses = [
    `${side} type=${target.type}`,
    ...kinds.map((kind) => `${side} ${kind}`),
    ...(isAsked ? [`${side} asked`] : []),
    ...(mentions === 1 ? [`${side} once`] : []),
    ...(mentions >= 3 ? [`${side} often`] : []),
    ...(mentions * 2 > total ? [`${side} mostly`] : []),
    ...(answer.named.has(target.id) ? [`${side} in-question`] : []),
  ]
  const all = [
    `type=${target.type}`,
    ...(target.id === 'UNNAMED' ? ['unnamed'] : []),
    ...features,
    ...crosses,
    ...flags.flatMap(([name, holds]) => (holds ? [name] : [])),
  ]
  return { target, features: [...new Set(all)], clause }
}
