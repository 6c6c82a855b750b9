import type { Position, Target, TargetWay } from '../../model/stance.js'
import type { Clause } from '../../text/clause.js'
import type { Discourse } from './discourse.js'
import type { FrameMatch } from './scene.js'

/** What a frame says about one target, before voice and strength are settled. */
export interface Judgement {
  readonly target?: Target
  /** How the target was found; `subject` without it. */
  readonly way?: TargetWay
  readonly position: Position
  readonly strength: number
  readonly isNegated: boolean
  /** How the target was found, for `explain`. */
  readonly targetStep: string
  readonly negationStep: string
  /** Replaces the frame's act where the target or negation changes it. */
  readonly act?: 'deny' | 'appeal' | 'affirm-principle' | 'oppose' | 'support'
}

export interface FrameAt {
  readonly match: FrameMatch
  readonly clause: Clause
  readonly discourse: Discourse
}

/** The position that a negated frame takes. */
export function turn(position: Position, isNegated: boolean): Position {
  if (!isNegated) return position
  return position === 'support' ? 'oppose' : 'neutral'
}
