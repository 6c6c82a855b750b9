import type { Mention } from '../../model/entity.js'
import type { Statement, Target } from '../../model/stance.js'
import type { Clause } from '../../text/clause.js'
import type { Discourse } from './discourse.js'
import type { Reference, Stage } from './references.js'
import type { Scene } from './scene.js'

/** Where an answer names somebody, or points to somebody. */
export interface Place {
  readonly scene: Scene
  /** Which sentence of the answer it is. */
  readonly sentence: number
  readonly reference: Reference
  readonly clause: Clause
}

/** Somebody with every place that tells something. */
export interface Draft {
  readonly target: Target
  readonly places: Place[]
  readonly statements: Statement[]
  readonly asked: Mention[]
  readonly marks: Set<string>
}

/** One answer read, with its question. */
export interface Answer {
  readonly stage: Stage
  readonly scenes: readonly { readonly scene: Scene; readonly discourse: Discourse }[]
  readonly statements: readonly Statement[]
  readonly opening: Discourse
  /** Every name in the question. */
  readonly asked: readonly Mention[]
  /** Every group in the question. */
  readonly groups: readonly Target[]
  /** Every name in the answer. */
  readonly named: readonly Mention[]
}
