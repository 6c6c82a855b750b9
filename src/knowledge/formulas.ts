import { z } from 'zod'
import { ACTS, type Act, type EventStance, REPLIES, type Reply } from '../model/stance.js'
import { createMatcher, type Matcher, type WordRange } from '../text/matcher.js'
import { parsePattern, type WordClasses } from '../text/pattern.js'
import type { GroupedPattern } from '../text/pattern-index.js'
import type { ReadText } from '../text/read-text.js'
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

/** A place where a formula stands: a half-open range of words. */
export interface FormulaHit {
  readonly formula: Formula
  /** Which of its patterns fired. */
  readonly pattern: number
  readonly first: number
  readonly end: number
}

/** Finds formulas in sentences. */
export interface FormulaFinder {
  readonly formulas: readonly Formula[]
  /** Reads words for all formulas and classes. */
  readonly read: Matcher['read']
  /** Every formula that stands in a sentence, once, at its first place; in the order of the lexicon. */
  readonly find: (text: ReadText, sentence: WordRange & { readonly side: Formula['side'] }) => readonly FormulaHit[]
  /** What tells where a phrase of a class begins: nowhere, where there is no such class. */
  readonly classTest: (name: string) => ClassTest
  /** Finds where a phrase of a class begins first within a range; -1 where none does. */
  readonly classSearch: (name: string) => (text: ReadText, range: WordRange) => number
}

/** Whether a phrase of one class begins at `at` and ends by `limit`. */
export type ClassTest = (text: ReadText, at: number, limit: number) => boolean

const NEGATORS = 'negator'
const SELF = 'self'
const GROUPS = { answer: 0, question: 1 } as const
const UNGROUPED = -1

/** A finder for the transcripts of one holder. Throws RangeError where a pattern names an unknown class. */
export function buildFormulaFinder(file: FormulaFile, holder: string): FormulaFinder {
  const self = [...(file.holders['any'] ?? []), ...(file.holders[holder] ?? [])]
  const classes: WordClasses = new Map([...Object.entries(file.classes), [SELF, self]])
  const { patterns, compiled, owners, classPatterns } = compileFormulas(file, classes)
  const matcher = createMatcher(patterns, Object.keys(GROUPS).length)
  const classTest = (name: string): ClassTest => {
    const pattern = classPatterns.get(name)
    return (text, at, limit) => pattern !== undefined && matcher.endAt(pattern, text, at, limit) >= 0
  }
  const classSearch: FormulaFinder['classSearch'] = (name) => {
    const pattern = classPatterns.get(name)
    return (text, range) => (pattern === undefined ? -1 : matcher.nextAt(pattern, text, range))
  }
  const isNegated = negationTest(classTest(NEGATORS))
  const settled = new Int32Array(compiled.length)
  let sentences = 0
  return {
    formulas: compiled.map(({ formula }) => formula),
    read: matcher.read,
    classTest,
    classSearch,
    find: (text, { first, end: limit, side }) => {
      const found: number[] = []
      const hits: FormulaHit[] = []
      const sentence = ++sentences
      matcher.visit(text, { first, end: limit, group: GROUPS[side] }, (pattern, at) => {
        const owner = owners[pattern] as number
        if (settled[owner] === sentence) return false
        const { formula, firstPattern, unless, isFineNegated } = compiled[owner] as CompiledFormula
        const end = matcher.endAt(pattern, text, at, limit)
        if (end <= at || (!isFineNegated && isNegated(text, { first, at, limit }))) return false
        settled[owner] = sentence
        if (unless.some((barrier) => matcher.nextAt(barrier, text, { first, end: limit }) >= 0)) return false
        found.push(owner)
        hits.push({ formula, pattern: pattern - firstPattern, first: at, end })
        return false
      })
      return hits.length > 1 ? inOrder(hits, found) : hits
    },
  }
}

/** Hits by the number of their formula. */
function inOrder(hits: readonly FormulaHit[], owners: readonly number[]): readonly FormulaHit[] {
  const byOwner = owners.map((owner, i) => ({ owner, hit: hits[i] as FormulaHit }))
  return byOwner.sort((a, b) => a.owner - b.owner).map(({ hit }) => hit)
}

interface CompiledFormula {
  readonly formula: Formula
  readonly firstPattern: number
  readonly unless: readonly number[]
  readonly isFineNegated: boolean
}

/** All patterns of a lexicon in one list, and which of them belong to which formula and class. */
function compileFormulas(file: FormulaFile, classes: WordClasses) {
  const patterns: GroupedPattern[] = []
  const enter = (text: string, group: number) => patterns.push({ pattern: parsePattern(text, classes), group }) - 1
  const owners: number[] = []
  const compiled = file.formulas.map((entry, owner): CompiledFormula => {
    const { id, acts = [], level = 0, event = '', reply = '', side } = entry
    const firstPattern = patterns.length
    for (const text of entry.any) owners[enter(text, GROUPS[side])] = owner
    return {
      formula: { id, acts, level, event, reply, side },
      firstPattern,
      unless: (entry.unless ?? []).map((text) => enter(text, UNGROUPED)),
      isFineNegated: entry.negated,
    }
  })
  const classPatterns = new Map([...classes.keys()].map((name) => [name, enter(`{${name}}`, UNGROUPED)]))
  return { patterns, compiled, owners: Int32Array.from(patterns, (_, i) => owners[i] ?? -1), classPatterns }
}

interface NegationPlace {
  readonly first: number
  readonly at: number
  readonly limit: number
}

/** Whether a negator stands among the two words before, in the sentence. */
function negationTest(isNegator: ClassTest): (text: ReadText, place: NegationPlace) => boolean {
  return (text, { first, at, limit }) =>
    (at - 1 >= first && isNegator(text, at - 1, limit)) || (at - 2 >= first && isNegator(text, at - 2, limit))
}
