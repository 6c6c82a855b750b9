import type { Block, Exchange, Turn } from './dialogue.js'
import type { Mention } from './entity.js'
import type { Issue } from './issue.js'
import type { Coding, ReplyCoding, Stance, Statement } from './stance.js'
import type { Sentence, Token } from './token.js'
import type { TopicAssignment } from './topic.js'
import type { Header, Transcript } from './transcript.js'

/** Every annotation layer a transcript can carry. Stages say which they need and which they give. */
export interface Layers {
  readonly turns: readonly Turn[]
  readonly blocks: readonly Block[]
  readonly exchanges: readonly Exchange[]
  readonly sentences: readonly Sentence[]
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly topics: readonly TopicAssignment[]
  readonly statements: readonly Statement[]
  readonly stances: readonly Stance[]
  /** One per exchange. */
  readonly codings: readonly Coding[]
  /** One per exchange. */
  readonly replies: readonly ReplyCoding[]
}

export type LayerName = keyof Layers

/** A transcript with the layers `L`. */
export type Doc<L extends LayerName = never> = {
  readonly transcript: Transcript
  readonly header: Header
  readonly issues: readonly Issue[]
  /** 0-1: how sure the reading of the layout is. */
  readonly confidence: number
  /** Name of the format that read it. */
  readonly format: string
} & Pick<Layers, L>
