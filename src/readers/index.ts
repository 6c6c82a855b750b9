import { csvReader } from './csv.js'
import { htmlReader } from './html.js'
import { jsonlReader } from './jsonl.js'
import type { Reader } from './reader.js'
import { textReader } from './text.js'
import { xlsxReader } from './xlsx.js'

/** Every kind of file that can be read. */
export const readers: readonly Reader[] = [textReader, htmlReader, csvReader, jsonlReader, xlsxReader]
