/** A reproducible source of chance: the only one in the program. */
export interface Random {
  /** The next 32 bits, 0 … 4294967295. */
  readonly bits: () => number
  /** A number in [0, 1), in steps of 2^-32. */
  readonly next: () => number
  /** A whole number 0 … n - 1. */
  readonly below: (n: number) => number
}

export type RandomState = readonly [number, number, number, number]

const MASK = (1n << 64n) - 1n

/**
 * One step of SplitMix64: the next state and the 64 bits it gives.
 *
 * Source: Steele, Lea & Flood 2014; the constants of Vigna's public-domain `splitmix64.c`.
 */
export function splitMix64(state: bigint): { readonly state: bigint; readonly value: bigint } {
  const next = (state + 0x9e3779b97f4a7c15n) & MASK
  const mixed = ((next ^ (next >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
  const again = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK
  return { state: next, value: again ^ (again >> 31n) }
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k))
}

/**
 * The xoshiro128** generator from a given state.
 *
 * Edge: a state of four zeros gives zeros only.
 * Source: Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators".
 */
export function xoshiro128(state: RandomState): Random {
  let [a, b, c, d] = state
  const bits = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result
  }
  const next = () => bits() / 4294967296
  return { bits, next, below: (n) => Math.floor(next() * n) }
}

/** FNV-1a over the UTF-16 units of a name, 64 bits. */
function hashName(name: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < name.length; i++) {
    hash = ((hash ^ BigInt(name.charCodeAt(i))) * 0x100000001b3n) & MASK
  }
  return hash
}

/**
 * Chance from a seed, with a stream of its own for each name (a stage, a table, an id), so that no
 * draw depends on the order in which the others are made.
 *
 * Unit: `seed` is a whole number; 0 is a seed like any other.
 */
export function createRandom(seed: number, stream = ''): Random {
  const first = splitMix64(BigInt.asUintN(64, BigInt(Math.trunc(seed))) ^ hashName(stream))
  const second = splitMix64(first.state)
  const word = (value: bigint, shift: bigint) => Number((value >> shift) & 0xffffffffn)
  return xoshiro128([word(first.value, 0n), word(first.value, 32n), word(second.value, 0n), word(second.value, 32n)])
}

/** The items in a random order; the given list stays as it is. Source: Fisher & Yates; Durstenfeld 1964. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const result = [...items]
  for (const [i] of items.entries()) {
    const last = items.length - 1 - i
    const other = random.below(last + 1)
    const [x, y] = [result[last], result[other]]
    if (x === undefined || y === undefined) continue
    result[last] = y
    result[other] = x
  }
  return result
}
