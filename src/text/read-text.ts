import type { NumberedWords } from './numbering.js'

/** A row of words, read once for all patterns of a matcher. */
export interface ReadText {
  readonly numbered: NumberedWords
  /** What `read` gives for them. */
  readonly rows: Int32Array
  /** Index of the word that begins the sentence; 0 where it is left out. */
  readonly start?: number
  /** For each word that begins an actor's name the index after its last; 0 elsewhere. Absent where nobody is named. */
  readonly actorEnds?: Int32Array | undefined
  /** 1 for each adverb that may stand between the words of a pattern; absent where nothing may. */
  readonly skipped?: Uint8Array | undefined
}
