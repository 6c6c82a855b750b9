import type { Doc } from '../../model/layers.js'
import type { Span } from '../../model/span.js'
import type { Sentence, Token } from '../../model/token.js'
import type { ReadText } from '../../text/read-text.js'
import type { FormulaFinder, FormulaHit } from '../formulas.js'
import { createForeignStart, type ForeignStart } from './foreign.js'
import { readSpoken, type Spoken } from './spoken.js'

/** A formula where it stands in the transcript. */
export interface PlacedHit extends Span {
  readonly hit: FormulaHit
}

/** One sentence as a listener takes it: which words are the speaker's own, and which formulas stand in them. */
export interface SentenceReading extends Span {
  readonly paragraph: number
  /** Its words without quotations: a half-open range of what is spoken in the transcript. */
  readonly firstWord: number
  readonly endWord: number
  /** Where the words of somebody else begin ("NATO says …"); `endWord` where all are the speaker's own. */
  readonly ownEnd: number
  readonly own: readonly PlacedHit[]
  /** Formulas in words that are somebody else's. */
  readonly foreign: readonly PlacedHit[]
  readonly isQuestion: boolean
}

/** One exchange as its codings need it. */
export interface ExchangeReading {
  readonly spoken: Spoken
  readonly question: readonly SentenceReading[]
  readonly answer: readonly SentenceReading[]
}

type NeededLayers = 'exchanges' | 'sentences' | 'tokens' | 'mentions'

/** Reads every exchange of a transcript, sentence by sentence. */
export type ExchangeReader = (doc: Doc<NeededLayers>) => readonly ExchangeReading[]

/** A reader with the formulas of one holder. */
export function createExchangeReader(finder: FormulaFinder): ExchangeReader {
  const foreignStart = createForeignStart(finder)
  return (doc) => {
    const spoken = readSpoken(doc)
    const rows = finder.read(spoken.words)
    const readings = doc.exchanges.map(() => ({
      ...{ spoken, question: [] as SentenceReading[], answer: [] as SentenceReading[] },
    }))
    doc.sentences.forEach((sentence, index) => {
      const start = spoken.starts[index] as number
      const text: ReadText = { numbered: spoken.words, rows, start, actorEnds: spoken.actorEnds }
      const end = spoken.starts[index + 1] as number
      const place = { sentence, text, spoken, start, end, tokens: doc.tokens }
      readings[sentence.exchange]?.[sentence.side].push(readSentence(place, finder, foreignStart))
    })
    return readings
  }
}

interface SentencePlace {
  readonly sentence: Sentence
  readonly text: ReadText
  readonly spoken: Spoken
  /** Range of spoken words. */
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
}

const NONE: readonly PlacedHit[] = []

function readSentence(place: SentencePlace, finder: FormulaFinder, foreignStart: ForeignStart): SentenceReading {
  const { sentence, text, spoken, start, end, tokens } = place
  const ownEnd = sentence.side === 'answer' ? foreignStart(spoken, { text, start, end }) : end
  const hits = finder.find(text, { first: start, end, side: sentence.side }).map((hit) => ({
    hit,
    start: tokens[spoken.tokens[hit.first] as number]?.start ?? sentence.start,
    end: tokens[spoken.tokens[hit.end - 1] as number]?.end ?? sentence.end,
  }))
  const isMark = (at: number) => at >= sentence.firstToken && tokens[at]?.norm === '?'
  const isWhole = ownEnd === end
  return {
    start: sentence.start,
    end: sentence.end,
    paragraph: sentence.paragraph,
    firstWord: start,
    endWord: end,
    ownEnd,
    own: isWhole ? hits : hits.filter(({ hit }) => hit.end <= ownEnd),
    foreign: isWhole ? NONE : hits.filter(({ hit }) => hit.end > ownEnd),
    isQuestion: isMark(sentence.endToken - 1) || isMark(sentence.endToken - 2),
  }
}
