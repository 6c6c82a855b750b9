import { z } from 'zod'
import { type Issue, SetupError } from '../../model/issue.js'
import type { Doc } from '../../model/layers.js'
import type { Statement } from '../../model/stance.js'
import type { FeatureBook, Features } from '../../statistics/features.js'
import { type CodingWeights, codingWeightsSchema } from '../coding-weights.js'
import { buildFormulaFinder, formulasSchema } from '../formulas.js'
import type { KnowledgeLoader } from '../load.js'
import { createFeatureReader } from './features.js'
import { learnedBook } from './names.js'
import { ownSentences } from './own.js'
import { createExchangeReader, type ExchangeReader, type PlacedHit, type SentenceReading } from './reading.js'

/** What the stages that code answers can be told. */
export const answersConfig = z.strictObject({
  formulas: z.string().default('lexicons/formulas.yaml'),
  /** Learned weights; empty for the formulas alone. */
  weights: z.string().default('weights/codings.json'),
})

export type AnswersConfig = z.infer<typeof answersConfig>

/** One exchange ready to be coded. */
export interface Answer {
  /** Sentences with words of the speaker's own. */
  readonly own: readonly SentenceReading[]
  /** Formulas in them, in reading order. */
  readonly hits: readonly PlacedHit[]
  readonly statements: readonly Statement[]
  readonly features: Features
}

/** Formulas and weights, ready to read answers. */
export interface AnswerReader {
  /** Ids of the formulas. */
  readonly formulas: readonly string[]
  readonly weights: CodingWeights | undefined
  /** Says so where the weights are not there and the formulas decide alone. */
  readonly warnings: readonly Issue[]
  readonly read: (doc: Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions' | 'statements'>) => readonly Answer[]
}

/**
 * Loads what the coding of answers needs. Throws SetupError where a file is missing or wrong.
 *
 * Edge: features that are not in `book` are not measured; it holds those that weights were learned for.
 */
export function openAnswerReader(
  { formulas, weights }: AnswersConfig,
  load: KnowledgeLoader,
  book?: FeatureBook,
): AnswerReader {
  const file = load.yaml(formulas, formulasSchema)
  const learned = openWeights(weights, load)
  const featuresOf = createFeatureReader(book ?? learnedBook(learned.weights))
  const readers = new Map<string, ExchangeReader>()
  const readerFor = (holder: string) => {
    const known = readers.get(holder) ?? createExchangeReader(buildFormulaFinder(file, holder))
    readers.set(holder, known)
    return known
  }
  return {
    formulas: file.formulas.map(({ id }) => id),
    ...learned,
    read: (doc) => {
      const statements = doc.exchanges.map(() => [] as Statement[])
      for (const statement of doc.statements) statements[statement.exchange]?.push(statement)
      const asked = doc.exchanges.map(() => new Set<string>())
      for (const { exchange, side, entity } of doc.mentions) {
        if (side === 'question') asked[exchange]?.add(entity.id).add(entity.iso3)
      }
      return readerFor(doc.header.holder)(doc).map((reading, i) => {
        const own = ownSentences(reading)
        const hits = own.flatMap((sentence) => sentence.own)
        const mine = statements[i] ?? []
        const stated = { statements: mine, asked: asked[i] ?? new Set() }
        return { own, hits, statements: mine, features: featuresOf({ reading, own }, stated) }
      })
    },
  }
}

function openWeights(path: string, load: KnowledgeLoader): Pick<AnswerReader, 'weights' | 'warnings'> {
  if (!path) return { weights: undefined, warnings: [] }
  try {
    return { weights: load.yaml(path, codingWeightsSchema), warnings: [] }
  } catch (error) {
    if (!(error instanceof SetupError) || error.code !== 'knowledge-unreadable') throw error
    const message = `the learned weights "${path}" are not there; the formulas decide alone`
    const hint = 'put the file back, learn it anew, or set weights: "" to say that it is meant'
    return { weights: undefined, warnings: [{ severity: 'warning', code: 'weights-missing', message, hint }] }
  }
}
