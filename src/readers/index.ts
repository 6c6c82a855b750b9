import { csvReader } from './csv.js'
import { docxReader } from './docx.js'
import { htmlReader } from './html.js'
import { jsonlReader } from './jsonl.js'
import { markdownReader } from './markdown.js'
import { mhtmlReader } from './mhtml.js'
import { pdfReader } from './pdf.js'
import type { Reader } from './reader.js'
import { textReader } from './text.js'
import { xlsxReader } from './xlsx.js'
import { createZipReader } from './zip.js'

const single: readonly Reader[] = [
  ...[textReader, markdownReader, htmlReader, mhtmlReader, docxReader, pdfReader],
  ...[csvReader, jsonlReader, xlsxReader],
]

/** Every kind of file that can be read. */
export const readers: readonly Reader[] = [...single, createZipReader(single)]
