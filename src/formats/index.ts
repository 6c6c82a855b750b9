import type { Format } from './format.js'

/** Every transcript layout that is known. */
export const formats: readonly Format[] = []
