import { type Span, surface } from '../../model/span.js'
import { type Cues, foldLabel } from './cues.js'
import { trim } from './lines.js'
import type { Paragraph } from './paragraphs.js'

/** A question and its reply, told in indirect speech within one paragraph. */
export interface Reported {
  readonly question: Span
  readonly answer: Span
}

const MIN_REPORTED = 2
/** How far into the reply its verb of saying may stand, in words. */
const VERB_WITHIN = 12
const MAX_QUESTION = 900

/** Paragraphs in indirect speech ("Asked whether …, the spokesman said …"), by where they start; none where it is a single one. */
export function findReported(
  text: string,
  { paragraphs, cues }: { readonly paragraphs: readonly Paragraph[]; readonly cues: Cues },
): ReadonlyMap<number, Reported> {
  const found = new Map<number, Reported>()
  for (const paragraph of paragraphs) {
    const reported = paragraph.label ? undefined : readReported(text, { span: paragraph, cues })
    if (reported) found.set(paragraph.start, reported)
  }
  return found.size >= MIN_REPORTED ? found : new Map()
}

function readReported(
  text: string,
  { span, cues: { reported } }: { readonly span: Span; readonly cues: Cues },
): Reported | undefined {
  const words = surface(text, span)
  const folded = foldLabel(words.slice(0, 60))
  const asks = reported.asks.find((cue) => folded.startsWith(`${cue} `) || folded.startsWith(`${cue},`))
  if (!asks) return undefined
  const sentence =
    /^[\s\S]*?(?:(?<!\s\p{Lu}\p{L}{0,2})\.|[?!])(?=\s|$)/u.exec(words.slice(asks.length, MAX_QUESTION * 2))?.[0] ??
    words.slice(asks.length, MAX_QUESTION * 2)
  const at = replyAt(sentence, reported)
  if (at < 0 || at > MAX_QUESTION) return undefined
  const cut = span.start + asks.length + at
  const question = trim(text, { start: span.start, end: cut })
  const answer = trim(text, { start: cut, end: span.end })
  if (!question || !answer) return undefined
  const isComma = text[question.end - 1] === ','
  return { question: isComma ? { ...question, end: question.end - 1 } : question, answer }
}

/** Where the reply begins: the first clause behind a comma that is no part of the question and has a verb of saying. */
function replyAt(sentence: string, { replies, links }: Cues['reported']): number {
  for (const comma of sentence.matchAll(/,\s+/g)) {
    const start = comma.index + comma[0].length
    const printed = sentence.slice(start).split(/\s+/).slice(0, VERB_WITHIN)
    const clause = printed.map(bare)
    if (links.has(clause[0] ?? '')) continue
    const verb = clause.findIndex((word) => replies.has(word))
    const subject = isSetOff(printed, verb) ? printed.findIndex((word) => word.endsWith(',')) : verb
    if (verb > 0 && !clause.slice(0, subject).some((word) => links.has(word))) return start
  }
  const verbs = [...replies].join('|')
  const subject = new RegExp(
    `\\s(?=(?:the\\s|he\\s|she\\s|they\\s)?(?:\\p{Lu}[\\p{L}’'()]*\\s){0,6}(?:${verbs})\\b)`,
    'u',
  )
  const plain = subject.exec(sentence)
  return plain ? plain.index + 1 : -1
}

/** Whether words between commas stand between who replies and the verb: `Mr Salti, for the agency, said`. */
function isSetOff(words: readonly string[], verb: number): boolean {
  return (
    verb > 2 && (words[verb - 1] ?? '').endsWith(',') && words.slice(0, verb - 1).some((word) => word.endsWith(','))
  )
}

function bare(word: string): string {
  return foldLabel(word).replace(/[^\p{L}']/gu, '')
}
