import { SourceError } from '../model/issue.js'
import type { Reader } from './reader.js'

/** PDF files that hold text; lines are joined to paragraphs, page numbers and repeated page heads left out. */
export const pdfReader: Reader = {
  name: 'pdf',
  about: 'PDF files with a text layer.',
  extensions: ['.pdf'],
  maxBytes: 200_000_000,
  read: async ({ bytes }) => {
    const [{ readPages }, { joinPages }, { cleanText }] = await Promise.all([
      import('./pdf/pages.js'),
      import('./pdf/paragraphs.js'),
      import('./decode.js'),
    ])
    const { text, bold, asides } = joinPages(await readPages(bytes))
    const { clean, cleaned } = cleanText(text)
    if (!clean.trim()) throw noText()
    return [{ member: '', text: clean, encoding: 'utf-8', bold, meta: {}, records: [], issues: cleaned, asides }]
  },
}

function noText(): SourceError {
  return new SourceError({
    code: 'no-text',
    message: 'the PDF holds pictures of pages and no text',
    hint: 'recognise its text first (OCR), and give the result',
  })
}
