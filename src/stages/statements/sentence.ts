import type { Act, Statement } from '../../model/stance.js'
import type { Clause } from '../../text/clause.js'
import { uniqueTargets } from './arguments.js'
import type { Discourse } from './discourse.js'
import { judgeFrame } from './judge.js'
import type { FrameAt, Judgement } from './judgement.js'
import { blamedBy, MAX_LAST } from './opening.js'
import type { Stage } from './references.js'
import { rhetoricalQuestion } from './rhetorical.js'
import { clauseSpan, type FrameMatch, type Scene } from './scene.js'
import { type Voice, voiceAt } from './voice.js'

interface Reading {
  readonly stage: Stage
  readonly exchange: number
  readonly discourse: Discourse
  readonly uses: Map<string, number>
}

/** Every statement of one sentence, clause by clause. */
export function readSentence(scene: Scene, reading: Reading): readonly Statement[] {
  const statements: Statement[] = []
  let { discourse } = reading
  for (const clause of scene.frames.length > 0 ? scene.clauses : []) {
    const frames = scene.frames.filter(
      ({ firstToken }) => firstToken >= clause.firstToken && firstToken < clause.endToken,
    )
    for (const match of frames) {
      const made = readFrame(scene, { ...reading, discourse, match, clause })
      statements.push(...made)
      const judged = uniqueTargets(made.flatMap((m) => (m.voice === '' && m.target ? [m.target] : [])))
      discourse = { ...discourse, blamed: blamedBy(made, discourse.blamed) }
      if (judged.length > 0) discourse = { ...discourse, last: judged.slice(0, MAX_LAST), sentencesSince: 0 }
    }
  }
  const rhetorical = statements.some(({ target, voice }) => target && voice === '')
    ? []
    : rhetoricalQuestion(scene, { holder: reading.stage.holder, exchange: reading.exchange, discourse })
  return withoutRepeats([...statements, ...rhetorical])
}

function readFrame(
  scene: Scene,
  reading: Reading & { readonly match: FrameMatch; readonly clause: Clause },
): readonly Statement[] {
  const { match, clause, discourse, stage, exchange, uses } = reading
  const isBlaming = match.value.frame.position === 'oppose'
  const at: FrameAt = { match, clause, discourse: { ...discourse, isBlaming } }
  if (isAskedFor(scene, match)) return []
  const judgements = judgeFrame(scene, at)
  if (judgements.length === 0) return []
  const { frame, key } = match.value
  if (scene.isQuestion && frame.position === 'support') return []
  uses.set(key, (uses.get(key) ?? 0) + 1)
  const voice = voiceAt(scene, { clause, token: match.firstToken, discourse })
  return judgements
    .flatMap((judgement) => [...throughOffice(scene, judgement), judgement])
    .map((judgement) => toStatement(scene, { judgement, at, voice, exchange, holder: stage.holder }))
}

/** What is said of an office or office holder is said of the country as well. */
function throughOffice({ references }: Scene, judgement: Judgement): readonly Judgement[] {
  const { target, targetStep } = judgement
  const office = target && references.find((reference) => reference.target?.id === target.id)
  if (!target || !office?.country) return []
  return [
    {
      ...judgement,
      target: office.country,
      way: 'through',
      targetStep: `${targetStep}; ${target.name} speaks for ${office.country.name}`,
    },
  ]
}

/** Whether a frame of praise only says what somebody is asked to do. */
function isAskedFor(scene: Scene, { firstToken, value }: FrameMatch): boolean {
  const { kind, position } = value.frame
  if (position !== 'support') return false
  const isRequest = (other: FrameMatch) =>
    other.firstToken < firstToken &&
    (REQUESTS.has(other.value.frame.kind) || (other.value.frame.position === 'oppose' && kind !== 'performative'))
  return kind === 'performative'
    ? scene.frames.some(
        (f) => f.firstToken < firstToken && REQUESTS.has(f.value.frame.kind) && isSameClause(scene, f, firstToken),
      )
    : scene.frames.some(isRequest)
}

const REQUESTS: ReadonlySet<string> = new Set(['demand', 'hope', 'modal'])

function isSameClause(scene: Scene, { firstToken }: FrameMatch, token: number): boolean {
  return scene.clauses.some((c) => c.firstToken <= firstToken && token < c.endToken)
}

interface Parts {
  readonly judgement: Judgement
  readonly at: FrameAt
  readonly voice: Voice
  readonly exchange: number
  readonly holder: string
}

function toStatement(scene: Scene, { judgement, at, voice, exchange, holder }: Parts): Statement {
  const { frame, entry } = at.match.value
  const intensified = judgement.position === 'neutral' ? undefined : intensifierOf(scene, at)
  const strength = Math.min(3, judgement.strength + (intensified && judgement.strength > 0 ? 1 : 0))
  const act: Act = judgement.act ?? (judgement.isNegated ? negatedAct(judgement) : frame.act)
  const level = levelOf(frame.level, {
    judgement,
    isIntensified: intensified !== undefined,
    isPerformative: frame.kind === 'performative',
  })
  return {
    ...clauseSpan(scene.tokens, at.clause),
    ...{ exchange, holder, act, position: judgement.position, strength },
    ...(judgement.target ? { target: judgement.target, way: judgement.way ?? 'subject' } : {}),
    isNegated: judgement.isNegated,
    isQuoted: voice.isQuoted,
    level: voice.speaker ? 0 : level,
    rule: frame.id,
    voice: voice.speaker,
    chain: [
      voice.holderStep,
      voice.quotationStep,
      `frame: ${entry.entry}`,
      judgement.targetStep,
      judgement.negationStep,
      `strength: ${strength}${intensified ? ` (“${intensified}”)` : ''}, level ${level}`,
    ],
  }
}

function negatedAct({ position }: Judgement): Act {
  return position === 'oppose' ? 'oppose' : 'inform'
}

const FORMAL = 3

function levelOf(
  level: number,
  {
    judgement,
    isIntensified,
    isPerformative,
  }: { judgement: Judgement; isIntensified: boolean; isPerformative: boolean },
): number {
  if (judgement.position === 'neutral' || judgement.position === 'support') return 0
  if (judgement.isNegated) return Math.min(level, 2)
  return isIntensified && isPerformative && level === 2 ? FORMAL : level
}

const INTENSIFIER_REACH = 3

function intensifierOf(scene: Scene, { match, clause }: FrameAt): string | undefined {
  const from = Math.max(clause.firstToken, match.firstToken - INTENSIFIER_REACH)
  const to = Math.min(clause.endToken, match.endToken + 1)
  const [found] = scene.marks('intensifiers', from, to)
  return found ? scene.text.words.slice(found.firstToken, found.endToken).join(' ') : undefined
}

/** One row for each clause, target and act: the strongest. */
function withoutRepeats(statements: readonly Statement[]): readonly Statement[] {
  const kept = new Map<string, Statement>()
  for (const statement of statements) {
    const key = `${statement.start} ${statement.target?.id ?? ''} ${statement.act} ${statement.position} ${statement.voice}`
    const other = kept.get(key)
    if (!other || other.strength < statement.strength) kept.set(key, statement)
  }
  return [...kept.values()]
}
