import type { LabelClass } from './classify.js'
import type { Cues } from './cues.js'
import type { Candidate } from './labels.js'
import type { Line } from './lines.js'

/** A label that the whole text confirms, with who it makes speak. */
export interface AcceptedLabel {
  readonly candidate: Candidate
  readonly role: 'question' | 'answer'
  readonly known: LabelClass
  /** 0-1: how sure the label and its role are. */
  readonly confidence: number
}

/** A candidate with what its words say. */
export interface Found {
  readonly line: number
  readonly candidate: Candidate
  readonly known: LabelClass
}

/** A candidate with what is said under it. */
export interface Turned extends Found {
  readonly asks: boolean
  readonly words: number
}

/** The text that the candidates stand in. */
export interface InventoryContext {
  readonly text: string
  readonly lines: readonly Line[]
  readonly candidates: readonly (Candidate | undefined)[]
  readonly cues: Cues
  readonly speakers: readonly string[]
  /** The first line that may hold a turn. */
  readonly from: number
}
