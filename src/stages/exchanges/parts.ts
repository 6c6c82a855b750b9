import type { ExchangePart } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { cutSentences } from '../../text/sentences.js'
import { type AskedDraft, contentOf, cutQuestions, readAsked } from './asked.js'
import { matchReplies, type Reply } from './match-replies.js'
import type { PartCues } from './part-cues.js'

/** The parts of an exchange, and the cues that told them apart. */
export interface MarkedParts {
  readonly parts: readonly ExchangePart[]
  readonly cues: readonly string[]
}

interface Sides {
  readonly question: readonly Span[]
  readonly answer: readonly Span[]
}

const NONE: MarkedParts = { parts: [], cues: [] }
/** A reply shorter than this before the first marker is a courtesy. */
const MIN_REPLY_WORDS = 8

/**
 * Marks the questions of one turn where the answer says which of them it turns to.
 *
 * Shape: two parts or more, in the order of the questions; none where the replies do not separate.
 */
export function markParts(text: string, { question, answer, cues }: Sides & { readonly cues: PartCues }): MarkedParts {
  const asked = cutQuestions(text, { question, cues })
  if (asked.length < 2) return NONE
  const replies = cutReplies(text, { answer, cues })
  if (!replies.some(({ cue }) => cue)) return NONE
  const matched = matchReplies(
    asked.map((draft) => readAsked(text, { draft, cues })),
    replies.map(({ sentences, ...reply }) => ({ ...reply, content: contentOf(text, { sentences, cues }) })),
  )
  return {
    parts: matched.map(({ from, to, reply }) => ({
      question: { start: asked[from]?.start ?? 0, end: asked[to]?.end ?? 0 },
      answer: { start: reply.start, end: reply.end },
    })),
    cues: matched.length > 0 ? [...matched.flatMap(({ reply }) => reply.cue?.cue ?? []), ...onsets(asked)] : [],
  }
}

function onsets(asked: readonly AskedDraft[]): readonly string[] {
  return asked.flatMap(({ cue }) => (cue ? [cue] : []))
}

/** Cuts an answer before every sentence that says what it turns to; a courtesy before the first goes with it. */
function cutReplies(
  text: string,
  { answer, cues }: { readonly answer: readonly Span[]; readonly cues: PartCues },
): readonly ReplyDraft[] {
  const replies: (ReplyDraft & { readonly sentences: Span[] })[] = []
  for (const sentence of answer.flatMap((span) => cutSentences(text, span))) {
    const words = surface(text, sentence)
    const cue = /[?？]$/.test(words) ? undefined : cues.replyCue(words)
    const last = replies.at(-1)
    if (last && (!cue || isCourtesy(text, last))) {
      last.sentences.push(sentence)
      const said = cue && { cue, about: cues.contentOf(cue.about) }
      replies[replies.length - 1] = { ...last, end: sentence.end, ...said }
    } else replies.push({ ...sentence, sentences: [sentence], cue, about: cues.contentOf(cue?.about ?? '') })
  }
  return replies
}

/** A reply before its words are read. */
interface ReplyDraft extends Omit<Reply, 'content'> {
  readonly sentences: readonly Span[]
}

function isCourtesy(text: string, reply: ReplyDraft): boolean {
  return !reply.cue && surface(text, reply).split(/\s+/).length < MIN_REPLY_WORDS
}
