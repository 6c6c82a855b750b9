/** A row of whole numbers that grows; what lies beyond `length` means nothing. */
export interface IntList {
  data: Int32Array
  length: number
}

/** An empty row. */
export function createIntList(): IntList {
  return { data: new Int32Array(1 << 10), length: 0 }
}

/** Puts a number at the end of a row. */
export function pushInt(list: IntList, value: number): void {
  if (list.length === list.data.length) widen(list, list.length + 1)
  list.data[list.length++] = value
}

/** Puts zeros at the end of a row, and gives where they begin. */
export function pushZeros(list: IntList, count: number): number {
  const first = list.length
  if (first + count > list.data.length) widen(list, first + count)
  list.data.fill(0, first, first + count)
  list.length += count
  return first
}

function widen(list: IntList, least: number): void {
  const larger = new Int32Array(Math.max(list.data.length * 2, least))
  larger.set(list.data)
  list.data = larger
}
