import { z } from 'zod'
import { forgetWords, tagParagraph } from '../adapters/wink.js'
import { defineStage } from '../engine/stage.js'
import type { Side } from '../model/dialogue.js'
import type { Span } from '../model/span.js'
import type { Sentence, Token } from '../model/token.js'
import { splitLongSpan } from '../text/split.js'

/** Longest stretch that is tagged at once: one endless line must not take quadratic time. */
const MAX_PARAGRAPH_CHARS = 20_000

/** More tokens than any sentence has: what is read sentence by sentence must not take quadratic time where nothing ends one. */
const MAX_SENTENCE_TOKENS = 1000

/** Tokens, parts of speech and sentences of every question and answer, with wink-nlp. */
export const tokens = defineStage({
  name: 'tokens',
  version: 2,
  about: 'Splits questions and answers into sentences and tokens with parts of speech.',
  needs: ['exchanges'],
  gives: ['sentences', 'tokens'],
  config: z.strictObject({}),
  build: () => ({
    entries: [],
    apply: ({ transcript, exchanges }) => {
      const all: { tokens: Token[]; sentences: Sentence[] } = { tokens: [], sentences: [] }
      forgetWords()
      exchanges.forEach((exchange, index) => {
        for (const side of ['question', 'answer'] as const) {
          exchange[side].forEach((span, paragraph) => {
            tagSpan({ text: transcript.text, span, exchange: index, side, paragraph }, all)
          })
        }
      })
      return all
    },
  }),
})

interface Place {
  readonly text: string
  readonly span: Span
  readonly exchange: number
  readonly side: Side
  readonly paragraph: number
}

function tagSpan(place: Place, into: { tokens: Token[]; sentences: Sentence[] }): void {
  const { text, exchange, side, paragraph } = place
  for (const piece of splitLongSpan(text, { span: place.span, maxChars: MAX_PARAGRAPH_CHARS })) {
    const tagged = tagParagraph(text.slice(piece.start, piece.end), piece.start)
    const base = into.tokens.length
    into.tokens.push(...tagged.tokens)
    for (const { firstToken, endToken } of tagged.sentences.flatMap(cutLong)) {
      const start = tagged.tokens[firstToken]?.start ?? piece.start
      const end = tagged.tokens[endToken - 1]?.end ?? piece.end
      into.sentences.push({
        ...{ start, end, exchange, side, paragraph },
        firstToken: base + firstToken,
        endToken: base + endToken,
      })
    }
  }
}

interface TokenRange {
  readonly firstToken: number
  readonly endToken: number
}

function cutLong({ firstToken, endToken }: TokenRange): readonly TokenRange[] {
  const pieces: TokenRange[] = []
  for (let first = firstToken; first < endToken; first += MAX_SENTENCE_TOKENS) {
    pieces.push({ firstToken: first, endToken: Math.min(first + MAX_SENTENCE_TOKENS, endToken) })
  }
  return pieces
}
