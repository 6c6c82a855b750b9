import type { Format } from './format.js'
import { labelled } from './labelled.js'
import { pairs } from './pairs.js'

/** Every transcript layout that is known. */
export const formats: readonly Format[] = [labelled, pairs]
