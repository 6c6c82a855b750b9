import type { Institution } from '../../knowledge/institutions.js'
import { foldMarks } from '../../text/normalise.js'
import type { HeaderCues } from './header-cues.js'

const SPOKEN_HAN = /发言人\s*(\p{Script=Han}{2,4}?)(?:就|主持|举行|答|同志|$)/u

interface NameContext {
  readonly institution: Institution | undefined
  readonly cues: HeaderCues
}

/** Full names of who speaks, as the first of some lines that names anybody gives them: known spokespersons, and names behind an office. */
export function speakersIn(texts: readonly string[], { institution, cues }: NameContext): readonly string[] {
  for (const text of texts) {
    const folded = foldMarks(text).replace(/\s+/g, ' ')
    const lower = folded.toLowerCase()
    const known = (institution?.spokespersons ?? [])
      .filter((name) => lower.includes(name.toLowerCase()))
      .toSorted((a, b) => lower.indexOf(a.toLowerCase()) - lower.indexOf(b.toLowerCase()))
    const spoken = [
      ...folded.matchAll(cues.office),
      ...folded.matchAll(cues.fieldOffice),
      ...folded.matchAll(cues.officeBehind),
    ]
      .toSorted((a, b) => a.index - b.index)
      .map((match) => (match[1] ?? '').trim())
      .filter((name) => isName(name, cues) && !known.some((other) => name.includes(other) || other.includes(name)))
    const han = SPOKEN_HAN.exec(folded)?.[1]
    const all = [...new Set([...known, ...spoken, ...(han && !known.includes(han) ? [han] : [])])]
    if (all.length > 0) return all
  }
  return []
}

/** Two words or more, none of which no name holds. */
function isName(words: string, { notNames }: HeaderCues): boolean {
  return /^[A-Z][\p{L}'.-]+ /u.test(words) && !words.split(' ').some((word) => notNames.has(word.toLowerCase()))
}
