import type { ExchangePart } from '../../model/dialogue.js'
import { type Span, surface } from '../../model/span.js'
import { cutSentences } from '../../text/sentences.js'
import { type Asked, cutQuestions } from './asked.js'
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
  const matched = matchReplies(asked, replies)
  return {
    parts: matched.map(({ from, to, reply }) => ({
      question: { start: asked[from]?.start ?? 0, end: asked[to]?.end ?? 0 },
      answer: { start: reply.start, end: reply.end },
    })),
    cues: matched.length > 0 ? [...matched.flatMap(({ reply }) => reply.cue?.cue ?? []), ...onsets(asked)] : [],
  }
}

function onsets(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ cue }) => (cue ? [cue] : []))
}

/** Cuts an answer before every sentence that says what it turns to; a courtesy before the first goes with it. */
function cutReplies(
  text: string,
  { answer, cues }: { readonly answer: readonly Span[]; readonly cues: PartCues },
): readonly Reply[] {
  const replies: Reply[] = []
  for (const sentence of answer.flatMap((span) => cutSentences(text, span))) {
    const words = surface(text, sentence)
    const cue = /[?？]$/.test(words) ? undefined : cues.replyCue(words)
    const content = cues.contentOf(words)
    const last = replies.at(-1)
    if (last && (!cue || isCourtesy(text, last)))
      replies[replies.length - 1] = {
        ...last,
        end: sentence.end,
        content: new Set([...last.content, ...content]),
        ...(cue && { cue, about: cues.contentOf(cue.about) }),
      }
    else replies.push({ ...sentence, content, cue, about: cues.contentOf(cue?.about ?? '') })
  }
  return replies
}

function isCourtesy(text: string, reply: Reply): boolean {
  return !reply.cue && surface(text, reply).split(/\s+/).length < MIN_REPLY_WORDS
}
