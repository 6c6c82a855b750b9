/** Names of features, each with a number of its own, from 0 on. */
export interface FeatureBook {
  /** The number of a feature; -1 of one that is not in the book and is not entered. */
  readonly numberOf: (name: string) => number
  readonly names: readonly string[]
  /** Whether a feature that is not in the book would be entered. */
  readonly admits: (name: string) => boolean
}

/** A book of known features. Others are entered when they come, where `admits` says so. */
export function createFeatureBook(known: Iterable<string>, admits: (name: string) => boolean): FeatureBook {
  const names = [...new Set(known)]
  const numbers = new Map(names.map((name, number) => [name, number]))
  const numberOf = (name: string): number => {
    const number = numbers.get(name)
    if (number !== undefined) return number
    if (!admits(name)) return -1
    numbers.set(name, names.length)
    return names.push(name) - 1
  }
  return { numberOf, names, admits }
}

/** What is measured of one text: features, in the order in which they came first, and how much of each. */
export interface Features {
  readonly book: FeatureBook
  readonly numbers: Int32Array
  readonly values: Float64Array
}

/** Features with their names. */
export function namedFeatures({ book, numbers, values }: Features): readonly (readonly [string, number])[] {
  return Array.from(numbers, (number, i) => [book.names[number] ?? '', values[i] ?? 0] as const)
}

/** Collects the features of one text after the other. What has number -1 is left out. */
export interface Tally {
  readonly book: FeatureBook
  readonly set: (feature: number, value: number) => void
  /** Sets a feature to the greater of its value and this one. */
  readonly raise: (feature: number, value: number) => void
  /** Counts a feature once more, up to a limit. */
  readonly count: (feature: number, limit: number) => void
  /** The features that have come so far. */
  readonly numbers: () => Int32Array
  /** What was collected; the next text begins with nothing. */
  readonly take: () => Features
}

/** An empty tally. */
export function createTally(book: FeatureBook): Tally {
  let values = new Float64Array(book.names.length)
  let texts = new Int32Array(book.names.length)
  let order = new Int32Array(book.names.length)
  let [text, count] = [1, 0]
  const widen = () => {
    const size = book.names.length * 2
    values = widened(values, new Float64Array(size))
    texts = widened(texts, new Int32Array(size))
    order = widened(order, new Int32Array(size))
  }
  const enter = (feature: number): boolean => {
    if (feature >= values.length) widen()
    if (texts[feature] === text) return false
    texts[feature] = text
    order[count++] = feature
    return true
  }
  const set = (feature: number, value: number) => {
    if (feature < 0) return
    enter(feature)
    values[feature] = value
  }
  const take = (): Features => {
    const numbers = order.slice(0, count)
    const taken = { book, numbers, values: new Float64Array(count) }
    for (let i = 0; i < count; i++) taken.values[i] = values[numbers[i] as number] as number
    text++
    count = 0
    return taken
  }
  const amountOf = (feature: number) => (texts[feature] === text ? (values[feature] as number) : 0)
  return {
    ...{ book, set, take },
    raise: (feature, value) => {
      if (feature >= 0 && amountOf(feature) < value) set(feature, value)
    },
    count: (feature, limit) => {
      if (feature >= 0) set(feature, Math.min(limit, amountOf(feature) + 1))
    },
    numbers: () => order.slice(0, count),
  }
}

function widened<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** A row of weights for each of some features of a book, end to end. */
export interface FeatureRows {
  readonly width: number
  /** Which row a feature has; -1 where it has none. */
  readonly rowOf: Int32Array
  readonly rows: Float64Array
}

/** The rows of a table of weights by the numbers of a book; what a short row leaves out is 0. */
export function layRows(
  book: FeatureBook,
  { width, table, step = 1 }: { readonly width: number; readonly table: FeatureTable; readonly step?: number },
): FeatureRows {
  const entries = Object.entries(table)
  const numbers = entries.map(([name]) => book.numberOf(name))
  const rowOf = new Int32Array(book.names.length).fill(-1)
  const rows = new Float64Array(entries.length * width)
  entries.forEach(([, weights], row) => {
    const number = numbers[row] ?? -1
    if (number >= 0) rowOf[number] = row
    for (let i = 0; i < width; i++) rows[row * width + i] = (weights[i] ?? 0) * step
  })
  return { width, rowOf, rows }
}

type FeatureTable = Readonly<Record<string, readonly number[]>>

/** Whether a feature has a row of weights. */
export function hasRow({ rowOf }: FeatureRows, feature: number): boolean {
  return feature < rowOf.length && (rowOf[feature] as number) >= 0
}

/** Adds to `sums` each feature's value times its weights, in the order of the features. */
export function addFeatures(sums: Float64Array, { numbers, values }: Features, table: FeatureRows): void {
  const { width, rowOf, rows } = table
  for (let at = 0; at < numbers.length; at++) {
    const feature = numbers[at] as number
    if (!hasRow(table, feature)) continue
    const value = values[at] as number
    const first = (rowOf[feature] as number) * width
    for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + value * (rows[first + i] as number)
  }
}
