import { type Span, surface } from '../../model/span.js'
import { cutSentences } from '../../text/sentences.js'
import type { PartCues, QuestionCue } from './part-cues.js'

/** One question of a turn with what leads up to it: as little as can be asked apart. */
export interface Asked extends Span {
  /** Number that it gives itself, from 0; undefined where it gives none. */
  readonly number: number | undefined
  /** How clearly it begins another question: 2 by a number, 1 by words that add one, 0 where only its place tells, −1 where it clings to the one before. */
  readonly onset: number
  /** Stems of the words that it is about. */
  readonly content: ReadonlySet<string>
  readonly cue: string
}

/** A question before its words are read, which is only worth while where the replies tell questions apart. */
export interface AskedDraft extends Omit<Asked, 'content'> {
  readonly sentences: readonly Span[]
}

const MAX_CLINGING_WORDS = 9

/** Cuts a turn's question where one thing has been asked and another begins. */
export function cutQuestions(
  text: string,
  { question, cues }: { readonly question: readonly Span[]; readonly cues: PartCues },
): readonly AskedDraft[] {
  const asked: Draft[] = []
  let isOver = true
  let hasAsked = true
  const sentences = question.flatMap((span) => cutSentences(text, span))
  for (const [place, sentence] of sentences.entries()) {
    const words = surface(text, sentence)
    const found = cues.questionCue(words)
    const last = asked.at(-1)
    const begun = beginning(sentence, { found, place })
    if (!last || isOver || (found && hasAsked)) {
      asked.push(begun)
      hasAsked = false
    } else asked[asked.length - 1] = joined(last, begun)
    isOver = /[?？]["”’')\]]*$/.test(words)
    hasAsked ||= cues.asks(words)
  }
  const [tail, before] = [asked.at(-1), asked.at(-2)]
  const kept = tail && before && !hasAsked ? [...asked.slice(0, -2), joined(before, tail)] : asked
  return kept.map(({ from, to, ...one }) => ({ ...one, sentences: sentences.slice(from, to) }))
}

/** Reads what a question is about. */
export function readAsked(
  text: string,
  { draft, cues }: { readonly draft: AskedDraft; readonly cues: PartCues },
): Asked {
  const { sentences, ...one } = draft
  const asked = { ...one, content: contentOf(text, { sentences, cues }) }
  return { ...asked, onset: clings(text, asked) ? -1 : asked.onset }
}

/** Stems of the words that sentences are about. */
export function contentOf(
  text: string,
  { sentences, cues }: { readonly sentences: readonly Span[]; readonly cues: PartCues },
): ReadonlySet<string> {
  return new Set(sentences.flatMap((sentence) => [...cues.contentOf(surface(text, sentence))]))
}

/** A question with the sentences that it is made of, `from` to `to`, which is not included. */
interface Draft extends Omit<Asked, 'content'> {
  readonly from: number
  readonly to: number
}

function beginning(
  sentence: Span,
  { found, place }: { readonly found: QuestionCue | undefined; readonly place: number },
): Draft {
  const onset = found ? (found.number === undefined ? 1 : 2) : 0
  return { ...sentence, number: found?.number, onset, cue: found?.cue ?? '', from: place, to: place + 1 }
}

/** A question with a sentence more; a number that the sentence gives holds for it all. */
function joined(one: Draft, more: Draft): Draft {
  const { number, onset, cue } = one.number === undefined && more.number !== undefined ? more : one
  return { ...one, number, onset, cue, end: more.end, to: more.to }
}

/** Whether a question says nothing new: "Can you confirm that?" */
function clings(text: string, one: Asked): boolean {
  return one.onset === 0 && one.content.size === 0 && surface(text, one).split(/\s+/).length <= MAX_CLINGING_WORDS
}
