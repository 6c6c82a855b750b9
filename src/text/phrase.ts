import { inflectVerb } from './inflect.js'
import type { Element, Pattern } from './pattern.js'

/** The forms of verbs that do not follow the rules. */
export type Irregular = Readonly<Record<string, readonly string[]>>

const MAX_GAP = 3

/**
 * Reads a phrase: words; `~verb` for every form of a verb; `a|b` for a choice; `(word)` for one that may be missing; `...` for up to three tokens.
 *
 * Edge: hyphens and apostrophes split as the tokeniser splits them; a phrase begins with words.
 */
export function parsePhrase(source: string, irregular: Irregular): Pattern {
  return source.split(' ').flatMap((part) => parseElements(part, irregular))
}

/** How much a phrase asks for: longer phrases win over the shorter ones inside them. */
export function phraseWeight(pattern: Pattern): number {
  return pattern.reduce((sum, element) => {
    if (element.kind !== 'words') return sum + 0.1
    return sum + (element.isOptional ? 0.2 : 1 + 1 / element.phrases.length / 10)
  }, 0)
}

function parseElements(part: string, irregular: Irregular): readonly Element[] {
  if (part === '...') return [{ kind: 'gap', max: MAX_GAP }]
  const isOptional = part.startsWith('(') && part.endsWith(')')
  const body = isOptional ? part.slice(1, -1) : part
  const words = (choices: readonly string[]): Element => ({
    kind: 'words',
    phrases: [...new Set(choices)].map((text) => [{ text, isPrefix: false }]),
    isOptional,
  })
  if (!body.includes('|') && !body.startsWith('~')) return splitWord(body).map((word) => words([word]))
  const forms = body
    .split('|')
    .flatMap((word) => (word.startsWith('~') ? inflectVerb(word.slice(1), irregular[word.slice(1)]) : [word]))
  return [words(forms)]
}

/** As the tokeniser does: hyphens stand alone, contractions part. */
function splitWord(word: string): readonly string[] {
  if (word === '-') return [word]
  return word.split(/(-)|(?=n't$)|(?='s$)/).filter((piece) => piece !== undefined && piece !== '')
}
