import type { Turn } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { outletsAlike } from './outlets-alike.js'
import type { Paragraph } from './paragraphs.js'
import type { Progress, Step, TurnsContext } from './progress.js'
import type { NameBook } from './speakers.js'
import { opensQuestion } from './typography.js'

/** Gives a paragraph without a label to a turn: by what was announced, by indirect speech, type and place, or to the turn before. */
export function takeUnlabelled(progress: Progress, step: Step): void {
  const { paragraph, context, next } = step
  const { text, typography, names } = context
  const span = unmarked(text, paragraph)
  const last = progress.turns.at(-1)
  if (progress.isAwaiting) {
    progress.isAwaiting = false
    progress.turns.push({ ...bareQuestion(span, progress), outlets: progress.noticed, kind: 'after-conference' })
    return
  }
  const marked = context.marked.get(paragraph.start)
  if (marked) {
    const said = { start: paragraph.start + marked.mark, end: span.end }
    progress.turns.push(
      marked.role === 'question' ? bareQuestion(said, progress) : { ...bareAnswer(said, names), role: marked.role },
    )
    return
  }
  const isOpening =
    context.marked.size === 0 && last?.role !== 'question' && opensQuestion(text, { paragraph, next, typography })
  if (progress.isClosed && !isOpening) {
    progress.isClosed = false
    progress.turns.push({ paragraphs: [span], role: 'statement', speaker: names.main, outlets: [], confidence: 0.9 })
    return
  }
  const reported = context.reported.get(paragraph.start)
  if (reported) {
    progress.turns.push({ ...bareQuestion(reported.question, progress), confidence: 0.7 })
    progress.turns.push({ ...bareAnswer(reported.answer, names), confidence: 0.7 })
    return
  }
  progress.isClosed = false
  if (isOpening) {
    const asked = unnumbered(text, span)
    progress.turns.push({ ...bareQuestion(asked, progress), outlets: outletsAlike(surface(text, asked), context.cues) })
    return
  }
  if (isReply(last, { paragraph, context })) progress.turns.push(bareAnswer(span, names))
  else if (last) progress.turns[progress.turns.length - 1] = { ...last, paragraphs: [...last.paragraphs, span] }
  else progress.turns.push({ paragraphs: [span], role: 'statement', speaker: names.main, outlets: [], confidence: 0.9 })
}

function bareQuestion(span: Span, { isAfterConference }: Progress): Turn {
  return {
    ...{ paragraphs: [span], role: 'question', speaker: '', outlets: [], confidence: 0.8 },
    ...(isAfterConference && { kind: 'after-conference' }),
  }
}

function bareAnswer(span: Span, { main }: NameBook): Turn {
  return { paragraphs: [span], role: 'answer', speaker: main, outlets: [], confidence: 0.75 }
}

/** Whether a paragraph without a label replies to the question before it. */
function isReply(
  last: Turn | undefined,
  { paragraph, context: { text, typography } }: { readonly paragraph: Paragraph; readonly context: TurnsContext },
): boolean {
  const { style, isBoldQuestion, hasUnlabelledQuestions, hasUnlabelledAnswers } = typography
  if (last?.role !== 'question' || last.paragraphs.length === 0) return false
  if (style === 'italic') return !paragraph.isItalic
  if (paragraph.isBold) return false
  return isBoldQuestion || (hasUnlabelledQuestions && !last.label) || (hasUnlabelledAnswers && endsAsking(text, last))
}

/** A paragraph without the marks of Markdown around all of it. */
function unmarked(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const opening = /^(?:#{1,6}[^\S\n]+|>[^\S\n]+)?(\*\*|__|[*_])?(?=\S)/.exec(words)
  const mark = opening?.[1] ?? ''
  const isPaired =
    mark !== '' &&
    words.length > 2 * mark.length &&
    words.endsWith(mark) &&
    !words.slice(opening?.[0].length, -mark.length).includes(mark)
  const from = opening ? opening[0].length - (isPaired ? 0 : mark.length) : 0
  return { start: start + from, end: end - (isPaired ? mark.length : 0) }
}

/** A question without its number. */
function unnumbered(text: string, { start, end }: Span): Span {
  const number = /^\d{1,2}[.)]\s+(?=\S)/.exec(text.slice(start, Math.min(end, start + 12)))?.[0] ?? ''
  return { start: start + number.length, end }
}

function endsAsking(text: string, { paragraphs }: Turn): boolean {
  const last = paragraphs.at(-1)
  return (
    last !== undefined &&
    /[?？.。!]["”’')\]]*$/.test(surface(text, last)) &&
    paragraphs.some((span) => /[?？]/.test(surface(text, span)))
  )
}
