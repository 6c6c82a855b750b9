import type { GlobPhrase } from './pattern.js'
import { fits, type Plan } from './pattern-index.js'
import type { ReadText } from './read-text.js'
import { isInSet, type WordRows } from './word-rows.js'

interface Place {
  readonly rows: WordRows
  readonly text: ReadText
  readonly at: number
  readonly limit: number
}

/** Index after the last word of a pattern that begins at a word and ends by a limit; -1 where it does not stand there. */
export function matchPlan({ steps, isForked }: Plan, { rows, text, at, limit }: Place): number {
  return matchSteps({ steps, rows, text, limit, start: at, isForked, failed: undefined }, 0, at)
}

const MAX_ADVERBS = 2

interface Attempt {
  readonly steps: Plan['steps']
  readonly rows: WordRows
  readonly text: ReadText
  readonly start: number
  readonly limit: number
  readonly isForked: boolean
  /** Steps and places that lead nowhere; made with the first of them. */
  failed: Set<number> | undefined
}

function matchFrom(attempt: Attempt, step: number, at: number): number {
  if (!attempt.isForked) return matchSteps(attempt, step, at)
  const key = step * (attempt.limit + 2) + at
  if (attempt.failed?.has(key)) return -1
  const end = matchSteps(attempt, step, at)
  if (end < 0) {
    attempt.failed ??= new Set()
    attempt.failed.add(key)
  }
  return end
}

function matchSteps(attempt: Attempt, first: number, from: number): number {
  const { steps, rows, text, limit, start } = attempt
  let at = from
  for (let number = first; number < steps.length; number++) {
    const step = steps[number] as Plan['steps'][number]
    switch (step.kind) {
      case 'words': {
        const row = at < limit ? (text.rows[at] as number) : 0
        const isIn = at < limit && isInSet(rows, row, step.set)
        const isPlain = !step.isOptional && (text.skipped === undefined || at === start)
        if (!isIn && !step.isOptional && text.skipped?.[at] !== 1) return -1
        if (!isPlain || (isIn && rows.phrases[row]?.has(step.set))) return matchWords(attempt, { number, step, at })
        if (!isIn) return -1
        at++
        break
      }
      case 'gap':
        return matchGap(attempt, { number, max: step.max, at })
      case 'start':
        if (at !== (text.start ?? 0)) return -1
        break
      case 'actor': {
        const end = at < limit ? (text.actorEnds?.[at] ?? 0) : 0
        if (end === 0) return -1
        at = end
        break
      }
      case 'not':
        if (standsAt(attempt, { set: step.set, at })) return -1
        break
    }
  }
  return at
}

/** Whether a phrase of a set stands at a word. */
function standsAt({ rows, text, limit }: Attempt, { set, at }: { readonly set: number; readonly at: number }): boolean {
  if (at >= limit || !isInSet(rows, text.rows[at] as number, set)) return false
  const phrases = rows.phrases[text.rows[at] as number]?.get(set)
  return phrases === undefined || phrases.some((phrase) => phraseEnd(phrase, { text, at, limit }) >= 0)
}

interface WordsAt {
  readonly number: number
  readonly step: Extract<Plan['steps'][number], { readonly kind: 'words' }>
  readonly at: number
}

/** A place with several ways on: phrases of several words, adverbs before it, or words that may be missing. */
function matchWords(attempt: Attempt, { number, step, at }: WordsAt): number {
  const { rows, text, start, limit } = attempt
  const reach = text.skipped && at > start ? MAX_ADVERBS : 0
  for (let place = at; place <= at + reach && place < limit; place++) {
    if (place > at && text.skipped?.[place - 1] !== 1) break
    const row = text.rows[place] as number
    if (!isInSet(rows, row, step.set)) continue
    const phrases = rows.phrases[row]?.get(step.set)
    if (!phrases) {
      const end = matchFrom(attempt, number + 1, place + 1)
      if (end >= 0) return end
    }
    for (const phrase of phrases ?? []) {
      const next = phraseEnd(phrase, { text, at: place, limit })
      const end = next < 0 ? -1 : matchFrom(attempt, number + 1, next)
      if (end >= 0) return end
    }
  }
  return step.isOptional ? matchFrom(attempt, number + 1, at) : -1
}

function matchGap(
  attempt: Attempt,
  { number, max, at }: { readonly number: number; readonly max: number; readonly at: number },
): number {
  const furthest = Math.min(at + max, attempt.limit)
  for (let place = at; place <= furthest; place++) {
    const end = matchFrom(attempt, number + 1, place)
    if (end >= 0) return end
  }
  return -1
}

function phraseEnd(
  phrase: GlobPhrase,
  { text, at, limit }: { readonly text: ReadText; readonly at: number; readonly limit: number },
): number {
  if (at + phrase.length > limit) return -1
  const { numbers, numbering } = text.numbered
  for (let i = 0; i < phrase.length; i++) {
    const glob = phrase[i]
    if (!glob || !fits(numbering.words[numbers[at + i] as number] ?? '', glob)) return -1
  }
  return at + phrase.length
}
