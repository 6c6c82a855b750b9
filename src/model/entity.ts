import type { Side } from './dialogue.js'
import type { Span } from './span.js'

export type EntityType = 'country' | 'organisation' | 'person' | 'place'

/** What a name stands for. */
export interface Entity {
  /** ISO 3166-1 alpha-3 for countries; a stable slug otherwise. */
  readonly id: string
  readonly type: EntityType
  readonly name: string
  /** Code of the country itself, or of the country that an organisation, person or place belongs to; empty where none. */
  readonly iso3: string
  /** `igo`, `alliance`, `ministry`, `company`, `outlet`, `leader` …; empty where unknown. */
  readonly kind: string
}

/** A place in the text where an entity is named. */
export interface Mention extends Span {
  /** Index into the transcript's exchanges. */
  readonly exchange: number
  readonly side: Side
  /** Index into the transcript's sentences. */
  readonly sentence: number
  readonly entity: Entity
  /** Whether a capital or seat stands for its government. */
  readonly isMetonym: boolean
  /** What found it: `gazetteer`, `definition`, `title`, `surname`, `proposal` … */
  readonly rule: string
  /** Whether the entity stands in a gazetteer. */
  readonly isLinked: boolean
  /** For a person: whether office is held on the transcript's date. */
  readonly isInOffice: boolean
}
