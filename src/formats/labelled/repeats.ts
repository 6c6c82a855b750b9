import type { Found, InventoryContext } from './found.js'

const NUMBERED = /^(.*\S)\s*(?<!\d)\d{1,3}$/
const ASKS_AT_END = /[?？]["”’')\]*]*$/

/**
 * Tells by its key whether a candidate is confirmed by where it comes again: numbered like a sibling (`speaker 1`,
 * `speaker 2`), or with another speaker, or a question where no label is known, between two of its places.
 *
 * Each key is looked at once, in time linear in its places.
 */
export function createRepeats(
  all: readonly Found[],
  { text, lines }: Pick<InventoryContext, 'text' | 'lines'>,
): (key: string) => boolean {
  const places = new Map<string, number[]>()
  const families = new Map<string, number>()
  all.forEach(({ candidate: { key } }, place) => {
    const known = places.get(key)
    if (known) known.push(place)
    else places.set(key, [place])
    const family = NUMBERED.exec(key)?.[1]
    if (family) families.set(family, (families.get(family) ?? 0) + 1)
  })
  const isAnyKnown = all.some(({ known }) => known.isKnown)
  const isAskedBetween = (from: number, to: number) =>
    lines.slice(from, to).some(({ start, end }) => ASKS_AT_END.test(text.slice(start, end)))
  const isRepeated = (key: string) => {
    if ((families.get(NUMBERED.exec(key)?.[1] ?? '') ?? 0) >= 2) return true
    const same = places.get(key) ?? []
    return same.some((place, i) => {
      const before = same[i - 1]
      if (before === undefined) return false
      return place > before + 1 || (!isAnyKnown && isAskedBetween(all[before]?.line ?? 0, all[place]?.line ?? 0))
    })
  }
  const decided = new Map<string, boolean>()
  return (key) => {
    const known = decided.get(key) ?? isRepeated(key)
    decided.set(key, known)
    return known
  }
}
