import type { Institution } from '../../knowledge/institutions.js'
import { anyOf } from '../../text/literal.js'
import { foldMarks } from '../../text/normalise.js'
import { onceFor } from '../../text/once.js'

/** The title words of some institutions, folded once, and one expression that tells whether a line has any. */
interface TitleWords {
  readonly any: RegExp
  readonly plain: ReadonlyMap<string, string>
}

const titleWordsOf = onceFor((institutions: readonly Institution[]): TitleWords => {
  const plain = new Map(
    institutions.flatMap(({ titles }) => titles.map((title) => [title, foldMarks(title).toLowerCase()])),
  )
  return { plain, any: new RegExp(anyOf([...plain.values()])) }
})

/** How long the longest title word of an institution is that a line has; 0 where it has none. */
export function longestTitle(line: string, institutions: readonly Institution[]): number {
  const { any, plain } = titleWordsOf(institutions)
  const folded = line.toLowerCase()
  if (!any.test(folded)) return 0
  return Math.max(0, ...[...plain].map(([title, form]) => (folded.includes(form) ? title.length : 0)))
}

/** The institution whose title words fit best: of the first line that has any, the longest. */
export function findInstitution(
  texts: readonly string[],
  institutions: readonly Institution[],
): Institution | undefined {
  for (const text of texts) {
    const best = longestTitle(text, institutions)
    if (best === 0) continue
    const folded = text.toLowerCase()
    const { plain } = titleWordsOf(institutions)
    return institutions.find(({ titles }) =>
      titles.some((title) => title.length === best && folded.includes(plain.get(title) ?? title)),
    )
  }
  return undefined
}

/** The institution whose site an address belongs to. */
export function bySite(
  places: readonly (string | undefined)[],
  institutions: readonly Institution[],
): Institution | undefined {
  const urls = places.flatMap((place) => (place && /[a-z]\.[a-z]/.test(place) ? [place.toLowerCase()] : []))
  return institutions.find(({ sites }) =>
    sites.some((site) =>
      urls.some((url) => url.includes(`/${site}`) || url.includes(`.${site}`) || url.startsWith(site)),
    ),
  )
}
