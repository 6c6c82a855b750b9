import type { Block, Outlet, Turn } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { readAfterConference } from './after-conference.js'
import { type Cues, foldLabel } from './cues.js'
import { furnitureKind, isClock, isEnd, isHeading, isIntroduction } from './furniture.js'
import type { AcceptedLabel } from './inventory.js'
import { trim } from './lines.js'
import type { Paragraph } from './paragraphs.js'
import type { NameBook } from './speakers.js'

export interface TurnsContext {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly cues: Cues
  readonly names: NameBook
  /** Where the title stands. */
  readonly title?: Span | undefined
  readonly promotions: ReadonlyMap<number, Span>
  readonly typography: Typography
}

/** What the type of the labelled turns tells of the unlabelled ones. */
export interface Typography {
  /** Questions are set in bold, answers are not. */
  readonly isBoldQuestion: boolean
  /** No question has a label: bold paragraphs, or those before a labelled answer that ask, are the questions. */
  readonly hasUnlabelledQuestions: boolean
  /** No answer has a label: what follows the question's first paragraph is the answer. */
  readonly hasUnlabelledAnswers: boolean
}

/** What was read so far. */
interface Progress {
  readonly turns: Turn[]
  readonly blocks: Block[]
  isOver: boolean
  /** Whether a notice said that what follows was asked after the conference. */
  isAfterConference: boolean
  /** Whether the next paragraph is such a question, labelled or not. */
  isAwaiting: boolean
  /** Whether a row of stars closed the questions. */
  isClosed: boolean
  noticed: readonly Outlet[]
}

/** Goes through the paragraphs and gives each to a turn or to a block. */
export function buildTurns(context: TurnsContext): {
  readonly turns: readonly Turn[]
  readonly blocks: readonly Block[]
} {
  const progress: Progress = {
    turns: [],
    blocks: [],
    isOver: false,
    isAfterConference: false,
    isAwaiting: false,
    isClosed: false,
    noticed: [],
  }
  context.paragraphs.forEach((paragraph, i) => {
    takeParagraph(progress, {
      paragraph,
      next: context.paragraphs[i + 1],
      isLast: !context.paragraphs.slice(i + 1).some(({ label }) => label),
      context,
    })
  })
  return { turns: progress.turns, blocks: progress.blocks.toSorted((a, b) => a.start - b.start) }
}

interface Step {
  readonly paragraph: Paragraph
  readonly next: Paragraph | undefined
  /** Whether no labelled paragraph follows. */
  readonly isLast: boolean
  readonly context: TurnsContext
}

function takeParagraph(progress: Progress, step: Step): void {
  const { text, title, cues } = step.context
  const cut = withoutPromotion(progress, step)
  if (!cut) return
  const { paragraph } = cut
  const block = blockKind(progress, cut)
  if (block) {
    progress.blocks.push({ start: paragraph.start, end: paragraph.end, kind: block })
    if (block === 'separator' && progress.turns.length > 0) progress.isClosed = true
    return
  }
  if (title && paragraph.start === title.start) return
  const after = readAfterConference(text, { span: paragraph, cues })
  if (after && progress.turns.length > 0) takeAfterConference(progress, { after, step: cut })
  else if (paragraph.label) openLabelled(progress, { label: paragraph.label, step: cut })
  else takeUnlabelled(progress, cut)
}

/** Cuts an injected line of advertising off a paragraph; undefined where nothing else is left. */
function withoutPromotion(progress: Progress, step: Step): Step | undefined {
  const { paragraph, context } = step
  const tail = [...context.promotions.values()].find(
    (span) => span.start >= paragraph.start && span.end === paragraph.end,
  )
  if (!tail) return step
  progress.blocks.push({ ...tail, kind: 'promotion' })
  const rest = trim(context.text, { start: paragraph.start, end: tail.start })
  return rest && { ...step, paragraph: { ...paragraph, end: rest.end } }
}

function blockKind(progress: Progress, { paragraph, isLast, context }: Step): string | undefined {
  const { text, title, cues } = context
  const place = { span: paragraph, cues }
  if (progress.isOver) return 'footer'
  if (title && paragraph.end <= title.start) return 'breadcrumb'
  if (title && paragraph.start >= title.start && paragraph.end <= title.end) return 'title'
  if (paragraph.label) return undefined
  if (progress.turns.length > 0 && isEnd(text, place)) {
    progress.isOver = isLast
    return isLast ? 'footer' : 'notice'
  }
  const kind = furnitureKind(text, place)
  if (kind === 'end' && isLast && progress.turns.length > 0) progress.isOver = true
  if (kind) return kind
  if (progress.turns.length > 0) return undefined
  if (isClock(text, paragraph)) return 'timestamp'
  if (isIntroduction(text, place)) return 'introduction'
  return isHeading(text, paragraph) && !isLast ? 'heading' : undefined
}

function takeAfterConference(
  progress: Progress,
  { after, step }: { readonly after: NonNullable<ReturnType<typeof readAfterConference>>; readonly step: Step },
): void {
  progress.isAfterConference = true
  progress.isClosed = false
  progress.noticed = after.notice ? outletsNamed(surface(step.context.text, after.notice), step.context.cues) : []
  if (after.notice) progress.blocks.push({ ...after.notice, kind: 'after-conference' })
  if (after.question)
    pushTurn(progress, {
      paragraphs: [after.question],
      role: 'question',
      speaker: '',
      outlets: progress.noticed,
      kind: 'after-conference',
      confidence: 0.85,
    })
  progress.isAwaiting = !after.question
}

