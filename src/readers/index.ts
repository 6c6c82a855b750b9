import type { Reader } from './reader.js'

/** Every kind of file that can be read. */
export const readers: readonly Reader[] = []
