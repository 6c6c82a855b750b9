import type { KnowledgeEntry } from '../../engine/stage.js'
import type { FormKind, GazetteerEntry } from '../../knowledge/gazetteer.js'

/** One entity that a form names, and how. */
export interface FormTarget {
  readonly kind: FormKind
  /** Absent for a form that names nobody. */
  readonly entry?: GazetteerEntry
  readonly use: KnowledgeEntry
}