/** Media named behind "by" in a sentence. */
function outletsNamed(sentence: string, { outlets }: Cues): readonly Outlet[] {
  const named =
    /\b(?:by|from)\s+(?:an?\s+|the\s+)?([^.:：]{2,60}?)(?:\s+(?:journalist|reporter|correspondent)s?)?(?:\s+(?:after|at|on|via|through)\b.*)?[.:：]?$/i.exec(
      sentence,
    )?.[1]
  const found = named ? outlets.find(named) : undefined
  return found ? [found] : []
}

function openLabelled(
  progress: Progress,
  { label, step }: { readonly label: AcceptedLabel; readonly step: Step },
): void {
  const { paragraph, context } = step
  const { candidate, known } = label
  const said = trim(context.text, { start: paragraph.textStart, end: paragraph.end })
  const isStatement = label.role === 'answer' && progress.isClosed
  const kind = label.role === 'question' ? questionKind(progress, known.isFollowUp) : undefined
  if (label.role === 'question') progress.isClosed = false
  const outlets =
    label.role === 'question'
      ? askingOutlets({ label, said, context, noticed: progress.isAwaiting ? progress.noticed : [] })
      : []
  if (label.role === 'question') progress.isAwaiting = false
  pushTurn(progress, {
    label: { start: candidate.start, end: candidate.end },
    paragraphs: said ? [said] : [],
    role: isStatement ? 'statement' : label.role,
    speaker: label.role === 'answer' ? context.names.speakerOf(label) : '',
    outlets,
    ...(kind && { kind }),
    confidence: label.confidence,
  })
}

function questionKind(progress: Progress, isFollowUp: boolean): Turn['kind'] {
  if (isFollowUp) return 'follow-up'
  return progress.isAfterConference ? 'after-conference' : undefined
}

/** The media of a question: those of the label, and those said to have asked alike. */
function askingOutlets({
  label,
  said,
  context,
  noticed,
}: {
  readonly label: AcceptedLabel
  readonly said: Span | undefined
  readonly context: TurnsContext
  readonly noticed: readonly Outlet[]
}): readonly Outlet[] {
  const { known, candidate } = label
  const own =
    known.outlets.length > 0 || known.isGeneric
      ? known.outlets
      : [{ id: '', name: candidate.words, country: '', kind: 'other' as const }]
  const words = said ? surface(context.text, said) : ''
  return [...(own.length > 0 ? own : noticed), ...outletsAlike(words, context.cues)]
}

function outletsAlike(words: string, { alike, outlets }: Cues): readonly Outlet[] {
  return [...words.matchAll(/[([（]([^()[\]（）]{5,120})[)\]）]/g)].flatMap(([, inside = '']) => {
    const start = alike.find((cue) => foldLabel(inside).startsWith(cue))
    if (!start) return []
    return inside
      .slice(start.length)
      .split(/\s*(?:,|;|&|\band\b)\s*/)
      .flatMap((name) => outlets.find(name.trim()) ?? [])
  })
}

function takeUnlabelled(progress: Progress, step: Step): void {
  const { paragraph, context, next } = step
  const { text, typography, names } = context
  const span = { start: paragraph.start, end: paragraph.end }
  const last = progress.turns.at(-1)
  const asks = /[?？]["”’')\]]*$/.test(surface(text, span))
  if (progress.isAwaiting) {
    progress.isAwaiting = false
    pushTurn(progress, {
      paragraphs: [span],
      role: 'question',
      speaker: '',
      outlets: progress.noticed,
      kind: 'after-conference',
      confidence: 0.8,
    })
    return
  }
  if (progress.isClosed) {
    progress.isClosed = false
    pushTurn(progress, { paragraphs: [span], role: 'statement', speaker: names.main, outlets: [], confidence: 0.9 })
    return
  }
  const opensBold =
    paragraph.isBold &&
    last?.role !== 'question' &&
    (typography.isBoldQuestion || typography.hasUnlabelledQuestions) &&
    (asks || span.end - span.start > 60)
  const opensBeforeAnswer = typography.hasUnlabelledQuestions && asks && next?.label?.role === 'answer'
  if (opensBold || opensBeforeAnswer) {
    pushTurn(progress, {
      paragraphs: [span],
      role: 'question',
      speaker: '',
      outlets: outletsAlike(surface(text, span), context.cues),
      ...(progress.isAfterConference && { kind: 'after-conference' as const }),
      confidence: 0.8,
    })
    return
  }
  const isReply =
    last?.role === 'question' &&
    last.paragraphs.length > 0 &&
    !paragraph.isBold &&
    (typography.isBoldQuestion ||
      (typography.hasUnlabelledQuestions && !last.label) ||
      (typography.hasUnlabelledAnswers && endsAsking(text, last)))
  if (isReply)
    pushTurn(progress, { paragraphs: [span], role: 'answer', speaker: names.main, outlets: [], confidence: 0.75 })
  else if (last) progress.turns[progress.turns.length - 1] = { ...last, paragraphs: [...last.paragraphs, span] }
  else pushTurn(progress, { paragraphs: [span], role: 'statement', speaker: names.main, outlets: [], confidence: 0.9 })
}

function endsAsking(text: string, { paragraphs }: Turn): boolean {
  const last = paragraphs.at(-1)
  return (
    last !== undefined &&
    /[?？.。!]["”’')\]]*$/.test(surface(text, last)) &&
    paragraphs.some((span) => /[?？]/.test(surface(text, span)))
  )
}

function pushTurn(progress: Progress, turn: Turn): void {
  progress.turns.push(turn)
}
