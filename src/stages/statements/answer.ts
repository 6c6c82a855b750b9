import type { StanceWeights } from '../../knowledge/stance-weights.js'
import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Act, Statement } from '../../model/stance.js'
import type { Sentence } from '../../model/token.js'
import type { Clause } from '../../text/clause.js'
import { pairQuotations } from '../../text/quotation.js'
import { isAgent, uniqueTargets } from './arguments.js'
import { findAsked } from './asked.js'
import { type Candidate, findCandidates } from './candidates.js'
import type { Discourse } from './discourse.js'
import { type FrameAt, type Judgement, judgeFrame } from './judge.js'
import type { StatementLexicon } from './lexicon.js'
import { rhetoricalQuestion } from './rhetorical.js'
import { clauseSpan, type FrameMatch, readScene, readText, type Scene, type Stage } from './scene.js'
import { settleStatements } from './settle.js'
import { type Voice, voiceAt } from './voice.js'

type Input = Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions'>

interface Result {
  readonly statements: readonly Statement[]
  readonly uses: ReadonlyMap<string, number>
}

/** The statements of every answer and announcement of a transcript, in the order of the text. */
export function readStatements(doc: Input, lexicon: StatementLexicon, weights?: StanceWeights): Result {
  const uses = new Map<string, number>()
  const statements = readings(doc, lexicon, uses).flatMap(({ candidates, ...reading }) =>
    weights ? settleStatements(reading.statements, { ...reading, candidates, weights }) : reading.statements,
  )
  return { statements, uses }
}

/** One answer read by rules, with everybody it may take a side on. */
export interface AnswerReading {
  readonly exchange: number
  readonly holder: string
  readonly statements: readonly Statement[]
  readonly candidates: readonly Candidate[]
}

/** Every answer and announcement of a transcript, read by rules alone. */
export function readings(doc: Input, lexicon: StatementLexicon, uses: Map<string, number>): readonly AnswerReading[] {
  const { transcript, tokens, header } = doc
  const source = transcript.text
  const stage: Stage = { source, tokens, text: readText(source, tokens, lexicon), holder: header.holder, lexicon }
  const sentencesByExchange = groupBy(doc.sentences, ({ exchange }) => exchange)
  const mentionsBySentence = groupBy(doc.mentions, ({ sentence }) => sentence)
  const indexOf = new Map(doc.sentences.map((sentence, index) => [sentence, index]))
  return doc.exchanges.map((exchange, index) => {
    const sentences = sentencesByExchange.get(index) ?? []
    const mentions = (sentence: Sentence) => mentionsBySentence.get(indexOf.get(sentence) ?? -1) ?? []
    const quotations = exchange.answer.flatMap((paragraph) => pairQuotations(source, paragraph))
    return readAnswer(stage, { index, sentences, mentions, quotations, uses })
  })
}

interface Answer {
  readonly index: number
  readonly sentences: readonly Sentence[]
  readonly mentions: (sentence: Sentence) => readonly Mention[]
  readonly quotations: Scene['quotations']
  readonly uses: Map<string, number>
}

function readAnswer(stage: Stage, answer: Answer): AnswerReading {
  const { index, sentences, mentions, quotations, uses } = answer
  const opening = openDiscourse(stage, answer)
  let discourse = opening
  const scenes: Scene[] = []
  const found: Statement[] = []
  for (const sentence of sentences) {
    if (sentence.side !== 'answer') continue
    const scene = readScene(stage, { sentence, mentions: mentions(sentence), quotations })
    const statements = readSentence(scene, { stage, exchange: index, discourse, uses })
    found.push(...statements)
    scenes.push(scene)
    discourse = nextDiscourse(discourse, { scene, statements })
  }
  const questions = sentences.filter(({ side }) => side === 'question')
  const named = new Set(questions.flatMap((sentence) => mentions(sentence).map(({ entity }) => entity.id)))
  const candidates = findCandidates({ scenes, statements: found, discourse: opening, named })
  return { exchange: index, holder: stage.holder, statements: found, candidates }
}

function openDiscourse({ tokens, holder, lexicon }: Stage, { sentences, mentions }: Answer): Discourse {
  const questions = sentences.filter(({ side }) => side === 'question')
  const first = questions[0]?.firstToken ?? 0
  const end = questions.at(-1)?.endToken ?? 0
  const asked = findAsked({
    mentions: questions.flatMap(mentions),
    tokens: tokens.slice(first, end),
    holder,
    territories: lexicon.territories[holder] ?? [],
  })
  return {
    asked: asked.actors,
    isActing: asked.isActing,
    askedPerson: asked.person,
    last: [],
    lastPerson: undefined,
    sentencesSince: 0,
    isSelfLast: false,
  }
}

/** How many actors a pronoun can mean together. */
const MAX_LAST = 3

/** Who a pronoun of the next sentence can mean: the last actor of this one, else as before. */
function nextDiscourse(
  discourse: Discourse,
  { scene, statements }: { readonly scene: Scene; readonly statements: readonly Statement[] },
): Discourse {
  const actors = scene.references.filter(
    (r) => r.kind === 'entity' && r.target && r.target.type !== 'person' && isAgent(scene, r),
  )
  const persons = scene.references.filter((r) => r.target?.type === 'person')
  const judged = statements.flatMap(({ target, voice }) =>
    target && voice === '' && target.type !== 'person' ? [target] : [],
  )
  const named = actors.flatMap(({ target }) => target ?? [])
  const last = uniqueTargets(judged.length > 0 ? judged : named).slice(0, MAX_LAST)
  return {
    ...discourse,
    last: last.length > 0 ? last : discourse.last,
    lastPerson: persons.at(-1)?.target ?? discourse.lastPerson,
    sentencesSince: last.length > 0 ? 0 : discourse.sentencesSince + 1,
    isSelfLast:
      last.length === 0 &&
      scene.references.some(({ kind, words }) => kind === 'self' && !/^(?:we|i|our|us|my|me)$/i.test(words)),
  }
}

interface Reading {
  readonly stage: Stage
  readonly exchange: number
  readonly discourse: Discourse
  readonly uses: Map<string, number>
}

function readSentence(scene: Scene, reading: Reading): readonly Statement[] {
  const statements: Statement[] = []
  let { discourse } = reading
  for (const clause of scene.clauses) {
    const frames = scene.frames.filter(
      ({ firstToken }) => firstToken >= clause.firstToken && firstToken < clause.endToken,
    )
    for (const match of frames) {
      const made = readFrame(scene, { ...reading, discourse, match, clause })
      statements.push(...made)
      const judged = uniqueTargets(made.flatMap((m) => (m.voice === '' && m.target ? [m.target] : [])))
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
  const at: FrameAt = { match, clause, discourse }
  if (isAskedFor(scene, match)) return []
  const judgements = judgeFrame(scene, at)
  if (judgements.length === 0) return []
  const { frame, key } = match.value
  if (scene.isQuestion && frame.position === 'support') return []
  uses.set(key, (uses.get(key) ?? 0) + 1)
  const voice = voiceAt(scene, { clause, token: match.firstToken, discourse })
  return judgements.map((judgement) => toStatement(scene, { judgement, at, voice, exchange, holder: stage.holder }))
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
    ...(judgement.target ? { target: judgement.target } : {}),
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

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
