import { z } from 'zod'
import { defineStage } from '../engine/stage.js'
import type { Exchange, ExchangeKind, Outlet, Turn } from '../model/dialogue.js'
import type { Issue } from '../model/issue.js'
import { type Span, surface } from '../model/span.js'

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
  version: 1,
  about: 'Groups turns into exchanges: one questioner’s turn and the reply up to the next questioner.',
  needs: ['turns'],
  gives: ['exchanges'],
  config: z.strictObject({}),
  build: () => ({
    entries: [],
    apply: ({ transcript, turns, confidence }) => {
      const drafts = draftExchanges(turns)
      const digits = Math.max(2, String(drafts.length).length)
      const numbered: Exchange[] = []
      drafts.forEach((draft, i) => {
        const id = `${transcript.id}/x${String(i + 1).padStart(digits, '0')}`
        const before = numbered.findLast(({ kind }) => kind !== 'announcement')
        numbered.push({ ...toExchange(draft, { text: transcript.text, confidence, before }), id, sequence: i + 1 })
      })
      return { exchanges: numbered, issues: numbered.flatMap(emptyAnswer) }
    },
  }),
})

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
  readonly confidence: number
  readonly before: Exchange | undefined
}

function toExchange(
  { kind, questions, answers, row }: Draft,
  { text, confidence, before }: DraftContext,
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
    parts: [],
    confidence,
    ...(row !== undefined && { row }),
  }
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
