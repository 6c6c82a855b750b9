import { htmlReader } from './html.js'
import type { Reader } from './reader.js'
import { textReader } from './text.js'

/** Every kind of file that can be read. */
export const readers: readonly Reader[] = [textReader, htmlReader]
