import { mix32 } from './hash.js'

/** 32 bits of two numbers in their order. */
export function hashPair(left: number, right: number): number {
  return mix32(Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b))
}

/** Numbers for distinct pairs, from 0 on: open addressing, which takes a fraction of a map's memory and time. */
export function createPairIndex(): (left: number, right: number) => number {
  let table = new Int32Array(1 << 12).fill(-1)
  let mask = table.length - 1
  const [lefts, rights, hashes]: [number[], number[], number[]] = [[], [], []]
  const widen = () => {
    table = new Int32Array(table.length * 4).fill(-1)
    mask = table.length - 1
    for (const [slot, hash] of hashes.entries()) {
      let at = hash & mask
      while ((table[at] ?? -1) >= 0) at = (at + 1) & mask
      table[at] = slot
    }
  }
  return (left: number, right: number): number => {
    const hash = hashPair(left, right)
    let at = hash & mask
    for (let slot = table[at] ?? -1; slot >= 0; slot = table[at] ?? -1) {
      if (lefts[slot] === left && rights[slot] === right) return slot
      at = (at + 1) & mask
    }
    const slot = lefts.length
    table[at] = slot
    lefts.push(left)
    rights.push(right)
    hashes.push(hash | 0)
    if (slot * 2 > table.length) widen()
    return slot
  }
}
