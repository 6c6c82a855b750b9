import { type AppliedDoc, applyStages } from '../engine/apply.js'
import type { PlannedStage } from '../engine/plan.js'
import type { Span } from '../model/span.js'

/** A question with its answer, from a coded sheet or a table, outside any transcript file. */
export interface ReadyPair {
  readonly id: string
  /** ISO date; empty where unknown. */
  readonly date: string
  /** ISO 3166-1 alpha-3 of the government that answers. */
  readonly holder: string
  readonly question: string
  readonly answer: string
}

/** Runs stages over one question and answer as if they stood alone in a transcript. */
export function annotatePair(pair: ReadyPair, stages: readonly PlannedStage[]): AppliedDoc {
  const text = `${pair.question}\n\n${pair.answer}`
  const question = paragraphsOf(text, { start: 0, end: pair.question.length })
  const answer = paragraphsOf(text, { start: pair.question.length + 2, end: text.length })
  const source = { path: pair.id, sha256: '', bytes: 0, encoding: 'utf-8' }
  return applyStages(
    {
      transcript: { id: pair.id, text, source, language: 'en' },
      header: {
        ...{ title: '', date: pair.date, dateInferred: false, publishedAt: '', speakers: [] },
        ...{ institution: '', institutionId: '', holder: pair.holder },
      },
      ...{ issues: [], confidence: 1, format: 'pair', blocks: [] },
      turns: [
        { paragraphs: question, role: 'question', speaker: '', outlets: [] },
        { paragraphs: answer, role: 'answer', speaker: '', outlets: [] },
      ],
    },
    { stages, recall: () => undefined },
  )
}

/** The non-empty lines of a stretch, without the blank around them. */
function paragraphsOf(text: string, within: Span): readonly Span[] {
  return [...text.slice(within.start, within.end).matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const lead = line.length - line.trimStart().length
    const length = line.trim().length
    if (length === 0) return []
    const start = within.start + index + lead
    return [{ start, end: start + length }]
  })
}
