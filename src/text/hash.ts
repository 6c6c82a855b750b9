const PRIME = 16777619
const OFFSET = 2166136261

/** Stirs 32 bits so that neighbouring numbers lie far apart. Source: the finaliser of MurmurHash3, public domain. */
export function mix32(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** 32 bits of a text. Source: FNV-1a over UTF-16 units, stirred. */
export function hashText(text: string, seed = 0): number {
  let hash = (OFFSET ^ seed) | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return mix32(hash)
}

/** A short name for a text that stays the same wherever it is found: 10 hexadecimal digits. */
export function shortHash(text: string): string {
  const high = hashText(text).toString(16).padStart(8, '0')
  const low = (hashText(text, 1) >>> 24).toString(16).padStart(2, '0')
  return high + low
}
