import { z } from 'zod'
import { entryKey, type KnowledgeEntry } from '../../engine/stage.js'
import { type CodingWeights, codingWeightsSchema } from '../../knowledge/coding-weights.js'
import { buildFormulaFinder, type FormulaFinder, formulasSchema } from '../../knowledge/formulas.js'
import type { KnowledgeLoader } from '../../knowledge/load.js'
import { type Issue, SetupError } from '../../model/issue.js'
import type { Doc } from '../../model/layers.js'
import type { Statement } from '../../model/stance.js'
import { type Features, featuresOf, isOwn } from './features.js'
import { type PlacedHit, readExchanges, type SentenceReading } from './reading.js'

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
  readonly entries: readonly KnowledgeEntry[]
  readonly weights: CodingWeights | undefined
  /** Says so where the weights are not there and the formulas decide alone. */
  readonly warnings: readonly Issue[]
  readonly read: (doc: Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions' | 'statements'>) => readonly Answer[]
  /** How often each formula fired, for `knowledge_use`. */
  readonly usesOf: (answers: readonly Answer[]) => ReadonlyMap<string, number>
}

const KIND = 'formula'

/** Loads what the coding of answers needs. Throws SetupError where a file is missing or wrong. */
export function openAnswerReader({ formulas, weights }: AnswersConfig, load: KnowledgeLoader): AnswerReader {
  const file = load.yaml(formulas, formulasSchema)
  const finders = new Map<string, FormulaFinder>()
  const finderFor = (holder: string) => {
    const known = finders.get(holder) ?? buildFormulaFinder(file, holder)
    finders.set(holder, known)
    return known
  }
  const entryOf = (id: string): KnowledgeEntry => ({ file: formulas, entry: id, kind: KIND })
  return {
    entries: file.formulas.map(({ id }) => entryOf(id)),
    ...openWeights(weights, load),
    read: (doc) => {
      const statements = doc.exchanges.map(() => [] as Statement[])
      for (const statement of doc.statements) statements[statement.exchange]?.push(statement)
      return readExchanges(doc, finderFor(doc.header.holder)).map((reading, i) => {
        const own = reading.answer.filter(isOwn)
        const hits = own.flatMap((sentence) => sentence.own)
        const mine = statements[i] ?? []
        return { own, hits, statements: mine, features: featuresOf(reading) }
      })
    },
    usesOf: (answers) => {
      const uses = new Map<string, number>()
      for (const { hit } of answers.flatMap(({ hits }) => hits)) {
        const key = entryKey(entryOf(hit.formula.id))
        uses.set(key, (uses.get(key) ?? 0) + 1)
      }
      return uses
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
