/**
 * Maps items with a limited number under way at once and yields the results in the order of the items.
 *
 * Edge: an error of one item surfaces at its turn. Stops taking new items once `isStopped` says so.
 */
export async function* mapInOrder<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
  { concurrency, isStopped }: { readonly concurrency: number; readonly isStopped: () => boolean },
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = []
  let next = 0
  while (next < items.length || underWay.length > 0) {
    while (next < items.length && underWay.length < concurrency && !isStopped()) {
      const started = run(items[next++] as T)
      started.catch(() => {})
      underWay.push(started)
    }
    const first = underWay.shift()
    if (!first) return
    yield await first
  }
}
