import type { Vocabulary, WordSequences } from '../../text/words.js'

/** One dated press conference of the runs that are compared. */
export interface ComparedTranscript {
  readonly id: string
  readonly date: string
  readonly holder: string
  readonly institution: string
  readonly format: string
  readonly language: string
  readonly speakers: readonly string[]
  readonly announcements: number
  /** 0 for the first output folder, 1 for the second. */
  readonly run: number
}

/** The stance toward one target in one exchange. */
export interface ComparedStance {
  readonly target: string
  /** -2 … 2; meaningless where `isMixed`. */
  readonly stance: number
  readonly isMixed: boolean
}

/** One counted exchange with its labels. */
export interface ComparedExchange {
  readonly id: string
  /** Index into the corpus's transcripts. */
  readonly transcript: number
  readonly kind: string
  readonly outlets: readonly string[]
  readonly outletIds: readonly string[]
  readonly outletCountries: readonly string[]
  readonly outletKinds: readonly string[]
  readonly speakers: readonly string[]
  /** Primary first, then the rest, then the parents they belong under; empty where the language is not supported. */
  readonly topics: readonly string[]
  readonly primaryTopic: string
  readonly eventStance: string
  readonly reply: string
  readonly replyClass: string
  readonly level: number | undefined
  readonly acts: readonly string[]
  readonly stances: readonly ComparedStance[]
  /** Codes of the countries named in question or answer. */
  readonly countries: readonly string[]
  readonly answer: string
}

/** Everything that a comparison looks at, in the order of dates, then transcripts, then exchanges. */
export interface Corpus {
  readonly transcripts: readonly ComparedTranscript[]
  readonly exchanges: readonly ComparedExchange[]
  /** Every topic that could be given, with its name. */
  readonly topicLabels: ReadonlyMap<string, string>
  /** Names of countries and targets by id. */
  readonly names: ReadonlyMap<string, string>
  readonly vocabulary: Vocabulary
  /** The words of the exchanges' answers and questions, by exchange. */
  readonly answers: WordSequences
  readonly questions: WordSequences
  readonly leftOut: LeftOut
}

/** What is not compared, counted. */
export interface LeftOut {
  readonly undatedTranscripts: number
  readonly undatedExchanges: number
  readonly announcements: number
}

/** The transcript that an exchange belongs to. */
export function transcriptOf(corpus: Corpus, exchange: ComparedExchange): ComparedTranscript {
  const transcript = corpus.transcripts[exchange.transcript]
  if (!transcript) throw new RangeError(`exchange ${exchange.id} has no transcript`)
  return transcript
}

/** Some exchanges of one holder, by their index in the corpus, ascending. */
export interface Group {
  readonly label: string
  readonly exchanges: readonly number[]
  /** Indices of all transcripts it is drawn from, with or without such an exchange. */
  readonly transcripts: readonly number[]
}

/** Two groups to be held side by side; they share no exchange. */
export interface Comparison {
  readonly holder: string
  readonly a: Group
  readonly b: Group
}
