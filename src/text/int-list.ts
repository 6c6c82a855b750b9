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
  if (list.length === list.data.length) {
    const larger = new Int32Array(list.length * 2)
    larger.set(list.data)
    list.data = larger
  }
  list.data[list.length++] = value
}
