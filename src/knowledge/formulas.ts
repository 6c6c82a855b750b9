import { z } from 'zod'
import { ACTS, type Act, type EventStance, REPLIES, type Reply } from '../model/stance.js'
import { type Bead, firstWords, matchAt, type Pattern, parsePattern, type WordClasses } from '../text/pattern.js'
import { knowledgeHeader } from './header.js'

const words = z.array(z.string().min(1)).min(1)

const formulaSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  any: words,
  /** Patterns that keep it from firing in the same sentence. */
  unless: words.optional(),
  acts: z.array(z.enum(ACTS)).optional(),
  level: z.number().int().min(0).max(8).optional(),
  event: z.enum(['support', 'oppose', 'neutral', 'mixed', 'unstated']).optional(),
  reply: z.enum(REPLIES).optional(),
  /** Which side it is looked for on. */
  side: z.enum(['question', 'answer']).default('answer'),
  /** Whether a negator just before leaves it standing. */
  negated: z.boolean().default(false),
})

/** The form of a lexicon of formulas. */
export const formulasSchema = z.strictObject({
  ...knowledgeHeader,
  classes: z.record(z.string(), words).default({}),
  /** How each holder's spokespersons name themselves and their own side; `any` goes for all. */
  holders: z.record(z.string(), words).default({}),
  formulas: z.array(formulaSchema),
})

export type FormulaFile = z.infer<typeof formulasSchema>

/** A set phrase, and what its use does. */
export interface Formula {
  readonly id: string
  readonly acts: readonly Act[]
  readonly level: number
  readonly event: EventStance | ''
  readonly reply: Reply | ''
  readonly side: 'question' | 'answer'
}

/** A place where a formula stands: a half-open range of beads. */
export interface FormulaHit {
  readonly formula: Formula
  /** Which of its patterns fired. */
  readonly pattern: number
  readonly first: number
  readonly end: number
}

interface CompiledFormula {
  readonly formula: Formula
  readonly patterns: readonly Pattern[]
  readonly unless: readonly Pattern[]
  readonly isFineNegated: boolean
}

/** Finds formulas in sentences. */
export interface FormulaFinder {
  readonly formulas: readonly Formula[]
  /** Every formula that stands in the sentence, once, at its first place; in the order of the lexicon. */
  readonly find: (beads: readonly Bead[], side: 'question' | 'answer') => readonly FormulaHit[]
  /** End of a class's phrase at a bead; -1 where there is none. */
  readonly matchClass: (name: string, beads: readonly Bead[], at: number) => number
}

const NEGATORS = 'negator'
const SELF = 'self'

/** A finder for the transcripts of one holder. Throws RangeError where a pattern names an unknown class. */
export function buildFormulaFinder(file: FormulaFile, holder: string): FormulaFinder {
  const self = [...(file.holders['any'] ?? []), ...(file.holders[holder] ?? [])]
  const classes: WordClasses = new Map([...Object.entries(file.classes), [SELF, self]])
  const compiled = file.formulas.map((entry) => compileFormula(entry, classes))
  const index = indexByWord(compiled)
  const classPatterns = new Map([...classes.keys()].map((name) => [name, parsePattern(`{${name}}`, classes)]))
  const matchClass = (name: string, beads: readonly Bead[], at: number) => {
    const pattern = classPatterns.get(name)
    return pattern ? matchAt(pattern, beads, at) : -1
  }
  return {
    formulas: compiled.map(({ formula }) => formula),
    matchClass,
    find: (beads, side) => {
      const candidates = candidatesOf(index, beads)
      return compiled.flatMap((entry, i) => {
        const starts = candidates.get(i)
        if (!starts || entry.formula.side !== side) return []
        const hit = firstHit(entry, { beads, starts, matchClass })
        return hit ? [hit] : []
      })
    },
  }
}

function compileFormula(entry: z.infer<typeof formulaSchema>, classes: WordClasses): CompiledFormula {
  const { id, acts = [], level = 0, event = '', reply = '', side } = entry
  return {
    formula: { id, acts, level, event, reply, side },
    patterns: entry.any.map((text) => parsePattern(text, classes)),
    unless: (entry.unless ?? []).map((text) => parsePattern(text, classes)),
    isFineNegated: entry.negated,
  }
}

interface WordIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly prefixes: ReadonlyMap<string, readonly number[]>
  /** Formulas that may begin with any word. */
  readonly anywhere: readonly number[]
  readonly prefixLengths: readonly number[]
}

function indexByWord(compiled: readonly CompiledFormula[]): WordIndex {
  const exact = new Map<string, number[]>()
  const prefixes = new Map<string, number[]>()
  const anywhere = new Set<number>()
  compiled.forEach(({ patterns }, i) => {
    for (const pattern of patterns) {
      const firsts = firstWords(pattern)
      if (!firsts) anywhere.add(i)
      for (const { text, isPrefix } of firsts ?? []) {
        const into = isPrefix ? prefixes : exact
        into.set(text, [...(into.get(text) ?? []), i])
      }
    }
  })
  const prefixLengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))]
  return { exact, prefixes, anywhere: [...anywhere], prefixLengths }
}

/** For each formula that could stand in the sentence, the beads where it could begin. */
function candidatesOf(index: WordIndex, beads: readonly Bead[]): ReadonlyMap<number, ReadonlySet<number>> {
  const candidates = new Map<number, Set<number>>()
  const add = (formulas: readonly number[] | undefined, at: number) => {
    for (const formula of formulas ?? []) candidates.set(formula, (candidates.get(formula) ?? new Set()).add(at))
  }
  beads.forEach(({ norm }, at) => {
    add(index.exact.get(norm), at)
    for (const length of index.prefixLengths) {
      if (norm.length >= length) add(index.prefixes.get(norm.slice(0, length)), at)
    }
    add(index.anywhere, at)
  })
  return candidates
}

interface Search {
  readonly beads: readonly Bead[]
  readonly starts: ReadonlySet<number>
  readonly matchClass: FormulaFinder['matchClass']
}

function firstHit(entry: CompiledFormula, { beads, starts, matchClass }: Search): FormulaHit | undefined {
  for (const first of starts) {
    if (!entry.isFineNegated && isNegated(first, { beads, starts, matchClass })) continue
    for (const [pattern, elements] of entry.patterns.entries()) {
      const end = matchAt(elements, beads, first)
      if (end > first && !isBlocked(entry.unless, beads)) return { formula: entry.formula, pattern, first, end }
    }
  }
  return undefined
}

/** Whether a negator stands among the two beads before. */
function isNegated(first: number, { beads, matchClass }: Search): boolean {
  return [first - 1, first - 2].some((at) => at >= 0 && matchClass(NEGATORS, beads, at) >= 0)
}

function isBlocked(unless: readonly Pattern[], beads: readonly Bead[]): boolean {
  return unless.some((pattern) => beads.some((_, at) => matchAt(pattern, beads, at) >= 0))
}
