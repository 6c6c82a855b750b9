import type { Format } from './format.js'
import { chineseMinistry, labelled, whiteHouse } from './labelled.js'
import { pairs } from './pairs.js'

/** Every transcript layout that is known. */
export const formats: readonly Format[] = [chineseMinistry, labelled, pairs, whiteHouse]
