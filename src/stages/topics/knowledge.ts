import { codebookSchema } from '../../knowledge/codebook.js'
import type { KnowledgeLoader } from '../../knowledge/load.js'
import { type TopicWeights, topicWeightsSchema } from '../../knowledge/topic-weights.js'
import { SetupError } from '../../model/issue.js'
import { createFeatureBook, type FeatureBook, type Features } from '../../statistics/features.js'
import { type CompiledCodebook, compileCodebook } from './compile.js'
import { createTermReader } from './terms.js'
import type { TopicText } from './text.js'

/** A codebook with what was learned for it; without weights its cues work alone. */
export interface TopicKnowledge {
  readonly compiled: CompiledCodebook
  readonly weights: TopicWeights | undefined
  /** Measures the terms that the weights know. */
  readonly readTerms: (text: TopicText) => Features
}

/** Where the learned weights of a codebook lie: beside it, as `<name>.weights.json`. */
export function weightsPath(codebook: string): string {
  return codebook.replace(/\.ya?ml$/, '.weights.json')
}

/** Reads a codebook, and its learned weights where there are any. Throws SetupError. */
export function readTopicKnowledge(codebook: string, load: KnowledgeLoader): TopicKnowledge {
  const compiled = compileCodebook(load.yaml(codebook, codebookSchema), shownPath(codebook))
  const weights = readWeights(codebook, load)
  return { compiled, weights, readTerms: createTermReader(termBook(weights)) }
}

/** The terms that weights were learned for. */
function termBook(weights: TopicWeights | undefined): FeatureBook {
  const tables = weights ? [weights.terms, weights.primary.words, weights.member.words] : []
  return createFeatureBook(
    tables.flatMap((table) => Object.keys(table?.values ?? {})),
    () => false,
  )
}

/** A codebook of the user's own goes by its name: where it lies on this machine is nobody's concern. */
function shownPath(codebook: string): string {
  return /^(?:[A-Za-z]:)?[\\/]/.test(codebook) ? codebook.replace(/^.*[\\/]/, '') : codebook
}

function readWeights(codebook: string, load: KnowledgeLoader): TopicWeights | undefined {
  try {
    return load.yaml(weightsPath(codebook), topicWeightsSchema)
  } catch (error) {
    if (error instanceof SetupError && error.code === 'knowledge-unreadable') return undefined
    throw error
  }
}
