import { z } from 'zod'
import { ACTS, type Act, type EventStance, REPLIES, type Reply } from '../model/stance.js'
import { createMatcher, type Matcher, type ReadText } from '../text/matcher.js'
import { parsePattern, type WordClasses } from '../text/pattern.js'
import type { GroupedPattern } from '../text/pattern-index.js'
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
  /** Reads the words of a sentence for all formulas and classes. */
  readonly read: Matcher['read']
  /** Every formula that stands in the sentence, once, at its first place; in the order of the lexicon. */
  readonly find: (text: ReadText, side: Formula['side']) => readonly FormulaHit[]
  /** Whether a class's phrase begins at `at` and ends by `limit`. */
  readonly hasClass: (name: string, text: ReadText, at: number, limit: number) => boolean
}

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
  const hasClass: FormulaFinder['hasClass'] = (name, text, at, limit) => {
    const pattern = classPatterns.get(name)
    return pattern !== undefined && matcher.endAt(pattern, text, at, limit) >= 0
  }
  return {
    formulas: compiled.map(({ formula }) => formula),
    read: matcher.read,
    hasClass,
    find: (text, side) => {
      const limit = text.words.length
      const isNegated = negationIn(text, hasClass)
      const settled = new Map<number, FormulaHit | undefined>()
      matcher.visit(text, { first: 0, end: limit, group: GROUPS[side] }, (pattern, first) => {
        const owner = owners[pattern] ?? -1
        const entry = compiled[owner]
        if (!entry || settled.has(owner) || (!entry.isFineNegated && isNegated(first))) return false
        const end = matcher.endAt(pattern, text, first, limit)
        if (end <= first) return false
        const isBlocked = entry.unless.some((barrier) => standsIn(matcher, barrier, text))
        const hit = { formula: entry.formula, pattern: pattern - entry.firstPattern, first, end }
        settled.set(owner, isBlocked ? undefined : hit)
        return false
      })
      return [...settled].sort(([a], [b]) => a - b).flatMap(([, hit]) => (hit ? [hit] : []))
    },
  }
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
  return { patterns, compiled, owners, classPatterns }
}

/** Whether a negator stands among the two words before, worked out once a word. */
function negationIn(text: ReadText, hasClass: FormulaFinder['hasClass']): (first: number) => boolean {
  const known: (boolean | undefined)[] = []
  const isNegator = (at: number): boolean => {
    const value = known[at] ?? (at >= 0 && hasClass(NEGATORS, text, at, text.words.length))
    known[at] = value
    return value
  }
  return (first) => (first > 0 && isNegator(first - 1)) || (first > 1 && isNegator(first - 2))
}

function standsIn(matcher: Matcher, pattern: number, text: ReadText): boolean {
  return text.words.some((_, at) => matcher.endAt(pattern, text, at, text.words.length) >= 0)
}
