import type { Block, Outlet, Turn } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { readAfterConference } from './after-conference.js'
import type { Cues } from './cues.js'
import type { AcceptedLabel } from './found.js'
import { furnitureKind, isClock, isEnd, isField, isHeading, isIntroduction } from './furniture.js'
import { fillGaps } from './gaps.js'
import { findHeadings } from './headings.js'
import { isLead } from './lead.js'
import { trim } from './lines.js'
import { findMarked } from './marked.js'
import { openedBy } from './opening.js'
import { outletsAlike } from './outlets-alike.js'
import type { Paragraph } from './paragraphs.js'
import type { Progress, Step, TurnsContext, TurnsSource } from './progress.js'
import { findReported } from './reported.js'
import { findTail } from './tail.js'
import { opensQuestion } from './typography.js'
import { takeUnlabelled } from './unlabelled.js'

/** Goes through the paragraphs and gives each to a turn or to a block. */
export function buildTurns(source: TurnsSource): {
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
  const { text, paragraphs, cues, typography } = source
  const headings = findHeadings(text, { paragraphs, title: source.title })
  const reported = findReported(text, { paragraphs, cues })
  const marked = findMarked(text, paragraphs)
  const lastOpening = paragraphs.findLastIndex(
    (paragraph, i) =>
      paragraph.label ||
      reported.has(paragraph.start) ||
      marked.has(paragraph.start) ||
      opensQuestion(text, { paragraph, next: paragraphs[i + 1], typography }),
  )
  const context = { ...source, headings, reported, marked, tail: findTail(text, { paragraphs, lastOpening }) }
  paragraphs.forEach((paragraph, i) => {
    takeParagraph(progress, { paragraph, next: paragraphs[i + 1], isLast: i >= lastOpening, context })
  })
  const blocks = [...progress.blocks, ...fillGaps(text, { paragraphs, progress })]
  const labels = paragraphs.flatMap(({ label }) => label ?? [])
  return {
    turns: openedBy(text, { turns: progress.turns, labels }),
    blocks: blocks.toSorted((a, b) => a.start - b.start),
  }
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

function blockKind(progress: Progress, { paragraph, next, isLast, context }: Step): string | undefined {
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
  if (progress.turns.length > 0 && paragraph.start >= context.tail) return 'footer'
  if (context.contents.has(paragraph.start)) return 'heading'
  if (opensQuestion(text, { paragraph, next, typography: context.typography })) return undefined
  if (context.headings.has(paragraph.start)) return 'heading'
  if (progress.turns.length > 0) return undefined
  if (isClock(text, paragraph)) return 'timestamp'
  if (isField(text, place)) return 'heading'
  if (isIntroduction(text, place) || isLead({ paragraph, next, isLast, context })) return 'introduction'
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
    progress.turns.push({
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
  const said = trim(context.text, { start: paragraph.textStart, end: endOfWords(context.text, { paragraph, label }) })
  const isStatement =
    label.role === 'answer' && (progress.isClosed || isClosing(progress.turns.at(-1), { label, context }))
  const kind = label.role === 'question' ? questionKind(progress, known.isFollowUp) : undefined
  if (label.role === 'question') progress.isClosed = false
  const outlets =
    label.role === 'question'
      ? askingOutlets({ label, said, context, noticed: progress.isAwaiting ? progress.noticed : [] })
      : []
  if (label.role === 'question') progress.isAwaiting = false
  progress.turns.push({
    label: { start: candidate.start, end: candidate.end },
    paragraphs: said ? [said] : [],
    role: isStatement ? 'statement' : label.role,
    speaker: label.role === 'answer' ? context.names.speakerOf(label) : '',
    outlets,
    ...(kind && { kind }),
    confidence: label.confidence,
  })
}

/** Where the words behind a label end: before the mark of type that opens in front of the label. */
function endOfWords(
  text: string,
  { paragraph, label }: { readonly paragraph: Paragraph; readonly label: AcceptedLabel },
): number {
  const mark = /(?:\*{1,3}|_{1,2})$/.exec(text.slice(paragraph.start, label.candidate.start))?.[0] ?? ''
  const words = text.slice(paragraph.textStart, paragraph.end)
  const isClosed = mark !== '' && words.endsWith(mark) && !words.slice(0, -mark.length).includes(mark)
  return paragraph.end - (isClosed ? mark.length : 0)
}

/** Whether a spokesperson speaks again under the full name, where answers have a letter: a closing statement. */
function isClosing(
  last: Turn | undefined,
  { label, context }: { readonly label: AcceptedLabel; readonly context: TurnsContext },
): boolean {
  if (last?.role !== 'answer' || !last.label || label.known.isGeneric || label.known.isModerator) return false
  const isLetter = last.label.end - last.label.start === 1
  return isLetter && last.speaker === context.names.speakerOf(label)
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
