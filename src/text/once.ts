/** A value made when it is first asked for. */
export function once<T>(make: () => T): { readonly get: () => T; readonly made: () => T | undefined } {
  let value: T | undefined
  return {
    get: () => {
      value ??= make()
      return value
    },
    made: () => value,
  }
}

/** A function that works out what belongs to an object once, as long as the object lives. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly value: T }>()
  return (of) => {
    const known = made.get(of)
    if (known) return known.value
    const value = make(of)
    made.set(of, { value })
    return value
  }
}

/**
 * A function that works out what belongs to a word once.
 *
 * Edge: beyond `limit` distinct words all are worked out anew, so that memory stays bounded.
 */
export function rememberWords<T>(limit: number, make: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>()
  return (word) => {
    const known = kept.get(word)
    if (known !== undefined) return known
    const value = make(word)
    if (kept.size >= limit) kept.clear()
    kept.set(word, value)
    return value
  }
}
