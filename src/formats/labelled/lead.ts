import { surface } from '../../model/span.js'
import { foldLabel } from './cues.js'
import type { Step } from './progress.js'

/**
 * Whether a paragraph above the first turn only leads to an interview: a dash sets the speeches off and it has none, it
 * names the label of who asks first, or nobody speaks in it where nothing but the question marks tells the turns.
 */
export function isLead({ paragraph, next, context }: Step): boolean {
  const { text, marked, typography, cues } = context
  if (marked.size > 0) return !marked.has(paragraph.start)
  const words = foldLabel(surface(text, paragraph))
  const { label } = next ?? {}
  if (label) return label.role === 'question' && !label.known.isGeneric && isNamed(label.candidate.key, words)
  const isSpoken = words.split(/[^\p{L}']+/u).some((word) => cues.persons.has(word))
  return typography.style === 'asking' && !isSpoken && !/[?？]/.test(words)
}

function isNamed(key: string, words: string): boolean {
  return key.length > 3 && ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${key} `)
}
