import type { KnowledgeLoader } from '../knowledge/load.js'
import type { Carrier } from '../model/carrier.js'
import type { Block, Turn } from '../model/dialogue.js'
import type { Issue } from '../model/issue.js'
import type { Header } from '../model/transcript.js'

/** What a format makes of a carrier: who speaks when, and what is nobody's turn. */
export interface Reading {
  readonly header: Header
  /** In the order of the text; together with `blocks` they cover every sentence of the body. */
  readonly turns: readonly Turn[]
  readonly blocks: readonly Block[]
  readonly issues: readonly Issue[]
  /** 0-1: how sure the reading is. */
  readonly confidence: number
}

/** A transcript layout, ready to read. */
export interface BuiltFormat {
  /** 0-1: how well the carrier fits. The highest score reads it; ties go to the first name in code-unit order. */
  readonly detect: (carrier: Carrier) => number
  readonly read: (carrier: Carrier) => Reading
}

/** Knowledge files that formats may read, relative to the pipeline's folder. */
export interface ReadingPaths {
  /** Media that ask: names, aliases, countries. */
  readonly outlets: string
  /** Institutions that hold press conferences: title patterns, holder, spokespersons. */
  readonly institutions: string
}

/** One transcript layout. */
export interface Format {
  readonly name: string
  readonly version: number
  readonly about: string
  readonly build: (load: KnowledgeLoader, paths: ReadingPaths) => BuiltFormat
}
