/** Holds values between two passes, as long as they are few. */
export interface Keep<T> {
  /** Keeps a value unless there is no more room. */
  readonly put: (key: string, value: T, size: number) => void
  /** Hands a value over, once; undefined where it was not kept. */
  readonly take: (key: string) => T | undefined
}

/** An empty store with room for values of so much size in all. */
export function createKeep<T>(room: number): Keep<T> {
  const kept = new Map<string, { readonly value: T; readonly size: number }>()
  let free = room
  return {
    put: (key, value, size) => {
      if (size > free || kept.has(key)) return
      free -= size
      kept.set(key, { value, size })
    },
    take: (key) => {
      const found = kept.get(key)
      if (!found) return undefined
      free += found.size
      kept.delete(key)
      return found.value
    },
  }
}
