import type { Span } from '../../model/span.js'
import { type Cues, foldLabel } from './cues.js'
import { trim } from './lines.js'

/** A sentence that says a question came after the conference, and the question where it stands in the same paragraph. */
export interface AfterConference {
  readonly notice?: Span
  readonly question?: Span
}

const WITHIN = 220

/** Reads a paragraph that announces a question asked after the conference; undefined for any other. */
export function readAfterConference(
  text: string,
  { span, cues }: { readonly span: Span; readonly cues: Cues },
): AfterConference | undefined {
  const words = text.slice(span.start, span.end)
  const stop = /[:：]|[.。?？](?=\s|$)/.exec(words.slice(0, WITHIN * 2))
  const sentence = words.slice(0, stop ? stop.index + 1 : words.length)
  if (sentence.length > WITHIN || /^[QA]\s*[:：.]/.test(words)) return undefined
  const folded = foldLabel(sentence)
  const place = cues.places.find((words) => folded.includes(words))
  if (
    !place ||
    !/^(?:\W*)(?:after|following|the|this|these|a|an|one|outside|online|by|via|q(?:uestion)?s?|记者会后|会后|\d)/.test(
      folded,
    )
  )
    return undefined
  const rest = folded.replace(place, ' ')
  if (
    !cues.acts.some((act) => (/\p{Script=Han}/u.test(act) ? rest.includes(act) : new RegExp(`\\b${act}\\b`).test(rest)))
  )
    return undefined
  if (/\b(?:i|we|he|she|you) (?:will|would|can|shall|have|had|did)\b/.test(folded)) return undefined
  if (/\basked (?:if|whether|about|for|what|why|how|when|who)\b/.test(folded)) return { question: span }
  const question = trim(text, { start: span.start + sentence.length, end: span.end })
  return { notice: { start: span.start, end: span.start + sentence.trimEnd().length }, ...(question && { question }) }
}
