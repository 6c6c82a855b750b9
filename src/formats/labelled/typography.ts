import { type Span, surface } from '../../model/span.js'
import type { Cues } from './cues.js'
import { furnitureKind, isHeading } from './furniture.js'
import type { Paragraph } from './paragraphs.js'

/** What type and place tell of the turns without a label. */
export interface Typography {
  /** Labelled questions are set in bold, answers are not. */
  readonly isBoldQuestion: boolean
  /** No question has a label: bold paragraphs, or those before a labelled answer that ask, are the questions. */
  readonly hasUnlabelledQuestions: boolean
  /** No answer has a label: what follows the question's first paragraph is the answer. */
  readonly hasUnlabelledAnswers: boolean
  /** How questions without a label are set in a text that labels nobody: by type, or `asking` where only the question mark tells. */
  readonly style: QuestionStyle | undefined
}

export type QuestionStyle = 'bold' | 'italic' | 'asking'

interface Context {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly cues: Cues
  readonly title: Span | undefined
}

const MIN_TYPED = 2

/** Whether type or place tells questions from answers where labels are missing. */
export function readTypography(context: Context): Typography {
  const labelled = context.paragraphs.filter(({ label }) => label)
  const questions = labelled.filter(({ label }) => label?.role === 'question')
  const answers = labelled.filter(({ label }) => label?.role === 'answer' && !label.known.isModerator)
  const boldQuestions = questions.filter(({ isBold }) => isBold)
  const boldAnswers = answers.filter(({ isBold }) => isBold)
  const isBare = questions.some(({ label }) => label?.candidate.shape === 'bare')
  return {
    isBoldQuestion:
      boldQuestions.length >= MIN_TYPED &&
      boldQuestions.length >= 0.7 * questions.length &&
      boldAnswers.length <= 0.2 * answers.length,
    hasUnlabelledQuestions: questions.length === 0,
    hasUnlabelledAnswers: questions.length > 0 && answers.length <= (isBare ? 0 : 1),
    style: questions.length === 0 ? questionStyle(context, answers.length) : undefined,
  }
}

const MIN_ASKING_SHARE = 0.4
const MAX_QUESTION_WORDS = 120

/** How questions are set: in the type in which paragraphs ask and in which plain ones reply. */
function questionStyle(context: Context, answers: number): QuestionStyle | undefined {
  const { text } = context
  const free = bodyOf(context)
  const styles = ['bold', 'italic'] as const
  const style = styles.find((name) => {
    const typed = free.filter((paragraph) => isTyped(paragraph, name))
    const asking = typed.filter((paragraph) => asksAtEnd(text, paragraph))
    const isAnswered = typed.length < free.length || answers > 0
    return asking.length >= MIN_TYPED && isAnswered && asking.length >= MIN_ASKING_SHARE * typed.length
  })
  return style ?? (answers === 0 && isAskedInTurn(context, free) ? 'asking' : undefined)
}

/** Paragraphs that are nobody's by label and no furniture. */
function bodyOf({ text, paragraphs, cues, title }: Context): readonly Paragraph[] {
  return paragraphs.filter(
    (paragraph) =>
      !paragraph.label && (!title || paragraph.start > title.end) && !furnitureKind(text, { span: paragraph, cues }),
  )
}

/** Whether a paragraph is set in a type from end to end. */
function isTyped({ isBold, isItalic }: Paragraph, style: 'bold' | 'italic'): boolean {
  return style === 'bold' ? isBold : isItalic
}

function asksAtEnd(text: string, span: Span): boolean {
  return /[?？]["”’')\]*_]*(?:\s*\([^()?]{2,60}\)[*_]*)?$/.test(surface(text, span))
}

const MIN_ASKED = 2
const ASKED_SHARE = 0.25
const FIRST_WITHIN = 4

/** Whether short paragraphs that end with a question mark take turns with others, from the top to the end. */
function isAskedInTurn({ text }: Context, free: readonly Paragraph[]): boolean {
  const asks = free.map((paragraph) => asksAtEnd(text, paragraph))
  const count = asks.filter(Boolean).length
  const isRun = asks.some((is, i) => is && asks[i + 1])
  const isShort = free.every(
    (paragraph, i) => !asks[i] || surface(text, paragraph).split(/\s+/).length <= MAX_QUESTION_WORDS,
  )
  const first = asks.indexOf(true)
  return (
    count >= MIN_ASKED &&
    !isRun &&
    isShort &&
    count >= ASKED_SHARE * free.length &&
    first < FIRST_WITHIN &&
    !asks.at(-1)
  )
}

/** Whether a paragraph without a label opens a question, as far as its type and what follows tell. */
export function opensQuestion(
  text: string,
  {
    paragraph,
    next,
    typography,
  }: { readonly paragraph: Paragraph; readonly next: Paragraph | undefined; readonly typography: Typography },
): boolean {
  if (paragraph.label) return false
  const { style, isBoldQuestion, hasUnlabelledQuestions } = typography
  const asks = asksAtEnd(text, paragraph)
  if (style === 'asking') return asks
  if (style && isTyped(paragraph, style) && (asks || !isTitleLike(text, paragraph))) return true
  if (paragraph.isBold && (isBoldQuestion || hasUnlabelledQuestions) && (asks || paragraph.end - paragraph.start > 60))
    return true
  return hasUnlabelledQuestions && asks && next?.label?.role === 'answer'
}

/** Whether words in the questions' type are a heading between them. */
function isTitleLike(text: string, paragraph: Paragraph): boolean {
  return isHeading(text, paragraph) && !/[.!…]/.test(surface(text, paragraph))
}
