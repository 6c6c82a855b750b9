import { z } from 'zod'
import { ACTS, type Act, type EventStance, REPLIES, type Reply } from '../model/stance.js'
import { type Bead, beginningsOf, matchAt, type Pattern, parsePattern, type WordClasses } from '../text/pattern.js'
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
      const isNegated = negationIn(beads, matchClass)
      return compiled.flatMap((entry, i) => {
        const found = candidates.get(i)
        if (!found || entry.formula.side !== side) return []
        const hit = firstHit(entry, { beads, candidates: found, isNegated })
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

/** A pattern of a formula, by their places. */
interface Place {
  readonly formula: number
  readonly pattern: number
}

interface WordIndex {
  readonly exact: ReadonlyMap<string, readonly Place[]>
  readonly prefixes: ReadonlyMap<string, readonly Place[]>
  readonly prefixLengths: readonly number[]
  /** Patterns that begin with an actor, at the start of the sentence, or with any word. */
  readonly actor: readonly Place[]
  readonly start: readonly Place[]
  readonly anywhere: readonly Place[]
}

function indexByWord(compiled: readonly CompiledFormula[]): WordIndex {
  const exact = new Map<string, Place[]>()
  const prefixes = new Map<string, Place[]>()
  const others = { actor: [] as Place[], start: [] as Place[], anywhere: [] as Place[] }
  compiled.forEach(({ patterns }, formula) => {
    patterns.forEach((elements, pattern) => {
      const place = { formula, pattern }
      const { words, isActor, isStart, isAnywhere } = beginningsOf(elements)
      if (isAnywhere) others.anywhere.push(place)
      else if (isActor) others.actor.push(place)
      else if (isStart) others.start.push(place)
      for (const { text, isPrefix } of isAnywhere ? [] : words) {
        const into = isPrefix ? prefixes : exact
        into.set(text, [...(into.get(text) ?? []), place])
      }
    })
  })
  const prefixLengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))]
  return { exact, prefixes, prefixLengths, ...others }
}

/** For each formula that could stand in the sentence: where, in order, with which of its patterns. */
function candidatesOf(index: WordIndex, beads: readonly Bead[]): ReadonlyMap<number, readonly Candidate[]> {
  const candidates = new Map<number, Candidate[]>()
  const add = (places: readonly Place[] | undefined, first: number) => {
    for (const { formula, pattern } of places ?? []) {
      const list = candidates.get(formula)
      if (list) list.push({ first, pattern })
      else candidates.set(formula, [{ first, pattern }])
    }
  }
  beads.forEach(({ norm, actor }, at) => {
    add(index.exact.get(norm), at)
    for (const length of index.prefixLengths) {
      if (norm.length >= length) add(index.prefixes.get(norm.slice(0, length)), at)
    }
    if (actor?.first === at) add(index.actor, at)
    if (at === 0) add(index.start, at)
    add(index.anywhere, at)
  })
  for (const list of candidates.values()) list.sort((a, b) => a.first - b.first || a.pattern - b.pattern)
  return candidates
}

interface Candidate {
  readonly first: number
  readonly pattern: number
}

interface Search {
  readonly beads: readonly Bead[]
  readonly candidates: readonly Candidate[]
  /** Whether a negator stands among the two beads before a bead. */
  readonly isNegated: (first: number) => boolean
}

function firstHit(entry: CompiledFormula, { beads, candidates, isNegated }: Search): FormulaHit | undefined {
  let isFree: boolean | undefined
  for (const { first, pattern } of candidates) {
    const elements = entry.patterns[pattern]
    if (!elements || (!entry.isFineNegated && isNegated(first))) continue
    const end = matchAt(elements, beads, first)
    if (end <= first) continue
    isFree ??= !isBlocked(entry.unless, beads)
    return isFree ? { formula: entry.formula, pattern, first, end } : undefined
  }
  return undefined
}

/** Whether a negator stands among the two beads before, worked out once a bead. */
function negationIn(beads: readonly Bead[], matchClass: FormulaFinder['matchClass']): (first: number) => boolean {
  const known: (boolean | undefined)[] = []
  const isNegator = (at: number): boolean => {
    const value = known[at] ?? matchClass(NEGATORS, beads, at) >= 0
    known[at] = value
    return value
  }
  return (first) => [first - 1, first - 2].some((at) => at >= 0 && isNegator(at))
}

function isBlocked(unless: readonly Pattern[], beads: readonly Bead[]): boolean {
  return unless.some((pattern) => beads.some((_, at) => matchAt(pattern, beads, at) >= 0))
}
