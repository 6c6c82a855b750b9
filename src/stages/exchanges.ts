import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import { partsSchema } from '../knowledge/parts.js'
import { stopWordsSchema } from '../knowledge/stop-words.js'
import type { Exchange, ExchangeKind, ExchangePart, Outlet, Turn } from '../model/dialogue.js'
import type { Issue } from '../model/issue.js'
import { type Span, surface } from '../model/span.js'
import { compilePartCues, type PartCues } from './exchanges/part-cues.js'
import { markParts } from './exchanges/parts.js'
import { splitExchange } from './exchanges/split.js'

interface Draft {
  readonly kind: ExchangeKind
  readonly questions: readonly Turn[]
  readonly answers: readonly Turn[]
  /** Of a table: its turns alone make the exchange. */
  readonly row: number | undefined
}

/** Groups turns into exchanges: one questioner's turn and the reply up to the next questioner. */
export const exchanges = defineStage({
  name: 'exchanges',
  version: 3,
  about:
    'Groups turns into exchanges: one questioner’s turn and the reply up to the next questioner; marks several questions of one turn where the replies separate.',
  needs: ['turns'],
  gives: ['exchanges'],
  config: z.strictObject({
    /** Words by which the parts of an exchange are told apart; empty to mark none. */
    parts: z.string().default('lexicons/parts.yaml'),
    stopWords: z.string().default('lexicons/stop-words.yaml'),
    /** Whether each part is an exchange of its own. */
    split: z.boolean().default(false),
  }),
  build: ({ parts: path, stopWords, split }, load) => {
    const words = load.yaml(stopWords, stopWordsSchema).words
    const cues = path === '' ? undefined : compilePartCues(load.yaml(path, partsSchema), { path, stopWords: words })
    return {
      entries: cues?.entries ?? [],
      apply: ({ transcript, turns }) => {
        const { text, id } = transcript
        const uses = new Map<string, number>()
        const drafts = draftExchanges(turns).map((draft) => {
          const marked = markDraft(text, { draft, cues })
          for (const key of marked.keys) uses.set(key, (uses.get(key) ?? 0) + 1)
          return { ...draft, parts: marked.parts }
        })
        const digits = Math.max(2, String(drafts.length).length)
        const numbered: Exchange[] = []
        drafts.forEach((draft, i) => {
          const before = numbered.findLast(({ kind }) => kind !== 'announcement')
          const exchange = {
            ...toExchange(draft, { text, before }),
            ...{ id: `${id}/x${String(i + 1).padStart(digits, '0')}`, sequence: 0 },
          }
          for (const one of split ? splitExchange(exchange) : [exchange])
            numbered.push({ ...one, sequence: numbered.length + 1 })
        })
        return { exchanges: numbered, issues: numbered.flatMap(emptyAnswer), uses }
      },
    }
  },
})

/** The parts of one exchange, with the keys of the cues that told them apart. */
function markDraft(
  text: string,
  { draft: { kind, questions, answers }, cues }: { readonly draft: Draft; readonly cues: PartCues | undefined },
): { readonly parts: readonly ExchangePart[]; readonly keys: readonly string[] } {
  if (!cues || kind === 'announcement') return { parts: [], keys: [] }
  const question = questions.flatMap(({ paragraphs }) => paragraphs)
  const answer = answers.flatMap(({ paragraphs }) => paragraphs)
  const marked = markParts(text, { question, answer, cues })
  return { parts: marked.parts, keys: marked.cues.map(cues.keyOf) }
}

function draftExchanges(turns: readonly Turn[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const turn of turns) {
    const latest = drafts.at(-1)
    const last = latest?.row === turn.row ? latest : undefined
    if (turn.role === 'question') {
      if (last && last.kind !== 'announcement' && last.answers.length === 0 && turn.kind === undefined) {
        drafts[drafts.length - 1] = { ...last, questions: [...last.questions, turn] }
      } else drafts.push({ kind: turn.kind ?? 'question', questions: [turn], answers: [], row: turn.row })
    } else if (last && (turn.role === 'answer' || last.kind === 'announcement')) {
      drafts[drafts.length - 1] = { ...last, answers: [...last.answers, turn] }
    } else if (turn.row !== undefined && turn.role === 'answer') {
      drafts.push({ kind: turn.kind ?? 'question', questions: [], answers: [turn], row: turn.row })
    } else drafts.push({ kind: 'announcement', questions: [], answers: [turn], row: turn.row })
  }
  return drafts
}

interface DraftContext {
  readonly text: string
  readonly before: Exchange | undefined
}

function toExchange(
  { kind, questions, answers, row, parts }: Draft & Pick<Exchange, 'parts'>,
  { text, before }: DraftContext,
): Omit<Exchange, 'id' | 'sequence'> {
  const isFollowUp = kind === 'follow-up'
  const outlets = uniqueOutlets(questions.flatMap((turn) => turn.outlets))
  return {
    kind,
    question: questions.flatMap((turn) => turn.paragraphs),
    answer: answers.flatMap((turn) => turn.paragraphs),
    outletLabel: questions.flatMap(({ label }) => (label ? [surface(text, label)] : [])).join('; '),
    outlets: isFollowUp ? (before?.outlets ?? []) : outlets,
    speakers: [...new Set(answers.map((turn) => turn.speaker).filter(Boolean))],
    followUpOf: isFollowUp ? (before?.id ?? '') : '',
    parts,
    confidence: sureness([...questions, ...answers], { isAnswered: kind === 'announcement' || answers.length > 0 }),
    ...(row !== undefined && { row }),
  }
}

/** How sure an exchange without a reply can be: one may be missing, or stand under a label that nobody knows. */
const UNANSWERED = 0.5

/** As sure as its most doubtful turn. */
function sureness(turns: readonly Turn[], { isAnswered }: { readonly isAnswered: boolean }): number {
  const least = Math.min(1, ...turns.map(({ confidence = 1 }) => confidence))
  return isAnswered ? least : Math.min(least, UNANSWERED)
}

function uniqueOutlets(outlets: readonly Outlet[]): readonly Outlet[] {
  return [...new Map(outlets.map((outlet) => [outlet.id || outlet.name, outlet])).values()]
}

function emptyAnswer({ id, kind, answer, question }: Exchange): readonly Issue[] {
  if (kind === 'announcement' || answer.length > 0) return []
  const [first]: readonly Span[] = question
  return [
    {
      severity: 'warning',
      code: 'empty-answer',
      message: `${id} has a question and no answer`,
      hint: 'look at the source: the reply may be missing or its label unknown',
      ...(first && { at: first.start }),
    },
  ]
}
