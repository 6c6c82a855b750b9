import { slugify } from '../../text/normalise.js'
import { type Found, isCapital } from './found.js'
import type { PeopleContext } from './people.js'
import { leftEdge } from './phrases.js'

/** Names of places that no gazetteer holds: capitalised words before a word such as `Province`. */
export function findPlaces(context: PeopleContext): readonly Found[] {
  const { atoms, lexicon, known } = context
  return atoms.flatMap((atom, at): readonly Found[] => {
    if (!isCapital(atom) || !lexicon.is.placeHeads.has(atom.form) || known.covering(at)) return []
    const first = leftEdge(at, context)
    const inside = known.starting(first)
    if (first === at || inside?.entity?.type === 'organisation') return []
    if (inside?.entity?.type === 'place' && inside.end === at) return [{ ...inside, end: at + 1 }]
    const name = context.textOf(first, at + 1)
    const iso3 = inside?.entity?.iso3 ?? ''
    return [
      {
        ...{ first, end: at + 1, rule: 'place-head', isLinked: false, isMetonym: false },
        entity: { id: slugify(name), type: 'place', name, iso3, kind: '' },
      },
    ]
  })
}
